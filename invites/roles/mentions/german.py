"""Requests for somebody of a role, in German."""

from invites.roles.mentions.rules import EITHER, PEOPLE, rule

CUES = frozenset(
    "jemand jemanden jemandem irgendwer irgendjemand wer brauche brauchen braucht brauchten"
    " benotigen benotige benotigt suche suchen sucht kann konnte konnten bitte sollten sollen"
    " fehlt fehlen gibt habt haben lasst lass hole holt holen mussen konnen konnt kannst konntest"
    " frag fragt mag wen kollegen fragen hol".split()
)
"""Without one of these words no rule holds."""
_JEMAND = (
    r"(?:jemand(?:en|em)?|irgend(?:wer|jemand(?:en|em)?)|wen|wer|einen|eine|kolleg(?:en|in|innen"
    r"|e)|leute"
    r"|einer|einem)"
)
_AUS = (
    r"(?:aus|von|vom|in|im|bei|beim)(?: dem| der| den| unserem| unserer| eurem| eurer)?"
    r"(?: team| bereich| abteilung)?"
)
_DE_TUN = (
    r"(?:schauen|prufen|gucken|checken|helfen|freigeben|bestatigen|sagen|ansehen|anschauen"
    r"|ubernehmen"
    r"|unterstutzen|abnehmen|beantworten|klaren|kommentieren|unterschreiben|dazukommen|einschatzen"
    r"|absegnen|mitmachen|(?:rein|drauf|druber|daruber|drauf|drueber)(?:schauen|gucken|sehen)"
    r"|draufgucken|mithelfen|weiterhelfen|aushelfen|bewerten|gegenlesen|drüber|beraten|zustimmen)"
)
_DE_DAZU = (
    r"(?:dazu ?\w*|einbeziehen|einbinden|hinzu\w+|ins boot|mit ?reinholen|rein ?holen|involvieren"
    r"|fragen"
    r"|an bord|mit ?aufnehmen|einladen|konsultieren|abholen|ranholen|mitnehmen|informieren"
    r"|einschalten"
    r"|ansprechen|abstimmen|sprechen|reden|klaren)"
)
RULES = (
    rule(
        r"(?:kann|konnte|konntest|kannst|konnten|konnt|mag|mochte|wurde|wurden|darf|soll|sollte"
        r"|sollten"
        r"|muss|musste|brauche|brauchen|braucht|brauchten|suche|suchen|sucht|benotige|benotigen"
        r"|benotigt"
        r"|will|wollen|hole|holen|holt|frage|fragen|fragt|bitte|lasst uns|lass uns|wir|fehlt|fehlen"
        rf"|konnen|mit|ware)(?: [\w,]+){{0,4}} {_JEMAND}(?: \w+)? {_AUS}"
    ),
    rule(
        rf"(?:gibt|hat|ist|sind|weiss|kennt|habt|haben|sitzt)(?: \w+){{0,3}} {_JEMAND}(?: \w+)?"
        rf" {_AUS}",
        asks=True,
    ),
    rule(rf"^(?:hallo |hi |hey |moin |, |@here )*{_JEMAND} (?:\w+ )?{_AUS}", asks=True),
    rule(
        rf"wer (?:\w+ ){{0,2}}{_AUS}",
        asks=True,
    ),
    rule(
        r"(?:brauch\w*|benotig\w+|bitte um|fehlt\w*|warten no)(?: \w+){0,4} (?:hilfe|input|feedback"
        r"|freigabe|ok|okay|zustimmung|unterstutzung|einschatzung|rat|meinung|infos?|unterschrift"
        rf"|abnahme|ruckmeldung|antwort|segen) (?:{_AUS}|durch(?: die| den| das)?)",
        kinds=EITHER,
    ),
    rule(
        r"(?:brauch\w*|benotig\w+|such(?:e|en|t)|fehl(?:t|en)|gibt es|gibt s|haben wir|habt ihr|hat"
        r" jemand|kenn(?:t|st) (?:ihr|du|jemand)|konnen wir|konnten wir|sollten wir|lasst uns"
        r"|hol(?:t|en"
        r" wir)?)(?: \w+){0,3} (?:ein|eine|einen|einem|unser\w*|noch|den|die|irgendeinen?|zwei"
        r"|nen|ne)"
        r"(?: \w+)?",
        r"^$|^(?:,|[a-z]+)",
        kinds=PEOPLE,
    ),
    rule(
        r"(?:kann|konnte|konnten|mag|mochte|darf|soll|sollte)(?: \w+){0,3} (?:ein|eine|einer"
        r"|eines|unser"
        r"|unsere|der|die|irgendein|irgendeine|nen|ne)(?: \w+)?",
        rf"^(?:.*\b){_DE_TUN}",
        kinds=PEOPLE,
    ),
    rule(
        r"^(?:.*\b)?(?:kann|konnte|konnten|mag|darf|soll|sollte)(?: \w+){0,2}? ?(?:der|die|das"
        r"|unser\w*"
        r"|euer|eure|bitte|mal|)",
        rf"^(?:.*\b){_DE_TUN}",
        asks=True,
    ),
    rule(
        r"(?:bitte|sollten|sollte|sollen|konnen|konnten|konntest|kannst|konnt|lass|lasst|mussen"
        r"|mussten"
        r"|muss|wollen|hole|holt|holen wir|wurde|wurden|am besten|ich wurde|magst|binde|bindet|hol"
        r"|nimm|nehmt|frag|fragt|frage|fragen wir)(?: \w+){0,4}? ?(?:den|die|das|der|dem|mit"
        r"|unser\w*|mit der"
        r"|mit dem|bei der|beim|auch|noch|im|)",
        rf"^(?:\w+ ){{0,3}}{_DE_DAZU}|^(?:\w+ )?(?:dazu|mit rein|mit ein|ein$|hinzu|ob|nach)",
        kinds=EITHER,
    ),
    rule(r"wer ist (?:\w+ )?(?:unser\w*|der|die|eur\w*)(?: \w+)?", None, asks=True, kinds=PEOPLE),
    rule(
        r"^(?:hallo |hi |hey |liebe[rs]? |liebes |moin )*(?:an )?(?:den |die |das )?",
        r"^(?:[,:] )?(?:konnt ihr|konntet ihr|konnte jemand|kann jemand|kannst du|konntest du"
        r"|bitte)",
    ),
)
