"""Titles as people really write them, and the job roles they cover."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from invites.people import CustomerId, Person, PersonId, PersonKind
from invites.roles import NEEDS, ROLES, JobRole, covers, find, gaps, needs_of, roles_of
from invites.work import WorkItem, WorkItemId, WorkItemKind

# title | roles, "+" for the head of a field, "-" for none
TITLES = """
VP Sales | sales+
VP of Sales, EMEA | sales+
V.P. Sales | sales+
Vice President, Sales | sales+
Vice-President of Sales | sales+
SVP Global Sales | sales+
Senior Vice President - Enterprise Sales | sales+
Regional Vice President of Sales (West) | sales+
RVP Sales | sales+
Head of Sales | sales+
Head of Revenue | sales+
Head of Sales Development | sales+
Sales Director | sales+
Director, Sales | sales+
Dir. Sales, DACH | sales+
Director of Business Development | sales+
Sales Manager | sales+
Regional Sales Mgr | sales+
Manager, Inside Sales | sales+
Sales Lead | sales+
Sales Team Lead | sales+
Team Leader Inside Sales | sales+
Head of Go-to-Market | sales+
Commercial Director | sales+
CRO | sales+ executive
Chief Revenue Officer | sales+ executive
Chief Commercial Officer | sales+ executive
Leiter Vertrieb | sales+
Leiterin Vertrieb & Marketing | sales+ marketing+
Vertriebsleiter | sales+
Vertriebsleiterin | sales+
Vertriebsleiter:in (m/w/d) | sales+
Leitung Vertrieb | sales+
Verkaufsleiter | sales+
Directeur commercial | sales+
Directrice Commerciale | sales+
Directeur des ventes | sales+
Chef des ventes | sales+
Jefe de ventas | sales+
Jefa de Ventas | sales+
Director Comercial | sales+
Gerente de Vendas | sales+
Diretora Comercial | sales+
Account Executive | sales
Senior Account Executive, Mid-Market | sales
Sr. AE | sales
AE | sales
Enterprise AE (UKI) | sales
Acct Exec | sales
Account Manager | sales
Key Account Manager | sales
Account Director | sales
SDR | sales
BDR | sales
Sales Development Representative | sales
Business Development Manager | sales
Sales Executive | sales
Sales Rep | sales
Lead Account Executive | sales
Intern, Sales | sales
Sales Assistant | sales
Außendienst | sales
Commerciale | sales
Technico-commercial | sales
Ejecutivo de cuentas | sales
Gerente de Contas | sales
Assistant to the VP Sales | -
Executive Assistant to the CRO | -
EA to CEO | -
PA to the Head of Legal | -
Assistentin der Vertriebsleitung | -
Assistant de direction | -
Former VP Sales | -
Student | -
Sales Engineer | solutions
Senior Sales Engineer | solutions
Solutions Architect | solutions
Presales Consultant | solutions
Pre-Sales Engineer | solutions
Head of Sales Engineering | solutions+
Manager, Sales Engineering | solutions+
Director of Solutions Engineering | solutions+
RevOps | revenue_operations operations
Revenue Operations Manager | revenue_operations operations
Sales Operations Analyst | revenue_operations operations
Head of Sales Ops | revenue_operations+ operations
Sales Enablement Manager | revenue_operations operations
Marketing Operations Specialist | revenue_operations marketing
CMO | marketing+ executive
VP Marketing | marketing+
Head of Growth | marketing+
Marketing Director | marketing+
Responsable marketing | marketing+
Leiter:in Marketing | marketing+
Marketing Manager | marketing
Product Marketing Manager | marketing
Demand Generation Manager | marketing
Lead Generation Specialist | marketing
Marketing Executive | marketing
Content Strategist | marketing
PR & Communications | marketing
SEO/SEM Specialist | marketing
VP Sales and Marketing | sales+ marketing+
Sales & Marketing Coordinator | sales marketing
Partner Manager | partner
Channel Sales Manager | partner
Head of Partnerships | partner+
Director, Alliances | partner+
CSM | customer_success
Customer Success Manager | customer_success
Senior CSM - Enterprise | customer_success
Manager, Customer Success | customer_success+
VP Customer Success | customer_success+
Technical Account Manager | customer_success
Implementation Consultant | customer_success
Kundenbetreuerin | customer_success
Support Engineer | support
Technical Support Specialist | support
Team Lead Customer Support | support+
Head of Support | support+
Customer Service Representative | support
Atención al cliente | support
Product Manager | product
Senior Technical Product Manager | product
Product Owner | product
Produktmanagerin | product
Chef de produit | product
Jefe de producto | product
Group Product Manager | product+
Director, Product Management | product+
VP Product | product+
CPO | product+ executive
UX Designer | design
Product Designer | design
Lead Designer | design
Art Director | design
UX/UI Designer | design
Marketing Designer | design
Creative Director | design+
Head of Design | design+
Director of UX | design+
Sr. SWE | engineering
Staff Software Engineer | engineering
Lead Engineer | engineering
Principal Engineer, Payments | engineering
Frontend Developer | engineering
Full-Stack Developer (Sales Tools) | engineering
DevOps Engineer | engineering
SRE | engineering
QA Engineer | engineering
Tech Lead | engineering
Softwareentwicklerin | engineering
Software-Entwickler (m/w/d) | engineering
Développeuse back-end | engineering
Ingeniero de software | engineering
Desenvolvedora Sênior | engineering
Engineering Manager | engineering+
EM, Payments | engineering+
Software Engineering Manager | engineering+
Director of Engineering | engineering+
VP Eng | engineering+
Head of R&D | engineering+
Leiter Entwicklung | engineering+
CTO | engineering+ executive
Co-Founder & CTO | engineering+ executive
Legal Engineer | -
Head of Legal Engineering | -
Data Scientist | data
Marketing Data Analyst | data
Data Engineer | data engineering
Lead, Data Science | data+
Head of Analytics | data+
IT Administrator | it_security
System Administrator | it_security
Security Engineer | it_security engineering
CISO | it_security+ executive
Head of IT | it_security+
IT-Leiter | it_security+
DSI | it_security+
Project Manager | project_management
Technical Program Manager | project_management
Projektleiter Vertrieb | project_management
Chef de projet | project_management
Scrum Master | project_management
COO | operations+ executive
Operations Manager | operations
Director of Operations | operations+
Chief of Staff | operations
Chief of Staff to the CRO | operations
CFO | finance+ executive
VP Finance | finance+
Senior Accountant | finance
Revenue Accountant | finance
Revenue Analyst | finance
FP&A Manager | finance
Financial Controller | finance+
Contador | finance
Leiterin Finanzen | finance+
General Counsel | legal+
Deputy General Counsel | legal+
Associate General Counsel | legal
Commercial Counsel | legal
Product Counsel | legal
Paralegal | legal
Head of Legal & Compliance | legal+
Directrice juridique | legal+
Rechtsanwältin | legal
Abogada | legal
Data Protection Officer | legal
Procurement Manager | procurement
Head of Procurement | procurement+
Einkäufer | procurement
Leiter Einkauf | procurement+
Responsable achats | procurement+
Recruiter | people_hr
Sales Recruiter | people_hr
Technical Recruiter, Engineering | people_hr
HR Business Partner | people_hr
HRBP | people_hr
Head of People | people_hr+
VP People & Culture | people_hr+
VP, Learning & Development | people_hr+
DRH | people_hr+
Personalleiterin | people_hr+
Chargée de recrutement | people_hr
Diretora de Recursos Humanos | people_hr+
CEO | executive
Chief Executive Officer | executive
Founder | executive
Managing Director | executive
Geschäftsführer | executive
Directeur général | executive
Vice President | executive
President, Sales | sales+ executive
Executive Director, Marketing | marketing+ executive
Managing Director, EMEA | executive
Non-executive Director | -
Aspiring Product Manager | -
Vertriebsassistentin | sales
Assistente de vendas | sales
Ingénieur d'affaires | sales
Chargée de clientèle | customer_success
Kundenberater | customer_success
Ingeniera de datos | data engineering
Sr Dir Sales Eng | solutions+
Security Sales Engineer | solutions
GTM Engineer | revenue_operations operations
Event Manager | marketing
Kaufmännischer Leiter | finance+
Machine Learning Engineer | data engineering
Deputy CFO | finance+ executive
VP of Sales at Legal Corp | sales+
Assistant to Sarah Chen, Head of Sales | -
CEO's Executive Assistant | -
Advisor to the CEO | -
Head Chef | -
Assistant | -
Director | -
Barista | -
"""
TABLE = [tuple(line.split(" | ")) for line in TITLES.strip().splitlines()]


def spelled_out(roles: str) -> frozenset[str]:
    named = [role for role in roles.split() if role != "-"]
    heads = {role.removesuffix("+") + "_leadership" for role in named if role.endswith("+")}
    return frozenset(role.removesuffix("+") for role in named) | heads


@pytest.mark.parametrize(("title", "roles"), TABLE)
def test_a_title_covers_what_it_says_and_no_more(title: str, roles: str) -> None:
    assert roles_of(title) == spelled_out(roles)


@pytest.mark.parametrize("name", ["titles_further.txt", "titles_afterwards.txt"])
def test_titles_of_further_languages_and_those_written_afterwards(name: str) -> None:
    """What a first try made of the second table stands in the docs."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.rsplit(" | ", 1) for line in lines if line and not line.startswith("#")]
    expected = {title: spelled_out(roles) for title, roles in pairs}
    assert {title: roles_of(*title.split(" @ ")) for title in expected} == expected


def test_the_table_is_long_and_names_only_roles_that_exist() -> None:
    assert len({title for title, _ in TABLE}) == len(TABLE) >= 150
    assert frozenset().union(*(spelled_out(roles) for _, roles in TABLE)) <= ROLES.keys()


@pytest.mark.parametrize(
    ("title", "department", "roles"),
    [
        ("", "Sales", "sales"),
        ("Director", "Sales", "sales+"),
        ("Head of EMEA", "Sales", "sales+"),
        ("Manager", "Engineering", "engineering+"),
        ("Manager", "Marketing", "marketing"),
        ("Specialist", "Legal", "legal"),
        ("Vice President", "Finance", "finance+"),
        ("Solutions Engineer", "Sales", "solutions"),
        ("Executive Assistant", "Sales", "-"),
        ("Team Assistant", "Vertrieb", "-"),
        ("Recruiter", "Engineering", "people_hr"),
        ("CPO", "People", "people_hr+ executive"),
        ("CPO", "Product", "product+ executive"),
        ("Analyst", "Customer Success", "customer_success"),
        ("", "", "-"),
        ("Barista", "Kitchen", "-"),
    ],
)
def test_a_department_counts_when_the_title_names_no_field(
    title: str, department: str, roles: str
) -> None:
    assert roles_of(title, department) == spelled_out(roles)


@pytest.mark.parametrize(
    "title", ["x" * 100_000, "\u202eselaS PV", "((((", "of of of", "&/,|", "\0"]
)
def test_odd_titles_are_nobody_and_no_trouble(title: str) -> None:
    assert roles_of(title) == frozenset()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("head of sales", "sales_leadership"),
        ("sales leadership", "sales_leadership"),
        ("Sales Leader", "sales_leadership"),
        ("sales_leadership", "sales_leadership"),
        ("legal", "legal"),
        ("a lawyer", "legal"),
        ("HR", "people_hr"),
        ("People and HR", "people_hr"),
        ("IT and security", "it_security"),
        ("engineers", "engineering"),
        ("someone from marketing", "marketing"),
        ("partner", "partner"),
        ("Partnerships", "partner"),
        ("executives", "executive"),
        ("CFO", "finance_leadership"),
        ("vertrieb", "sales"),
        ("gibberish", None),
        ("", None),
    ],
)
def test_an_administrator_finds_a_role_in_their_own_words(words: str, role: str | None) -> None:
    assert find(words) == role


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.name)
def test_every_role_is_found_by_its_name_and_by_its_label(role: JobRole) -> None:
    assert find(role.name) == find(role.label) == find(role.label.upper()) == role.name


def person(title: str = "", *, left: bool = False, kind: PersonKind = PersonKind.MEMBER) -> Person:
    return Person(
        id=PersonId(title),
        customer_id=CustomerId("c"),
        name="Robin Vance",
        title=title,
        left=left,
        kind=kind,
    )


def item(kind: WorkItemKind, title: str = "", roles: tuple[str, ...] = ()) -> WorkItem:
    return WorkItem(
        id=WorkItemId("w"),
        customer_id=CustomerId("c"),
        kind=kind,
        title=title,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        roles=roles,
    )


def test_whoever_left_and_outsiders_and_bots_cover_nothing() -> None:
    assert covers(person("Head of Sales"), "sales_leadership")
    assert not covers(person("Head of Sales", left=True), "sales_leadership")
    assert not covers(person("Head of Sales", kind=PersonKind.EXTERNAL), "sales_leadership")
    assert not covers(person("Sales Bot", kind=PersonKind.BOT), "sales")


def test_every_kind_of_work_item_has_needs_that_exist() -> None:
    assert NEEDS.keys() == set(WorkItemKind)
    assert {role for roles in NEEDS.values() for role in roles} <= ROLES.keys()


@pytest.mark.parametrize(
    ("title", "needs"),
    [
        ("q3-outreach-cadence", NEEDS[WorkItemKind.CADENCE]),
        ("q3-outreach", NEEDS[WorkItemKind.CADENCE]),
        ("acme_contract", ("legal",)),
        ("Vertrag Müller", ("legal",)),
        ("orçamento-2027", ("finance",)),
        ("postmortem-checkout", ("engineering", "support")),
        ("general", ()),
        ("contractors-lunch", ()),
    ],
)
def test_a_bare_channel_needs_what_its_name_clearly_says(
    title: str, needs: tuple[str, ...]
) -> None:
    assert needs_of(item(WorkItemKind.CHANNEL, title)) == needs


def test_roles_given_to_a_work_item_replace_the_usual_ones() -> None:
    assert needs_of(item(WorkItemKind.CADENCE, roles=("legal",))) == ("legal",)


def test_gaps_are_the_needs_that_no_member_covers_in_their_order() -> None:
    cadence = item(WorkItemKind.CADENCE)
    assert gaps(cadence, [person("SDR"), person("Sales Engineer")]) == (
        "sales_leadership",
        "marketing",
    )
    assert gaps(cadence, [person("VP Sales"), person("CMO")]) == ()
