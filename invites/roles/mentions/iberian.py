"""Requests for somebody of a role, in Spanish and Portuguese."""

from invites.roles.mentions.rules import EITHER, PEOPLE, rule

CUES = frozenset(
    "alguien alguna algun necesito necesitamos necesita busco buscamos hay puede podria pueden"
    " podrian falta faltan hace quien alguem alguma algum preciso precisamos precisa procuro"
    " procuramos pode poderia podem poderiam tem quem incluir involucrar consultar preguntar"
    " preguntemos hablar envolver chamar perguntar convidar falar consegue queremos gente una uma"
    " sumar anadir consultemos hablemos acionar ter tener".split()
)
"""Without one of these words no rule holds."""
_ALG = (
    r"(?:alguien(?: mas)?|alguna persona|algun companero|alguna companera|una persona|algun"
    r" colega|gente"
    r"|alguem|uma pessoa|alguma pessoa|algum colega|quien|quem)"
)
_DEL = (
    r"(?:del|de|do|da|dos|das|en|no|na|nos|nas|desde)(?: la| el| los| las| nuestro| nosso| nossa)?"
    r"(?: equipo| area| departamento| equipe| time| setor| dpto)?(?: del| de| do| da)?(?: la)?"
)
_IB_DO = (
    r"(?:revisar\w*|mirar\w*|ver\w*|echar\w*|confirmar\w*|aprobar\w*|aprovar|ayudar\w*|ajudar"
    r"|validar"
    r"|firmar|assinar|responder|opinar|comentar|olhar|dar|checar|conferir|chequear|unirse|entrar"
    r"|participar|decir\w*|dizer|analizar|analisar|sumarse|apoyar\w*|apoiar|explicar)"
)
RULES = (
    rule(
        r"(?:pued[eo]|pueden|puedes|podria|podrian|podeis|podemos|podriamos|hay|necesit\w+"
        r"|busc[oa]\w*|tenemos"
        r"|conoc\w+|falta|faltan|quiero|queremos|querria|querriamos|incluir|invitar|anadir|sumar"
        r"|agregar"
        r"|pregunt\w+|hablar con|consultar con|habla con|esta|estan|sabe|haria falta|hace falta"
        r"|pode|poderia"
        r"|podem|poderiam|consegue|conseguem|tem|ha|precis\w+|procur\w+|existe|conhece|chamar"
        r"|envolver"
        r"|adicionar|convidar|falar com|seria bueno|seria bom|temos|gostaria|gustaria|contactar"
        r"|que)"
        rf"(?: \w+){{0,3}} {_ALG} {_DEL}"
    ),
    rule(
        rf"{_ALG} {_DEL}",
        r"^(?:que )?(?:me |nos )?(?:puede|podria|pueda|pode|poderia|possa|consegue|esta"
        r" (?:disponible|por)"
        r"|disponible|disponivel|por aqui|por favor)",
    ),
    rule(rf"{_ALG} {_DEL}", asks=True),
    rule(
        r"(?:necesit\w+|hace falta|haria falta|falta|faltan|busc[oa]\w*|hay|tenemos|tienen|teneis"
        r"|puede"
        r"|podria|conoc\w+|quien es|queremos|precis\w+|procur\w+|tem|temos|ha|pode|poderia|quem e"
        r"|existe|incluir|invitar|sumar|consultar|involucrar|envolver|chamar|convidar|preguntar"
        r"|perguntar"
        r"|hablar|falar|ter|tener)(?: \w+){0,2}? (?:un|una|algun|alguna|el|la|nuestro|nuestra|al"
        r"|um|uma"
        r"|algum|alguma"
        r"|o|a|nosso|nossa|otro|otra|outro|outra|ao|con un|com um|con una|com uma)(?: \w+)?",
        r"^$|^(?:,|para|que|en|em|de|del|do|da|aqui|disponible|disponivel|con|com|y|e|por|urgente"
        r"|libre"
        r"|livre|hoy|hoje|antes|echar|revisar|mirar|ayudar|ajudar|dar|olhar|nesse|neste|nisso|pra"
        r"|no|na)",
        kinds=PEOPLE,
    ),
    rule(
        r"^(?:.*\b)?(?:puede|podria|pueden|podrian|pode|poderia|podem|poderiam|consegue)(?: el|"
        r" la| los| o"
        r"| a| os)?(?: equipo| area| departamento| equipe| time| setor)?(?: de| del| do| da)?",
        rf"^{_IB_DO}",
        asks=True,
    ),
    rule(
        r"(?:^|, |el |la |los |o |a |equipo (?:de )?|time (?:de )?|equipe (?:de )?|area (?:de )?)",
        rf"^(?:puede|podria|pueden|podrian|pode|poderia|podem|consegue|consegu\w+)(?: \w+){{0,2}}"
        rf" {_IB_DO}",
        asks=True,
    ),
    rule(
        r"(?:incluir|involucrar|consultar|preguntar|preguntarle|invitar|sumar|meter|agregar|anadir"
        r"|contactar|avisar|consultemos|preguntemos|incluyamos|involucremos|hablar|validar\w*"
        r"|revisarlo"
        r"|hablemos|envolver|chamar|perguntar|convidar|adicionar|falar|acionar|alinhar|vamos chamar"
        r"|pedir ayuda|pedir ajuda|traer)(?: isso| esto)?(?: a| con| al| com| ao| o| para)?"
        r"(?: el| la| los| las| o| os)?(?: equipo| area| departamento| equipe| time| setor)?"
        r"(?: de| del| do| da)?",
        r"^$|^(?:,|en|na|no|nesta|nessa|para|antes|por|primero|primeiro|tambien|tambem|sobre|y|e"
        r"|si|se|aqui|a|ao"
        r"|nisso)",
        kinds=EITHER,
    ),
    rule(
        r"(?:necesit\w+|hace falta|falta|pedir|queremos|precis\w+)(?: \w+){0,3} (?:ayuda|opinion"
        r"|aprobacion"
        r"|visto bueno|input|feedback|ok|validacion|apoyo|revision|firma|ajuda|opiniao|aprovacao"
        r"|aval"
        rf"|validacao|apoio|revisao|assinatura|retorno) {_DEL}(?: un| una| um| uma)?",
        kinds=EITHER,
    ),
)
