"""Words of titles in Italian and Dutch, and further ones. Read as those of `vocabulary`."""

FURTHER: dict[str, str] = {
    "": """
        assistente direzione; directiesecretaresse; praktikant; praktikantin; werkstudent;
        stagiair
    """,
    "sales": """
        vendite; verkoop; commercieel; vertriebs; vente conseil; sales eu; bus dev;
        comercio; accounts; key accounts; global accounts; strategic accounts;
        aussendienstmitarbeiter; innendienst
    """,
    "sales^": """
        venditore; venditrice; addetto vendite; addetta vendite; agente commercio; verkoper;
        verkoopster; accountmanager; vertriebsmitarbeiter; vertriebsmitarbeiterin;
        kundenberater vertrieb; commercial terrain; charge clientele grands comptes;
        responsable grands comptes; ejecutivo comercial; ejecutiva comercial; consultor
        comercial; consultora comercial; asesor comercial; asesora comercial; representante
        vendas; representante ventas; executivo vendas; executiva vendas; consultor vendas;
        consultora vendas; delegado comercial; promotor vendas; verkoopmedewerker;
        responsabile clienti; gebietsverkaufsleiter; ingenieure commerciale; ingenieur
        commerciale; aussendienstmitarbeiterin
    """,
    "solutions^": """
        technischer vertriebsberater; consultor preventa; consultora preventa; ingeniero
        preventa; ingenieur avant vente; ingenieure avant vente; presales specialist;
        engenheiro vendas
    """,
    "marketing": """
        comunicazione; communicatie; pubblicita; presse; prensa; imprensa;
        offentlichkeitsarbeit; unternehmenskommunikation; relations presse; conteudo;
        contenidos; contenuti; campaigns; campaign; integrated campaigns
    """,
    "marketing^": """
        redacteur; redactrice; redactor; redactora; redator; redatora; marketeer; texter
    """,
    "partner": "partnerships dach; allianzen; partnerschaften",
    "customer_success": "kundenerfolgsmanagement; klantsucces; successo cliente; renewal",
    "customer_success^": "customer success specialist; customer success associate; renewal manager",
    "support": """
        assistenza; assistenza clienti; klantenservice; klantenondersteuning; kundensupport;
        supporto; servizio clienti; assistance; hotline; support technique; soporte tecnico;
        suporte tecnico
    """,
    "support^": "supporttechniker; support technician; servicedesk medewerker; analista suporte",
    "product": "prodotto; producten; produktentwicklung; portfolio management",
    "product^": """
        product manager prodotto; responsabile prodotto; productmanager; productowner;
        responsable producto; gestor producto; gestora producto; group pm; tpo; associate
        product manager
    """,
    "design": "progettazione grafica; vormgeving; graphisme; diseno grafico; designabteilung",
    "design^": """
        grafico; grafica; vormgever; ontwerper; grafiker; grafikerin; mediengestalter;
        designerin; mediengestalterin; concepteur ux; conceptrice ux; designeuse; disenador
        grafico
    """,
    "engineering": """
        ricerca sviluppo; sviluppo; sviluppo software; ontwikkeling; software ontwikkeling;
        technische leitung; recherche developpement; investigacion desarrollo; pesquisa
        desenvolvimento; qualitatssicherung; tecnologie
    """,
    "engineering^": """
        sviluppatore; sviluppatrice; ingegnere; ingegnere software; ontwikkelaar;
        softwareontwikkelaar; softwareingenieur; softwareingenieurin; softwareentwickler;
        softwareentwicklerin; informatiker; informatikerin; tech leader; ingenieur logiciel;
        ingenieure logiciel; ingenieur etudes developpement; sre lead; testeur; testeuse;
        analista programador; analista programadora; programmatore; programmatrice; devops
        ingenieur; webentwickler; webentwicklerin; sw engineer; sw developer; dev engineer;
        analista sistemas
    """,
    "data": "dati; gegevens; analyse donnees; business analytics; datawetenschap; analisi dati",
    "data^": """
        analista dati; data analist; datenwissenschaftler; datenwissenschaftlerin; charge
        etudes statistiques; cientifico datos; cientifica datos; cientista dados;
        statisticien; datenanalystin; data specialist; bi developer; bi engineer; power bi
        developer
    """,
    "it_security": """
        sistemi informativi; sicurezza informatica; sicurezza; informatiebeveiliging;
        beveiliging; systemes information; sistemas informacion; tecnologia informacao; ti;
        it sicherheit; seguranca informacao; seguridad informacion; securite information;
        ict; sistemas
    """,
    "it_security^": """
        sistemista; systeembeheerder; administrateur systemes; administrateur reseau;
        administratrice reseau; tecnico sistemas; administrador sistemas; administradora
        sistemas; penetration tester; netwerkbeheerder; it techniker; soc analyst;
        systemadministratorin; netzwerkadministrator; netzwerkadministratorin
    """,
    "project_management": "gestione progetti; projectmanagement; gestion proyectos",
    "project_management^": """
        capo progetto; responsabile progetto; projectmanager; projectleider; coordinateur
        projet; coordinatrice projet; coordinador proyectos; coordinadora proyectos;
        coordenador projetos; coordenadora projetos; pmo analyst; programmaleider;
        programmleiter; programmleiterin
    """,
    "operations": "logistiek; operazioni; bedrijfsvoering; produzione; produktion; lager",
    "finance": """
        amministrazione; finanza; contabilita; financien; boekhouding; controllo gestione;
        controle gestion; control gestion; controladoria; facturation; facturacion;
        faturamento; paie; nominas; tesouraria; tresorerie; kreditoren; debitoren;
        lohnbuchhaltung; finanzbuchhaltung; salaris; bilanz; crediteuren; debiteuren; credit
        control; financieel; financiele
    """,
    "finance^": """
        contabile; boekhouder; boekhoudster; finanzbuchhalter; finanzbuchhalterin;
        bilanzbuchhalter; bilanzbuchhalterin; lohnbuchhalter; lohnbuchhalterin; controleur
        gestion; controleuse gestion; gestionnaire paie; analista financiero; analista
        financeiro; analista financeira; analista contabil; tesorero; tesorera; tresorier;
        tresoriere; impiegata amministrativa; impiegato amministrativo; expert comptable;
        aide comptable; financial planner; finanzanalyst; finanzanalystin
    """,
    "finance!": "directeur administratif financier; directrice administrative financiere",
    "legal": """
        legale; ufficio legale; affari legali; juridische zaken; affaires juridiques;
        asesoria juridica; recht compliance; conformidade; protection donnees; proteccion
        datos
    """,
    "legal^": """
        avvocato; avvocata; advocaat; bedrijfsjurist; giurista; legale aziendale;
        unternehmensjurist; unternehmensjuristin; wirtschaftsjurist; wirtschaftsjuristin;
        compliance officer; compliance beauftragter; legal specialist; abogado empresa;
        assistente juridico; asesor juridico; asesora juridica; juriste entreprise;
        functionaris gegevensbescherming; syndikusanwalt; syndikusanwaltin; associate gc
    """,
    "procurement": """
        acquisti; inkoop; approvvigionamenti; approvisionnement; suministros; suprimentos;
        procurement operations
    """,
    "procurement^": """
        inkoper; inkoopster; buyer acquisti; strategischer einkaufer; strategische
        einkauferin; analista compras; technicien achats; responsabile fornitori;
        approvisionneur
    """,
    "people_hr": """
        risorse umane; personeelszaken; personale; personeel; formazione; formation;
        weiterbildung; capital humano; gente gestao; gestion talento; personalentwicklung;
        talenti; rrhh
    """,
    "people_hr^": """
        selezionatore; selezionatrice; hr adviseur; personeelsadviseur; tecnico seleccion;
        tecnica seleccion; charge recrutement; chargee recrutement; gestionnaire rh;
        personalsachbearbeiter; personalsachbearbeiterin; analista rh; hr coordinator;
        recruiterin; personalberater; personalberaterin
    """,
    "executive": """
        amministratore delegato; amministratrice delegata; algemeen directeur; bestuurder;
        geschaftsfuhrender gesellschafter; direttore generale; direttrice generale;
        consejero delegado; consejera delegada; presidente director; fondatore; fondatrice;
        oprichter; md; gerant; gerante; medeoprichter; geschaftsleitung; geschaftsleiter;
        geschaftsleiterin; socio fundador; socia fundadora; socio gerente; president
        directeur general; directie
    """,
    "engineering! executive": "directeur technologie; diretor tecnologia; diretora tecnologia",
    "it_security!": "directeur systemes information; directrice systemes information",
    "sales!": "verkoopmanager; salesmanager",
    "legal! executive": "chief privacy officer",
}
