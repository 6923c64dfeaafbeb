"""What keeps words from being a request: done, not wanted, about hiring, a mere condition."""

import re

_TOLD = re.compile(
    r"\b(?:don t (?!know|we|you)|doesn t|didn t|do not (?!know)|does not|did not|needn t|no need"
    r"|no longer|not need|never|without|instead of|already|yesterday|thanks to|no thanks"
    r"|last (?:week|month|night|year)|hir(?:e|ed|ing)|candidates?|vacancy|vacancies|applicants?"
    r"|headcount|interview(?:ing|ed)|salary|(?:job|role|position) (?:ad|post|opening|description)"
    r"|join our team|used to"
    r"|kein|keine|keinen|schon|bereits|gestern|ohne|statt|hatte|hatten|bewerb\w+|stelle|einstellen"
    r"|ne .{0,12} pas|n ai pas|pas besoin|sans|deja|hier soir|embauch\w+|recrut(?:er|ons|ement d)"
    r"|no (?:necesit\w+|hace falta|hay que|precis\w+)|ya|sin|ayer|nao|ja|sem|ontem"
    r"|contrat(?:ar|amos|ando|ado|aram|ei|aron))\b"
)
_WHEN = re.compile(
    r"\b(?:(?<!wondering )(?<!wonder )(?<!see )(?<!know )if|when|once|after|until|unless|whenever"
    r"|in case|customers?|clients?|prospects?|users?|told me|asked"
    r"|(?<!gut , )(?<!schon , )(?<!super , )(?<!toll , )wenn|falls|sobald|nachdem|bis"
    r"|si|quand|des que|cuando|se|quando)"
    r"(?: (?:we|you|i|they|he|she|it|anyone|anybody|someone|somebody|people|customers|ever|do|does"
    r"|can|only|also|just|ihr|du|wir|man|sie|er|eine?r?|tu|vous|on|nous|il|usted|voce|te|le))* ?$"
)
# After a department these make it something else: "the sales channel", "marketing budget".
THINGS = frozenset(
    """channel channels call calls meeting meetings deck page pages doc docs document report reports
    thread room folder number numbers data dashboard pipeline floor bot tool tools app api system
    systems software budget budgets contract contracts order ticket tickets queue kickoff event
    events conference forecast material materials plan plans site website code review reviews terms
    issue issues hub portal session process policy policies training update updates email emails
    list guide calendar question questions tax target targets effect settings incident hold
    holds""".split()
)


def is_told(sentence: list[str], *, asks: bool) -> bool:
    """Whether the sentence as a whole tells of something, or wants it not."""
    if "nicht" in sentence and not asks:  # "should we not ask a designer?" asks for one
        return True
    return _TOLD.search(" ".join(sentence)) is not None


def is_condition(before: str) -> bool:
    """Whether what stands before a request makes it one of another time, or of other people."""
    return _WHEN.search(before) is not None
