"""Requests for somebody of a role, in French."""

from invites.roles.mentions.rules import EITHER, PEOPLE, rule

CUES = frozenset(
    "quelqu quelquun qqn qqun besoin cherche cherchons faut faudrait peut pourrait peuvent avec"
    " pourraient manque consulter impliquer solliciter demander inviter ajouter voir valider y"
    " qui mettre demandons impliquons voyons ajoutons inclure contacter avoir a".split()
)
"""Without one of these words no rule holds."""
_QQ = (
    r"(?:quelqu un(?:e)?|quelquun|qqn|qqun|qq un|une personne|des gens|un collegue|une collegue"
    r"|des collegues|un membre|l un|qui)"
)
_DU = (
    r"(?:du|de la|de l|des|de|d|au|aux|chez|dans|en|a la|cote|chez les|parmi les)(?: le| la| l|"
    r" les)?"
    r"(?: service| equipe| departement| pole| cote)?(?: du| de| de la| des)?"
)
RULES = (
    rule(
        r"(?:est ce que|est ce qu|y a t il|ya t il|y a il|peut il|peut|pourrait|pourriez|pouvez"
        r"|peux"
        r"|besoin de|besoin d|faut|faudrait|cherche|cherchons|trouver|demander a|inviter|ajouter"
        r"|solliciter"
        r"|impliquer|voudrais|voudrait|aimerais|aurait|avons nous|manque|bien|il nous faut"
        r"|contacter"
        rf"|appeler|faire venir|connait|connaissez)(?: \w+){{0,3}} {_QQ}(?: \w+)? {_DU}"
    ),
    rule(
        rf"{_QQ} {_DU}",
        r"^(?:pour|peut|pourrait|pourraient|serait|dispo\w*|est ce|saurait|qui (?:peut|pourrait"
        r"|saurait))",
    ),
    rule(rf"{_QQ} {_DU}", asks=True),
    rule(
        r"(?:besoin|cherch\w+|faut|faudrait|manque|y a t il|ya t il|il y a|a t on|on a|avons nous"
        r"|avez"
        r" vous"
        r"|peut|pourrait|voudrais|quelqu un connait|connaissez vous|demander a|voir avec|impliquer"
        r"|consulter|solliciter|inviter|faire venir|qui est|c est qui)(?: \w+){0,2}?"
        r" (?:un|une|d un|d une|notre|le|la|l|des|du|quel|votre)(?: \w+)?",
        r"^$|^(?:,|pour|qui|sur|afin|de|du|dans|ici|peut|pourrait|disponible|dispo|rapidement"
        r"|avant|et"
        r"|ou|en|a|aujourd|svp|s il|senior|front|back|web)",
        kinds=PEOPLE,
    ),
    rule(
        r"(?:un|une|notre|le|la|l|les|des)(?: \w+)?",
        r"^(?:peut|pourrait|peuvent|pourraient|saurait) ?(?:il|elle|on|ils|elles)?(?: \w+){1,}",
        asks=True,
        kinds=PEOPLE,
    ),
    rule(
        r"(?:le|la|l|les|l equipe|le service|notre|votre)(?: equipe| service| departement| pole)?",
        r"^(?:peut|pourrait|peuvent|pourraient)",
        asks=True,
    ),
    rule(
        r"(?:impliquer|consulter|solliciter|inclure|associer|inviter|ajouter|mettre|demander"
        r"|demandons"
        r"|voir|voyons|valider|contacter|faire valider|faire relire|relire|impliquons|consultons"
        r"|demandez"
        r"|consultez|impliquez|ajoutons|ajoutez|incluez|invitons|embarquer)(?: ca| cela| ceci| le"
        r"| la)?"
        r"(?: a| avec| par)?(?: le| la| l| les| au| aux| du| notre)?(?: equipe| service)?",
        r"^$|^(?:,|dans|pour|sur|avant|des|svp|si|aussi|a|au|et|rapidement|en|demain)",
        kinds=EITHER,
    ),
    rule(
        r"(?:besoin|faut|faudrait|manque|demander|avoir|obtenir)(?: \w+){0,4} (?:avis|validation"
        r"|aide"
        r"|retour|retours|feu vert|accord|ok|input|coup de main|approbation|relecture|eclairage"
        r"|signature)"
        rf"(?: \w+)? {_DU}",
        kinds=EITHER,
    ),
)
