"""The words of titles and departments. A table to extend; how it is read is in `titles`.

Keys say what a phrase stands for: functions, `!` when the phrase itself names the head of it, `+`
when it is covered but never led ("+engineering" of a data engineer), `^` when the phrase names an
occupation, which outweighs the fields around it (a sales recruiter recruits). The empty key holds
phrases that sound like a role and are none. Phrases stand as `titles` folds them: lower case, no
accents, no little words such as "of" and "de".
"""

from invites.roles.vocabulary_further import FURTHER

_PHRASES: dict[str, str] = {
    "": """
        executive assistant; personal assistant; administrative assistant; team assistant; ea;
        assistante direction; secretaria direccion; asistente direccion; legal engineer; legal
        engineering; receptionist; student; secretary; sekretarin; vorstandsassistent;
        vorstandsassistentin; assistentin geschaftsfuhrung; assistenz geschaftsfuhrung; non
        executive director
    """,
    "sales": """
        sales; revenue; account director; new business; business development; inside sales; it
        sales; software sales; technology sales; sales development; market development; account
        development; account management; vertrieb; verkauf; aussendienst; commercial;
        commerciale; ventes; vente; ventas; vendas; comercial; cuentas; contas; gtm
    """,
    "sales^": """
        account executive; ae; account manager; key account manager; kam; sdr; bdr; ssdr; sales
        development representative; business development representative; salesperson; business
        development manager; bdm; sales executive; sales representative; sales rep; sales
        associate; sales consultant; sales specialist; seller; territory manager; isr; ingenieur
        commercial; technico commercial; attache commercial; attachee commerciale; charge
        affaires; chargee affaires; vendedor; vendedora; vendeur; vendeuse; verkaufer;
        verkauferin; closer; strategic account executive; ejecutivo cuentas; ejecutiva cuentas;
        gerente contas; gerente cuentas; executivo contas; executiva contas; vertriebler;
        account exec; acct exec; acct executive; acct manager; ingenieur affaires; ingenieure
        affaires; account coordinator
    """,
    "sales! executive": """
        cro; cco; chief revenue officer; chief sales officer; chief commercial officer
    """,
    "solutions": """
        sales engineering; solutions engineering; solution engineering; presales; pre sales;
        solution consulting; solutions consulting; technical sales; avant vente; preventa; pre
        venda; field engineering; sales eng
    """,
    "solutions^": """
        sales engineer; solutions engineer; solution engineer; solutions architect; solution
        architect; solutions consultant; solution consultant; presales engineer; pre sales
        engineer; presales consultant; field engineer; pre sales consultant; customer engineer;
        se; software sales engineer; it sales engineer; technology sales engineer
    """,
    "revenue_operations +operations": """
        revops; rev ops; revenue operations; revenue ops; sales operations; sales ops; gtm
        operations; gtm ops; sales enablement; enablement; revenue enablement; deal desk; sales
        compensation; vertriebssteuerung; sales trainer
    """,
    "revenue_operations +marketing": "marketing operations; marketing ops; mops",
    "marketing": """
        marketing; product marketing; growth; brand; content; communications; comms; pr; public
        relations; seo; sem; demand generation; demand gen; lead generation; lead gen; abm;
        field marketing; social media; events; communication; comunicacion; comunicacao;
        mercadeo; advertising; werbung; crm marketing; mercadotecnia; publicidad; partner
        marketing; customer marketing; editor chief; mktg; event
    """,
    "marketing^": "pmm; copywriter; community manager; content strategist; social media manager",
    "marketing! executive": """
        cmo; chief marketing officer; chief growth officer; chief brand officer
    """,
    "partner": """
        partners; partnerships; partnership; alliances; alliance; channel; channel sales;
        partner sales; partner success; partner development; ecosystem; reseller; alianzas;
        partenariats; parcerias; partnermanagement; business alliances
    """,
    "partner^": """
        partner manager; partner account manager; channel manager; channel account manager;
        partnerships manager; alliance manager; alliances manager; channel sales manager
    """,
    "customer_success": """
        customer success; client success; cs; customer experience; cx; client services;
        customer; customers; customer onboarding; onboarding; renewals; implementation;
        professional services; sucesso cliente; exito cliente; succes client; customer outcomes;
        customer education; customer care success; kundenerfolg
    """,
    "customer_success^": """
        customer success manager; csm; client success manager; tam; technical account manager;
        customer success engineer; onboarding manager; onboarding specialist; implementation
        manager; implementation consultant; renewals manager; engagement manager;
        kundenbetreuer; kundenbetreuerin; client partner; charge clientele; chargee clientele;
        kundenberater; kundenberaterin
    """,
    "customer_success! executive": "chief customer officer",
    "support": """
        support; customer support; technical support; customer service; customer care; help
        desk; helpdesk; service desk; product support; kundendienst; kundenservice; suporte;
        atencion cliente; servicio cliente; atendimento; atendimento cliente; service client;
        soporte; assistance client; customer operations
    """,
    "support^": """
        support engineer; technical support engineer; customer support engineer; support
        specialist; support agent; support analyst
    """,
    "product": """
        product; product management; product owner; producto; produto; produit; produits;
        produktmanagement; productos; product strategy; produkt; product operations
    """,
    "product^": """
        product manager; pm; apm; product lead manager; technical product manager; chef produit;
        cheffe produit; jefe producto; jefa producto; gerente producto; gerente produto;
        produktmanager; produktmanagerin; responsable produit
    """,
    "product!": "group product manager; gpm; product lead",
    "product! executive": "cpo; chief product officer",
    "design": """
        design; ux; ui; user experience; user research; creative; art director; brand design;
        product design; diseno; ux research; studio; gestaltung; service design
    """,
    "design^": """
        designer; disenador; disenadora; illustrator; ux researcher; user researcher; graphiste;
        product designer; ux writer; motion designer
    """,
    "design!": "creative director; director creativo; directeur creatif; chief design officer",
    "engineering": """
        engineering; software; software engineering; software development; development; dev;
        devops; sre; site reliability; platform; infrastructure; backend; back end; frontend;
        front end; fullstack; full stack; mobile; ios; android; qa; quality assurance; rnd;
        research development; technology; tech; tech lead; technical lead; entwicklung;
        softwareentwicklung; technik; technique; ingenieria; engenharia; tecnologia; desarrollo;
        desenvolvimento; developpement; ingenierie; embedded; firmware; technologie; web; eng
    """,
    "engineering^": """
        engineer; developer; programmer; architect; software engineer; swe; sde; sdet; software
        developer; coder; entwickler; entwicklerin; developpeur; developpeuse; ingenieur;
        ingenieure; ingenieurin; ingeniero; ingeniera; engenheiro; engenheira; desarrollador;
        desarrolladora; desenvolvedor; desenvolvedora; programador; programadora; programmierer;
        programmiererin; mts; technical staff; design engineer; tester; architekt;
        softwarearchitekt; softwarearchitektin
    """,
    "engineering!": "engineering manager; development manager; technical director",
    "engineering! executive": """
        cto; chief technology officer; chief technical officer; chief engineering officer;
        directeur technique; directrice technique; director tecnico
    """,
    "data": """
        data; analytics; business intelligence; bi; data science; machine learning; ml; ai;
        insights; datos; dados; donnees; daten; applied science; datenanalyse; decision science
    """,
    "data^": """
        data scientist; data analyst; business intelligence analyst; bi analyst; statistician;
        applied scientist; research scientist; product analyst; analytics engineer;
        datenanalyst; analista datos; analista dados; data steward
    """,
    "data^ +engineering": """
        data engineer; ml engineer; machine learning engineer; ai engineer; data architect;
        mlops engineer; ingeniero datos; ingeniera datos; engenheiro dados; engenheira dados;
        ingenieur donnees
    """,
    "data! executive": "cdo; chief data officer; chief analytics officer; chief ai officer",
    "it_security": """
        it; information technology; security; infosec; information security; cybersecurity;
        cyber security; cyber; secops; network; systems administration; sicherheit;
        informationssicherheit; seguridad; seguranca; securite; informatique; informatica; it
        operations; it ops; grc; corporate systems; edv; business systems
    """,
    "it_security^": """
        sysadmin; system administrator; systems administrator; it administrator; dba; network
        engineer; it specialist; it support; security analyst; systemadministrator; it
        technician; salesforce administrator; database administrator; fachinformatiker
    """,
    "it_security^ +engineering": """
        security engineer; appsec engineer; application security engineer
    """,
    "it_security!": "dsi; rssi; it manager",
    "it_security! executive": """
        cio; ciso; chief information officer; chief security officer; chief information security
        officer
    """,
    "project_management": """
        project management; program management; programme management; pmo; delivery;
        projektmanagement; gestion projets; gestao projetos; projekte; projects
    """,
    "project_management^": """
        project manager; program manager; programme manager; tpm; scrum master; technical
        program manager; delivery manager; agile coach; project coordinator; release train
        engineer; chef projet; cheffe projet; jefe proyecto; jefa proyecto; jefe proyectos;
        gerente proyecto; gerente proyectos; gerente projeto; gerente projetos; project lead;
        projektleiter; projektleiterin; projektmanager; projektmanagerin; project director;
        engagement lead; program lead; project leader
    """,
    "operations": """
        operations; ops; business operations; bizops; biz ops; logistics; supply chain;
        facilities; strategy operations; chief staff; betrieb; logistik; operaciones; operacoes;
        exploitation; logistique; logistica; business process; workplace; process excellence
    """,
    "operations^": "office manager; office manageress; workplace manager",
    "operations! executive": "coo; chief operating officer; chief operations officer",
    "finance": """
        finance; financial; accounting; treasury; tax; fpa; fp a; audit; billing; payroll;
        accounts payable; accounts receivable; controlling; investor relations; mna; finanzen;
        finanzas; financas; financeiro; financeira; financiero; financiera; financier; finances;
        buchhaltung; comptabilite; contabilidad; contabilidade; steuern; tesoreria;
        rechnungswesen; revenue accounting; revenue analyst; revenue analytics; revenue
        recognition; sales tax; sales finance; corporate development
    """,
    "finance^": """
        accountant; controller; bookkeeper; financial analyst; finance analyst; auditor;
        comptable; contable; contador; contadora; buchhalter; buchhalterin; controllerin;
        finance business partner; finance partner; tax manager; steuerberater; credit analyst
    """,
    "finance!": """
        daf; finance director; financial controller; treasurer; kaufmannischer leiter;
        kaufmannische leiterin; kaufmannische leitung
    """,
    "finance! executive": """
        cfo; chief financial officer; chief finance officer; chief accounting officer
    """,
    "legal": """
        legal; law; compliance; regulatory; privacy; contracts; contract; litigation; ip; recht;
        rechtsabteilung; juridique; juridico; juridica; conformite; cumplimiento; datenschutz;
        legal operations; legal ops; policy
    """,
    "legal^": """
        counsel; lawyer; attorney; paralegal; solicitor; barrister; dpo; juriste; abogado;
        abogada; advogado; advogada; avocat; avocate; rechtsanwalt; rechtsanwaltin; anwalt;
        anwaltin; syndikusrechtsanwalt; syndikusrechtsanwaltin; justiziar; justiziarin; jurist;
        juristin; privacy officer; data privacy officer; data protection officer; legal counsel;
        associate general counsel; assistant general counsel; contract manager; contracts
        manager; datenschutzbeauftragter; datenschutzbeauftragte; product counsel
    """,
    "legal!": "general counsel; gc; head counsel",
    "legal! executive": "clo; chief legal officer; chief compliance officer",
    "procurement": """
        procurement; purchasing; sourcing; vendor management; einkauf; beschaffung; achats;
        compras; adquisiciones; strategic sourcing; supplier management
    """,
    "procurement^": """
        buyer; purchaser; einkaufer; einkauferin; acheteur; acheteuse; comprador; compradora;
        category manager; vendor manager
    """,
    "procurement! executive": "chief procurement officer; chief purchasing officer",
    "people_hr": """
        people; hr; human resources; talent; talent acquisition; recruiting; recruitment; people
        operations; people ops; people and culture; culture; lnd; learning development;
        learning; total rewards; compensation; benefits; dei; employee experience; rh; recursos
        humanos; ressources humaines; recrutement; seleccion; personal; personalwesen;
        personalabteilung; workforce; hr operations; talent development; leadership development;
        organizational development; organisational development; sales training
    """,
    "people_hr^": """
        recruiter; hrbp; people partner; talent partner; technical recruiter; sourcer; hr
        business partner; people business partner; talent acquisition partner; recruteur;
        recruteuse; reclutador; reclutadora; recrutador; recrutadora; hr generalist;
        personalreferent; hr specialist; personalreferentin; trainer; hr partner
    """,
    "people_hr!": "drh; hr director; hr manager",
    "people_hr! executive": """
        chro; chief people officer; chief human resources officer; chief hr officer; chief
        talent officer
    """,
    "executive": """
        ceo; chief executive; chief executive officer; founder; co founder; cofounder; owner;
        managing director; executive director; president; managing partner; board; pdg; general
        manager; gm; geschaftsfuhrer; geschaftsfuhrerin; geschaftsfuhrung; geschaeftsfuehrer;
        geschaeftsfuehrerin; vorstand; inhaber; inhaberin; directeur general; directrice
        generale; director general; directora general; diretor geral; diretora geral; diretor
        executivo; director ejecutivo; gerente general; gerente geral; fondateur; fondatrice;
        fundador; fundadora; socio director; exec; executives; c level; c suite; executive team;
        executive leadership; chief strategy officer; cso; leadership team; presidente;
        chairman; chairwoman; chair; grunder; grunderin; dirigeant; management team
    """,
    "revenue_operations^ +operations": "gtm engineer",
}
PHRASES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): stands_for
    for table in (FURTHER, _PHRASES)
    for stands_for, phrases in table.items()
    for phrase in phrases.split(";")
}
LONGEST = max(map(len, PHRASES))

# German writes a field and a job in one word: "Vertriebsleiterin", "Produktmanager".
STEMS: dict[str, str] = {
    "vertrieb": "sales",
    "verkauf": "sales",
    "marketing": "marketing",
    "softwareentwick": "engineering",
    "entwicklung": "engineering",
    "technik": "engineering",
    "produkt": "product",
    "personal": "people_hr",
    "finanz": "finance",
    "recht": "legal",
    "einkauf": "procurement",
    "sicherheit": "it_security",
    "betrieb": "operations",
    "kundenservice": "support",
    "kundendienst": "support",
}
