"""The words of titles that tell a head of a field, and those that tell nothing. No fields here."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEADING_ENDINGS = ("leiter", "leiterin", "leitung", "chef", "chefin", "direktor", "direktorin")

LEADING = _words("""
    vp svp evp rvp avp head chief director directora directeur directrice diretor diretora
    direktor direktorin leiter leiterin leitung jefe jefa gerente responsable responsavel chef
    cheffe chefin leader leaders leadership boss bereichsleiter bereichsleiterin abteilungsleiter
    abteilungsleiterin teamleiter teamleiterin teamlead supervisor dirigeant dirigeante
    direttore direttrice responsabile capo hoofd teamleider teamleidster afdelingshoofd
    afdelingsmanager gruppenleiter gruppenleiterin ressortleiter ressortleiterin referatsleiter
    chefe lider encargado encargada jefatura sectionsleiter
""")
SENIOR_ALONE = frozenset({"vp", "svp", "evp"})
# A "Sales Manager" has a team; a "Marketing Manager" or "Operations Manager" often has none.
MANAGERS_LEAD = frozenset(
    {
        "sales",
        "solutions",
        "engineering",
        "design",
        "data",
        "support",
        "customer_success",
        "people_hr",
        "it_security",
    }
)
LITTLE = _words("""
    of the for a an de des du da do das dos la le les los las del el der die dem den d l im in
    fur au aux con al no na em di della dell delle dei degli van het een voor e d
""")
# Abbreviations that stand for several chiefs: the department decides.
SEVERAL: dict[str, tuple[str, ...]] = {
    "cpo": ("people_hr", "procurement"),
    "cco": ("customer_success", "legal", "marketing"),
    "cso": ("sales", "it_security"),
}
