"""A company of about 150 people in six cities, as a file of people tells of it; no activity."""

from random import Random

from invites.people import CustomerId, Person, PersonId

GLOBEX = CustomerId("globex")
ZONES = {
    "berlin": "Europe/Berlin",
    "paris": "Europe/Paris",
    "madrid": "Europe/Madrid",
    "york": "America/New_York",
    "paulo": "America/Sao_Paulo",
    "tokyo": "Asia/Tokyo",
}
# department: name of the person, city, title, name of the manager; names end in a number if several
_TABLE = """
Executive
ceo york Chief Executive Officer -
assistant york Executive Assistant to the CEO ceo
Sales
cro york Chief Revenue Officer ceo
sales-berlin berlin Vertriebsleiter DACH cro
ae-berlin*3 berlin Account Executive, DACH sales-berlin
sdr-berlin*2 berlin Vertriebsmitarbeiterin sales-berlin
sales-paris paris Directrice commerciale France cro
ae-paris*3 paris Ingénieur commercial sales-paris
sdr-paris*1 paris Commerciale sales-paris
sales-madrid madrid Directora Comercial Iberia cro
ae-madrid*3 madrid Ejecutivo de cuentas sales-madrid
sales-york york VP Sales, Americas cro
ae-york*4 york Sr. Account Executive sales-york
sdr-york*2 york SDR sales-york
sales-paulo paulo Diretor Comercial Brasil cro
ae-paulo*3 paulo Executivo de contas sales-paulo
sales-tokyo tokyo 営業部長 cro
ae-tokyo*3 tokyo 営業担当 sales-tokyo
Solutions
se-head york Director, Solutions Engineering cro
se-berlin berlin Solutions Engineer se-head
se-york*2 york Sales Engineer se-head
Revenue Operations
revops york Head of Revenue Operations cro
revops-york york RevOps Analyst revops
Marketing
cmo york Chief Marketing Officer ceo
mkt-berlin berlin Leiterin Marketing DACH cmo
mkt-berlin-more*2 berlin Marketing Manager mkt-berlin
mkt-paris paris Responsable marketing France cmo
mkt-paris-more paris Chargée de communication mkt-paris
mkt-york york Marketing Director, Americas cmo
mkt-york-more*2 york Demand Generation Manager mkt-york
mkt-tokyo tokyo マーケティング部長 cmo
Partnerships
partner berlin Head of Partnerships cro
partner-york york Partner Manager partner
Product
cpo berlin VP Product ceo
pm-berlin*3 berlin Product Manager cpo
pm-york*2 york Senior PM, Growth cpo
Design
design berlin Head of Design cpo
designer-berlin*3 berlin Product Designer design
designer-york york UX Designer design
Engineering
cto berlin Chief Technology Officer ceo
em-berlin*2 berlin Engineering Manager cto
eng-berlin*10 berlin Software Engineer II em-berlin1
em-york york Engineering Manager, Growth cto
eng-york*5 york Backend Developer em-york
eng-paulo*3 paulo Desenvolvedor em-york
Data
data york Head of Data cto
data-york*2 york Data Analyst data
data-berlin berlin Data Scientist data
IT
ciso berlin CISO cto
sec-berlin berlin Security Engineer ciso
it-berlin berlin Systemadministratorin ciso
it-york york IT Administrator ciso
Support
support madrid Head of Support ceo
sup-madrid*3 madrid Agente de soporte support
sup-york*2 york Customer Support Specialist support
sup-tokyo tokyo カスタマーサポート support
Customer Success
cs york VP Customer Success ceo
csm-york*3 york Customer Success Manager cs
csm-berlin*2 berlin CSM, DACH cs
csm-paris paris Customer Success Manager, France cs
csm-madrid madrid Customer Success Manager, Iberia cs
csm-tokyo tokyo カスタマーサクセスマネージャー cs
Finance
cfo york Chief Financial Officer ceo
fin-berlin berlin Leiter Controlling cfo
fin-berlin-more*2 berlin Buchhalterin fin-berlin
fin-paris paris Responsable comptabilité cfo
fin-york*2 york Senior Accountant cfo
fin-tokyo tokyo 経理 cfo
fin-paulo paulo Analista financeiro cfo
Legal
gc york General Counsel ceo
legal-berlin berlin Syndikusanwältin gc
dpo-berlin berlin Datenschutzbeauftragter gc
legal-paris paris Juriste gc
legal-madrid madrid Abogada gc
legal-paulo paulo Advogado gc
legal-tokyo tokyo 法務担当 gc
legal-york york Paralegal gc
Procurement
proc berlin Leiter Einkauf cfo
proc-paris paris Acheteuse proc
People
chro york Chief People Officer ceo
hr-berlin berlin Personalleiterin chro
hr-berlin-more berlin Recruiterin hr-berlin
hr-york*2 york Recruiter chro
hr-paris paris Chargée RH chro
hr-madrid madrid Técnica de selección chro
Operations
coo york Chief Operating Officer ceo
ops-york york Business Operations Manager coo
ops-berlin berlin Office Manager coo
PMO
pmo berlin Head of PMO coo
pmo-berlin*2 berlin Projektleiterin pmo
pmo-york york Technical Program Manager pmo
"""


def _rows() -> list[tuple[str, str, str, str, str]]:
    rows, department = [], ""
    for line in _TABLE.strip().splitlines():
        name, *rest = line.split(" ")
        if not rest or rest[0] not in ZONES:
            department = line
            continue
        name, _, several = name.partition("*")
        names = [f"{name}{number + 1}" for number in range(int(several))] if several else [name]
        rows += [(each, department, rest[0], " ".join(rest[1:-1]), rest[-1]) for each in names]
    return rows


def company() -> list[Person]:
    """Identifiers say nothing: who is equal comes in no order that could help."""
    rows = _rows()
    numbers = Random(7).sample(range(1000, 9999), len(rows))  # noqa: S311 - a shuffle, no secret
    ids = {row[0]: PersonId(f"p{number}") for row, number in zip(rows, numbers, strict=True)}
    return [
        Person(
            id=ids[name],
            customer_id=GLOBEX,
            name=name,
            title=title,
            department=department,
            manager_id=ids.get(manager),
            time_zone=ZONES[city],
        )
        for name, department, city, title, manager in rows
    ]
