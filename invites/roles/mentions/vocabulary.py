"""The words by which a message names a role: departments, and people of a trade. No sentences here.

Stricter than the words of titles: "content", "support" or "people" mean too much in running text to
stand for a role everywhere. Words are folded: lower case, no accents.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mention:
    """Whether the words name the department, somebody of the trade, or may mean either."""

    role: str
    department: bool = False
    person: bool = False


# role: departments. A department that is an ordinary word as well stands in `ORDINARY`, too.
_DEPARTMENTS = {
    "sales": """
        sales; business development; biz dev; bizdev; inside sales; field sales; account management;
        vertrieb; vertriebsteam; verkauf; vertriebsabteilung; ventes; commercial; commerciaux;
        direction commerciale; commerciale; ventas; comercial; vendas; vendite; verkoop; commerciele
    """,
    "solutions": """
        solutions engineering; solution engineering; sales engineering; presales; pre sales; avant
        vente; preventa; pre venda; pre vendas
    """,
    "revenue_operations": """
        revops; rev ops; revenue operations; revenue ops; sales ops; sales operations; sales
        enablement; deal desk; vertriebssteuerung
    """,
    "marketing": """
        marketing; product marketing; comms; communications; pr; public relations; mktg; growth
        marketing; demand gen; communication; comunicacion; comunicacao; presse; pressestelle;
        marketingabteilung; marketingteam
    """,
    "partner": """
        partnerships; alliances; channel sales; partner team; partnermanagement; partenariats;
        alianzas; parcerias
    """,
    "customer_success": """
        customer success; client success; cs team; cs; exito del cliente; sucesso do cliente; succes
        client; renewals team; onboarding team
    """,
    "support": """
        support; customer support; tech support; technical support; customer service; helpdesk; help
        desk; customer care; kundendienst; kundenservice; kundensupport; service client; soporte;
        atencion al cliente; suporte; atendimento; supportteam; klantenservice; assistenza
    """,
    "product": """
        product; product management; produktmanagement; produkt; produktteam; produit; producto;
        produto; prodotto
    """,
    "design": """
        design; ux; ui; ux design; product design; creative team; brand design; diseno; designteam;
        progettazione
    """,
    "engineering": """
        engineering; eng; dev; dev team; devops; backend; frontend; platform team; infra; sre; qa;
        development; r&d; rnd; entwicklung; entwicklungsabteilung; entwicklerteam; technik;
        developpement; ingenierie; technique; desarrollo; ingenieria; desenvolvimento;
        engenharia; sviluppo; mobile team; infrastructure team; technology
    """,
    "data": """
        data team; data science; analytics; bi; business intelligence; data; datenanalyse; datos;
        dados; data engineering; ml team
    """,
    "it_security": """
        security; infosec; cybersecurity; cyber security; information security; itdept security;
        secops; itdept sicherheit; informationssicherheit; sicherheit; securite; seguridad;
        seguranca; sicurezza; beveiliging; itdept; itdept abteilung; edv; informatique;
        dsi; informatica; itdept support; ict; ti; sistemas
    """,
    "project_management": """
        pmo; project management; program management; projektmanagement; gestion de projets; gestion
        proyectos; gestao de projetos
    """,
    "operations": """
        operations; ops; ops team; biz ops; bizops; business operations; logistics; supply chain;
        facilities; operaciones; operacoes; logistik; logistique; logistica
    """,
    "finance": """
        finance; accounting; accounts payable; accounts receivable; billing; payroll; treasury; tax;
        fp&a; fpa; controlling; finanzen; finanzabteilung; buchhaltung; rechnungswesen; finanzteam;
        comptabilite; compta; direction financiere; finances; finanzas; contabilidad;
        tesoreria; financeiro; contabilidade; financas; contabilita; amministrazione; financien;
        boekhouding; steuern
    """,
    "legal": """
        legal; compliance; privacy; legal and compliance; regulatory; rechtsabteilung; rechtsteam;
        recht; datenschutz; juristen; juridique; service juridique; direction juridique;
        conformite; juridico; juridica; cumplimiento; asesoria juridica; legale; ufficio legale;
        juridische; juridische zaken
    """,
    "procurement": """
        procurement; purchasing; sourcing; vendor management; einkauf; beschaffung; achats; compras;
        acquisti; inkoop; einkaufsabteilung
    """,
    "people_hr": """
        hr; human resources; people team; people ops; people operations; talent acquisition;
        recruiting; recruitment; talent team; personal; personalabteilung; rh; ressources humaines;
        drh; recursos humanos; rrhh; risorse umane; personeelszaken; personalwesen
    """,
    "executive": """
        leadership; exec team; executive team; c suite; management team; upper
        management; senior leadership; geschaftsfuhrung; geschaftsleitung; vorstand; direction
        generale; comex; codir; direccion general; direccion; diretoria; direzione; directie
    """,
}
# role: people of the trade; plurals in "s" are understood.
_PEOPLE = {
    "sales": """
        account executive; ae; account manager; key account manager; kam; sdr; bdr; salesperson;
        sales rep; sales representative; seller; vertriebler; vertrieblerin; vertriebsmitarbeiter;
        vertriebsmitarbeiterin; verkaufer; verkauferin; vendeur; vendeuse; commercial; commerciale;
        vendedor; vendedora; venditore; verkoper; closer; ejecutivo de cuentas; executivo de contas
    """,
    "solutions": """
        sales engineer; solutions engineer; solution engineer; solutions architect; solution
        architect; solutions consultant; solution consultant; presales engineer; presales consultant
    """,
    "revenue_operations": "sales ops person; revops person; salesforce admin",
    "marketing": """
        marketer; marketing manager; product marketer; product marketing manager; pmm; copywriter;
        content writer; seo expert; seo specialist; marketeer; redacteur; redactrice; redactor;
        redactora; redator; redatora; texter; texterin; marketingmanager; marketingmanagerin
    """,
    "partner": "partner manager; channel manager; alliance manager; partnermanager",
    "customer_success": """
        customer success manager; csm; onboarding manager; implementation consultant; tam; technical
        account manager; kundenbetreuer; kundenbetreuerin
    """,
    "support": """
        support engineer; support agent; support rep; support specialist; supportmitarbeiter;
        supportmitarbeiterin
    """,
    "product": """
        product manager; pm; product owner; po; produktmanager; produktmanagerin; chef de produit;
        cheffe de produit; jefe de producto; jefa de producto; gerente de produto; gerente de
        producto
    """,
    "design": """
        designer; ux designer; ui designer; product designer; graphic designer; ux researcher; user
        researcher; illustrator; grafiker; grafikerin; graphiste; disenador; disenadora; designerin;
        motion designer; ux writer; ux expert; ontwerper; grafico; vormgever
    """,
    "engineering": """
        engineer; developer; dev; programmer; backend engineer; frontend engineer; backend
        developer; frontend developer; back end developer; front end developer; software engineer;
        devops engineer; sre; qa engineer; tester; mobile developer; ios developer; android
        developer; full stack developer; tech lead; entwickler; entwicklerin; programmierer;
        programmiererin; softwareentwickler; softwareentwicklerin; developpeur; developpeuse;
        ingenieur; ingenieure; ingenieurin; desarrollador; desarrolladora; ingeniero; ingeniera;
        programador; programadora; desenvolvedor; desenvolvedora; engenheiro; engenheira;
        sviluppatore; sviluppatrice; ontwikkelaar; dba; platform engineer; ios engineer; android
        engineer; mobile engineer
    """,
    "data": """
        data scientist; data analyst; analyst; data engineer; statistician; datenanalyst;
        datenanalystin; analyste; analista de datos; analista de dados; ml engineer; machine
        learning engineer
    """,
    "it_security": """
        security engineer; security expert; security analyst; sysadmin; system administrator; itdept
        admin; itdept administrator; network engineer; pentester; administrateur systeme; admin
        sistemas; systemadministrator; sicherheitsexperte; sicherheitsexpertin
    """,
    "project_management": """
        project manager; program manager; scrum master; tpm; projektleiter; projektleiterin;
        projektmanager; projektmanagerin; chef de projet; cheffe de projet; jefe de proyecto; jefa
        de proyecto; gerente de projeto; gerente de projetos; agile coach
    """,
    "operations": "operations manager; ops manager; office manager",
    "finance": """
        accountant; bookkeeper; financial analyst; finance manager; tax expert; tax advisor;
        financial controller; buchhalter; buchhalterin; controllerin; steuerberater;
        steuerberaterin; comptable; contable; contador; contadora; contabile; boekhouder; auditor;
        finance business partner
    """,
    "legal": """
        lawyer; attorney; counsel; paralegal; legal counsel; solicitor; dpo; privacy officer; data
        protection officer; compliance officer; jurist; juristin; juristen; anwalt; anwaltin;
        rechtsanwalt; rechtsanwaltin; datenschutzbeauftragter; datenschutzbeauftragte;
        datenschutzbeauftragten; juriste; avocat; avocate; abogado; abogada; advogado; advogada;
        avvocato; advocaat; lawer; justiziar; justiziarin
    """,
    "procurement": """
        buyer; purchaser; procurement manager; category manager; einkaufer; einkauferin; acheteur;
        acheteuse; comprador; compradora
    """,
    "people_hr": """
        recruiter; hrbp; hr business partner; people partner; hr manager; personalreferent;
        personalreferentin; recruteur; recruteuse; reclutador; reclutadora; recrutador; recrutadora;
        recruiterin; talent partner
    """,
    "executive": """
        ceo; executive sponsor; exec sponsor; executive; exec; managing director; geschaftsfuhrer;
        geschaftsfuhrerin; pdg; director general; diretor geral; directeur general; directrice
        generale; founder
    """,
    "sales_leadership": """
        cro; chief revenue officer; sales manager; vertriebsleiter; vertriebsleiterin;
        vertriebsleitung; directeur commercial; directrice commerciale; director comercial;
        directora comercial; diretor comercial; diretora comercial; chief sales officer
    """,
    "marketing_leadership": "cmo; chief marketing officer; marketingleiter; marketingleiterin",
    "product_leadership": "cpo; chief product officer",
    "design_leadership": "creative director",
    "engineering_leadership": """
        cto; chief technology officer; engineering manager; entwicklungsleiter;
        entwicklungsleiterin; directeur technique; directrice technique
    """,
    "it_security_leadership": "ciso; cio; chief information security officer; itdept leiter; rssi",
    "operations_leadership": "coo; chief operating officer",
    "finance_leadership": """
        cfo; chief financial officer; finance director; daf; finanzchef; finanzchefin; finanzleiter;
        finanzleiterin; director financiero; directora financiera; diretor financeiro
    """,
    "legal_leadership": "general counsel; gc; chief legal officer; clo",
    "people_hr_leadership": "chro; chief people officer; personalleiter; personalleiterin",
    "procurement_leadership": "cpo procurement; einkaufsleiter; einkaufsleiterin",
}
ORDINARY = frozenset(
    "product design data support security growth development communication operations personal"
    " recht privacy technology platform commercial sicherheit direction ui tax produkt produit"
    " producto produto datos dados technik leadership analytics presse recruiting recruitment"
    " billing payroll cs compliance dev bi pr".split()
)
"""Departments that are things as well: "we need support", "can data help"."""

TEAM = frozenset("team department dept org group side squad abteilung".split())
PERSON = frozenset(
    "person people folks guy guys expert experts specialist specialists colleague colleagues rep"
    " reps representative contact experte experten expertin spezialist".split()
)
LEAD = frozenset("lead leads leader leaders leadership director vp head manager".split())
"""What may follow a department: still the department, somebody of it, the head of it."""
HEAD = re.compile(
    r"(?:(?:head|vp|svp|director|responsable|jef[ea]|gerente|diretora?|directora|directeur"
    r"|directrice)(?: of| de| du| de la| des)?|(?:leiter|leiterin|leitung|chef|chefin)"
    r"(?: der| des| vom)?) $"
)
"""What stands before a department when its head is meant."""


def _phrases(table: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for role, phrases in table.items():
        for phrase in phrases.split(";"):
            yield tuple(phrase.split()), role


def _table() -> dict[tuple[str, ...], Mention]:
    found = {words: Mention(role, department=True) for words, role in _phrases(_DEPARTMENTS)}
    for words, role in _phrases(_PEOPLE):
        for form in (words, (*words[:-1], words[-1] + "s")):
            found[form] = Mention(role, department=form in found, person=True)
    return found


MENTIONS = MappingProxyType(_table())
LONGEST = max(map(len, MENTIONS))
FIRST_WORDS = frozenset(words[0] for words in MENTIONS)
