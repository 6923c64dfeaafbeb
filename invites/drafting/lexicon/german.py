"""German, as the lint knows it: nouns are written large, so those that are no names are listed."""

from invites.drafting.lexicon.nouns import GERMAN
from invites.drafting.lexicon.words import Lexicon, counted, listed, pattern

_MARKS = listed(
    "aber als am an auch auf aus bei beim bereits bin bisher bist da damit dann das dass dein "
    "deine deinem deinen deiner dem den der des dich die dir doch du ein eine einem einen einer "
    "eines er es euch eure etwas für gern gerne gerade haben hast hat hättest ihr ihre ihrem "
    "ihren ihrer ihnen im in ist ja jemand kann kannst können könnten könntest mit mitmachen mehr "
    "möchtest möchten nach nicht niemand noch nur ob oder ohne sehr sein seid sich sie sind so "
    "über um und uns unser unsere unserem unseren unserer viel vom von vor wäre wären was weil "
    "wenn wer werden wie wir wird wo würde würden würdest zu zum zur zurzeit zusammen hast du "
    "magst"
)
_OPENING = _MARKS | listed(
    "mehrere etliche zahlreiche verschiedene unterschiedliche einzelne neuer neuem neuen guten "
    "gutem große großer großes kleine kleiner kleines erste erster erstes letzte letzter letztes "
    "eigene eigener eigenes jener jenes jene jeglicher irgendjemand irgendetwas nichts wenigstens "
    "mindestens höchstens fast beinahe kaum wirklich ehrlich offen klar besonders vor-allem "
    "schließlich endlich kürzlich neulich oft häufig manchmal selten meist meistens normalerweise "
    "natürlich-nicht einfach richtig ebenfalls ebendeshalb insgesamt überhaupt derart solch "
    "mitunter woran worauf woher wohin wobei welch daran darauf daraus darin darüber davon davor "
    "hierbei hierfür hierzu nebenan drüben draußen drinnen drumherum anders ähnlich mutig "
    "neugierig gespannt froh glücklich dankbar helfen mitdenken mitreden arbeitest kennst "
    "weißt_du bringt hilft braucht's sucht plant sieht zeigt zeigst gäbe gäbst hilfst wüsstest "
    "könnte müsste-nicht sollte ließe käme kämst fändest machst kommst hilfst gibst schaust "
    "nimmst steigst lässt freust teilst bringst denkst findest siehst bleibst weißt interessiert "
    "reizt steht fehlt fehlen gibt geht kommt kommen braucht brauchen arbeiten planen suchen "
    "entwickeln bauen bereiten stellen sammeln gestalten schreiben denken freuen sehen wünschen "
    "hoffen glauben finden stehen gehen machen bitten laden möchte wollten sollten wäre magst_du "
    "derweil trotzdem zugleich gleichzeitig nebenbei zudem außerdem allerdings jedoch dennoch "
    "inzwischen mittlerweile zunächst erst wieder einige beste herzlich willkommen hey moin lass "
    "du_weißt dieselben all sämtliche eigentlich offen offenbar noch_immer sicherlich "
    "idealerweise gerade ebenso deshalb aktuell derzeit momentan jetzt nun heute hier dort dabei "
    "dafür dazu deshalb daher darum bislang bestimmt vielleicht gemeinsam hallo liebe lieber ich "
    "hätten hätte dürfen dürften darf magst mag schau wirf komm mach hilf hast haben wollen "
    "willst welche welcher welches welchen alle alles beide jede jeder jedes manche einige wenige "
    "viele andere gute guter gutes neue neuer neues frische dieser diese dieses diesen diesem "
    "solche falls sobald solange während obwohl nachdem bevor damit mitten unter seit gegen durch "
    "trotz statt außer neben zwischen hinter genau besonders sicher schön toll danke bitte lass "
    "mögt könntet habt wäret wärst bist sag sieh denk teil teile deines dessen deren eben nämlich "
    "dank wozu warum wofür keiner keine kein"
)
LEXICON = Lexicon(
    letters="a-zA-ZäöüÄÖÜßéèê",
    marks=_MARKS,
    opening=_OPENING,
    capitals=listed(
        "Sie Ihr Ihre Ihrem Ihren Ihrer Ihres Ihnen Du Dich Dir Dein Deine Deinem Deinen Deiner "
        "Euch Euer Eure Neues Gutes Wichtiges Weiteres Ganze Ganzen Wesentliche Wesentlichen"
    ),
    nouns=GERMAN,
    numbers=counted(
        "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 "
        "zweimal=2 dreimal=3 viermal=4 fünfmal=5 dreizehn=13 vierzehn=14 fünfzehn=15 zwanzig=20 "
        "dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert "
        "hunderte tausend tausende million millionen milliarde milliarden dutzend halb halbe "
        "halben prozent doppelt doppelte hälfte drittel viertel"
    ),
    refused={
        "time": pattern(
            "heute morgen gestern übermorgen montag* dienstag* mittwoch* donnerstag* freitag* "
            "samstag* sonnabend* sonntag* januar februar märz april juni juli august september "
            "oktober november dezember woche* wochen* monat* jahr* tag tage tagen täglich stunde* "
            "minute* frist* termin* dringend* sofort* umgehend* eilig* bald uhr mittag* abend* "
            "wochenende* quartal* deadline* schnellstmöglich datum bis_zum bis_ende unverzüglich "
            "spätestens letzte_chance beeil* demnächst"
        ),
        "money": pattern(
            "kostenlos* kostenfrei* gratis umsonst gebührenfrei* unentgeltlich* bezahl* zahl* "
            "zahlen zahlt gehalt* lohn löhne bonus* prämie* budget* kosten kostet kostspielig* "
            "preis* gebühr* rabatt* rechnung* euro dollar geld* honorar* vergüt* belohn* "
            "provision* gutschein* geschenk* günstig* teuer* erstatt* entschädig* frei_von "
            "abonnement*"
        ),
        "promise": pattern(
            "sichern_dir sichern_ihnen sichere_dir garanti* versprech* verspricht versprochen "
            "zusicher* zugesichert zusage* zusagen verpflicht* schwör* wir_werden ich_werde "
            "du_wirst sie_werden du_bekommst sie_bekommen du_erhältst sie_erhalten bekommst "
            "erhältst garantiert bestimmt_wird definitiv immer nie niemals auf_jeden_fall "
            "jedenfalls ohne_risiko risikofrei* im_gegenzug dafür_bekommst vertrag* verträge "
            "bindend* verbindlich* haften haftung"
        ),
        "pressure": pattern(
            "muss musst müssen müsst zwingend* pflicht* gezwungen erforderlich* verlangt "
            "verlangen geheim* vertraulich* sonst andernfalls schuld* gekündigt kündig* "
            "keine_wahl soll sollst weigern versag*"
        ),
        "private": pattern(
            "alter alt geburtstag* geboren verheiratet* heirat* ehe ehemann ehefrau mann frau "
            "freundin partner partnerin kinder kind kindern schwanger* baby familie* eltern "
            "religi* kirche* glaube politi* partei* gewählt geschlecht* sexuell* herkunft "
            "nationalität* gesundheit* krank* behinder* arzt ärztin therapie adresse* anschrift* "
            "wohnst wohnen wohnort* telefon* handynummer* passwort* kennwort* passwörter login* "
            "zugangsdaten konto* kontonummer* bank kreditkarte* ausweis* reisepass* verdienst "
            "verdienen verdienst_du gehalt* privat* persönlich* privatleben alkohol hobby* "
            "urlaub* ferien"
        ),
        "role": pattern(
            "ceo cto cfo chef* chefin* leiter* leiterin* leitung* direktor* manager* vorstand* "
            "geschäftsführ* führungskraft* führungskräfte vorgesetzt* abteilungsleit* teamleit* "
            "präsident* inhaber* gründer* spezialist* berater* ingenieur* entwickler* designer* "
            "anwalt* anwält* jurist* analyst* buchhalter* architekt* administrator* experte* "
            "expertin* senior junior assistent* verkäufer* vertreter* beförder* verantwortliche* "
            "fachfrau fachmann position* titel"
        ),
        "function": pattern(
            "vertrieb* verkauf* marketing* finanz* recht rechts* rechtsabteilung einkauf* "
            "buchhaltung* personalabteilung* personalwesen entwicklungsabteilung* controlling* "
            "technikabteilung* kundendienst* supportteam* produktteam* datenteam* kundenerfolg* "
            "itabteilung*"
        ),
        "link": pattern("klick* link url webseite* anhang* download* herunterlad*"),
        "refusal": pattern(
            "entschuldig* leider_kann tut_mir_leid kann_ich_nicht ich_kann_nicht verweiger* "
            "als_ki hier_ist hier_sind entwurf entwürfe satz sätze nachricht* ausgabe gehackt "
            "natürlich gerne_hier"
        ),
    },
)
