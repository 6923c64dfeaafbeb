"""Requests for somebody of a role, in English."""

from invites.roles.mentions.rules import EITHER, PEOPLE, rule

CUES = frozenset(
    "can could would will may might should shall anyone anybody someone somebody need needs who"
    " whos any loop looping get bring involve include ask ping looking add cc please pls plz let"
    " lets missing requires require check run reach there could wondering one consult tag pull"
    " find rep person people folks thoughts speak talk have dear lack lacking searching".split()
)
"""Without one of these words no rule holds."""
_SOME = (
    r"(?:(?:some|any)(?:one|body)(?: else| here| around| available| out there)?"
    r"|(?:a |another |any |some )?(?:person|people|folks|colleagues?|representative|rep)|one of"
    r" you)"
)
_FROM = (
    r"(?:(?:working |who works |who work |works )?(?:from|in|on|at|within|inside|for)(?: the| our"
    r"| your)?)"
)
_MODAL = r"(?:can|could|would|will|may|might|should|shall)"
_START = (
    r"^(?:(?:hi|hey|hello|hiya|ok|okay|so|and|also|all|team|folks|everyone|everybody|there|please"
    r"|pls"
    r"|quick question|question|maybe|perhaps|sorry|morning|good|guys|then|but|here|channel|,|:) )*"
)
_ASK = (
    r"(?:ask|ping|loop|loop(?: back)? in|looping in|bring in|bring|pull in|rope in|involve|include"
    r"|consult"
    r"|check(?: this| it| that)? with|verify(?: this| it)? with|confirm(?: this| it)? with|sync"
    r" with"
    r"|talk to|talk with|speak to|speak with|reach out to|run (?:this|it|that|these|(?:the|my"
    r"|our) \w+) (?:by|past)"
    r"|escalate(?: this| it)? to|hand (?:this|it) (?:over )?to|send (?:this|it) to|tag|cc|invite"
    r"|add"
    r"|get|grab|find|have|contact|bug|notify|hear from|chat with|flag (?:this|it) (?:to|for|with))"
)
_WISH = (
    rf"(?:{_MODAL} (?:we|you|i|someone|somebody|anyone|u|one of you)(?: all)?|let s|lets|let us"
    r"|(?:we|i|you) (?:should|must|need to|have to|ought to|want to|d like to|would like to|d"
    r" love to"
    r"|d better|might want to|may want to|ll|will|ll need to|will need to|ll have to|better)"
    r"|(?:need|needs|needed|want|have|time|best|better|good|like|love|great) to|please|pls|plz"
    r"|kindly"
    r"|why don t we|shall we|should we|do we need to|how about we)"
)
_VERB = (
    r"(?:take a|have a|look|review|check|double check|sanity check|confirm|approve|sign|weigh"
    r"|chime|jump"
    r"|help|decide|advise|verify|comment|join|step in|hop|tell|answer|clarify|handle|assist|give"
    r"|provide"
    r"|share"
    r"|validate|ok|okay|bless|clear|draft|explain|let (?:us|me)|have (?:input|thoughts|capacity"
    r"|time)"
    r"|vet|support (?:us|me|with|on|this)|own|pick|respond|reply|get back|be (?:in|on|part"
    r"|involved))"
)
_AID = (
    r"(?:help|input|feedback|sign ?off|sign off|approval|review|eyes|opinion|advice|guidance|ok"
    r"|okay"
    r"|confirmation|answers?|green light|thoughts|hand|assist|assistance|blessing|clarification"
    r"|clearance|a (?:look|view)|go ahead|expertise|perspective|numbers)"
)
_END = (
    r"^$|^(?:[,:)]|as well|too|please|pls|now|early|in(?:to)?(?: here| the loop| this| on|"
    r" early)?$|into"
    r"|involved|on (?:this|here|board|it|that)|here|asap|before|for (?:this|a|the)|about|if|so"
    r"|first|and"
    r"|to (?:this|the (?:thread|channel|call|meeting|discussion|loop))|today|tomorrow|soon|quickly"
    r"|whether|what|when|how|why|on|who|at|from|regarding|re|with|in|or|this|next|then|again)"
)
_MEANS = (
    r"^$|^s (?:eyes|opinion|input|help|view|take|advice)|^(?:[,:)]|who|that|to|on|for|in|here"
    r"|with|from|and|or|please|pls|asap|now|today|at|around"
    r"|available|free|quickly|as|soon|by|before|involved|tomorrow|this|urgently|too|if|about"
    r"|assigned"
    r"|joining|online|right|next|whose|able|looking|working|helping|familiar|look|sign|review"
    r"|take|again)"
)
_NEED = (
    r"(?:need|needs|want|wants|require|requires|requesting|missing|lack|lacking|looking for"
    r"|searching"
    r" for|could use|can use|could do with|would like|d like|d love|would love|short of|in need of"
    r"|desperate for|after|get|got to get|grab|find|borrow)"
)
_A = (
    r"(?:a|an|one|another|some|any|more|the|our|your|somebody who is a|someone who is a|one of"
    r" (?:the|our|your))"
)
RULES = (
    # can somebody from legal look at this
    rule(
        rf"(?:{_MODAL}|{_NEED}|{_ASK}|like|love|want|hoping|hope|wish|please|pls|maybe|perhaps"
        rf"|appreciate"
        rf"|waiting for|help from|with|(?:wondering|wonder|see|know|curious) if|let s have|required"
        rf")(?: to)?(?: please| also| maybe| perhaps)? {_SOME} {_FROM}"
    ),
    # is there anyone in finance
    rule(
        rf"(?:is|are|does|do|has|have|was)(?: there)? {_SOME} (?:(?:know|knows|work|works|sit"
        rf"|sits) )?"
        rf"{_FROM}",
        asks=True,
    ),
    rule(rf"(?:know|knows|got|to|for|by|there) {_SOME} {_FROM}", asks=True),
    rule(rf"{_START}{_SOME} {_FROM}", asks=True),
    rule(
        rf"{_START}{_SOME} {_FROM}",
        r"^(?:available|around|free|should|must|needs to|has to|please|pls|who (?:can|could|knows"
        r"|might)|able|needed|required"
        r"|up for"
        r"|to (?:look|help|review|check|join|sign|approve|confirm|answer))",
    ),
    # who can help from finance, who in security should I talk to
    rule(rf"who(?: else)? {_FROM}", asks=True),
    rule(rf"who(?: else)? {_FROM}", r"^(?:can|could|should|would|do|is|owns|handles|knows)"),
    rule(
        rf"who (?:can|could|would|should|is able to|wants to) {_VERB}(?: \w+){{0,4}} from(?: the|"
        rf" our)?"
    ),
    rule(
        r"who (?:should|can|could|do|would|must) (?:i|we|one) (?:talk to|ask|contact|ping|reach"
        r" out to"
        r"|go to|loop in|involve|speak to|speak with)(?: about \w+(?: \w+)?)? (?:in|from|on|at)"
        r"(?: the| our)?"
    ),
    rule(
        r"(?:who is|who s|whos|who are) (?:our|the|my|your) (?:\w+ )?(?:person|contact|point"
        r" person|poc"
        r"|counterpart|partner|owner|go to|contact person) (?:in|from|on|at|for)(?: the| our)?",
        asks=True,
    ),
    rule(r"who (?:can|could|would|should)(?: \w+){1,4} on the", r"^$", asks=True),
    # we need a sign-off from finance
    rule(
        rf"(?:{_NEED}|waiting on an?|ask for|asking for)(?: \w+){{0,2}} {_AID}(?: \w+){{0,3}} "
        rf"(?:from|by)(?: the| our)?",
        kinds=EITHER,
    ),
    # let's loop in security, please ask the designer
    rule(
        rf"(?:{_WISH}|{_START})(?: please| also| maybe| just| probably| definitely| first|"
        rf" quickly)* ?"
        rf"(?:{_ASK})(?: the| our| your)?",
        _END,
        plain=True,
    ),
    rule(
        rf"(?:{_WISH}|{_START})(?: please| also| maybe| just| probably| definitely| first|"
        rf" quickly)* ?"
        r"(?:loop(?: back)? in|looping in|pull in|rope in|consult|check(?: this| it)? with"
        r"|run (?:this|it|that|(?:the|my|our) \w+) (?:by|past)|sync with|talk to|speak to|speak"
        r" with|reach out to"
        r"|ping)"
        r"(?: the| our| your)?",
        _END,
    ),
    rule(
        rf"(?:{_WISH}|{_START})(?: please| also| maybe| just| probably| definitely| first|"
        rf" quickly)* ?"
        rf"(?:{_ASK}) {_A}(?: \w+)?",
        _MEANS,
        kinds=PEOPLE,
    ),
    rule(
        rf"(?:{_WISH}|{_START})(?: please| also| maybe| just| probably| definitely| first|"
        rf" quickly)* ?"
        rf"(?:get|have|bring|loop|pull)(?: the| our)?",
        rf"^(?:to {_VERB}|in here|in on|into|involved|on board|onboard|in the loop|on (?:this|the"
        rf" call))",
        kinds=EITHER,
    ),
    # we need legal to sign off, this needs a security review
    rule(
        rf"{_NEED}(?: the| our)?",
        rf"^(?:to (?:please )?{_VERB}|in here|in on this|involved|on board|in the loop|on this"
        r"|for this(?: one)?$)",
        kinds=EITHER,
        plain=True,
    ),
    rule(
        r"(?:need|needs|requires?|could use|get|want)(?: a| an| the| some| your| quick| final|"
        r" formal| full)*",
        r"^(?:s )?(?:approval|sign ?off|sign off|review|ok$|blessing|eyes on|clearance|input on"
        r"|input"
        r" here|input$|help on|help with|help here|help$)",
        plain=True,
    ),
    rule(
        r"(?:need|needs|requires?|get)(?: a| an| the| some| quick| final| formal| full)*",
        r"^(?:s )?(?:approval|sign ?off|sign off|blessing|clearance)",
        kinds=PEOPLE,
    ),
    rule(
        r"(?:need|needs|requires?|get)(?: a| an| the| some| quick| final| formal| full)*",
        r"^(?:review|approval|sign ?off|sign off|clearance)",
    ),
    # can legal take a look, legal, can you
    rule(
        rf"(?:{_START}|, |so |and |or |but ){_MODAL}(?: please)?(?: the| our| your)?",
        rf"^(?:please |also |maybe |quickly |just |kindly )*{_VERB}",
        asks=True,
        plain=True,
    ),
    rule(
        rf"(?:{_START}|, |so |and |or |but ){_MODAL}(?: please)?(?: the| our| your)?",
        r"^(?:please |also |maybe |quickly |just |kindly )*(?:take a look|have a look|look at"
        r"|look into"
        r"|review|check|approve|sign|weigh in|chime in|join|confirm|advise|comment|jump in)",
        asks=True,
    ),
    rule(
        rf"{_START}(?:dear|@|over to)?",
        r"^(?:[,:] )?(?:can|could|would|will) (?:you|u|some|any|one of)|^[,:] (?:please|pls"
        r"|thoughts"
        r"|any (?:thoughts|concerns|objections))",
    ),
    # we need a designer
    rule(rf"{_NEED} (?:us |me |to have |to get |to find )?{_A}(?: \w+)?", _MEANS, kinds=PEOPLE),
    rule(
        r"(?:is|are) there (?:a|an|any|some|still a|already no)(?: \w+)?",
        _MEANS,
        asks=True,
        kinds=PEOPLE,
    ),
    rule(
        r"(?:do|does|have) (?:we|you|they|anyone|anybody|the team|any of you|someone)(?: guys|"
        r" all)?"
        r"(?: have| know| got) (?:of )?(?:a|an|any|some)(?: \w+)?",
        _MEANS,
        asks=True,
        kinds=PEOPLE,
    ),
    rule(rf"{_START}any(?: \w+)?", _MEANS, asks=True, kinds=PEOPLE),
    rule(r"any", r"^(?:here|around|available|free|online|who|able|in here)", kinds=PEOPLE),
    rule(
        rf"{_MODAL} (?:please )?(?:a|an|one of (?:the|our|your)|some|any|the|our)(?: \w+)?",
        rf"^(?:please |also |maybe |quickly |just |kindly |from \w+ |here )*{_VERB}",
        kinds=PEOPLE,
    ),
    rule(
        r"(?:who is|who s|whos|who are) (?:the|our|your)(?: \w+)?", _MEANS, asks=True, kinds=PEOPLE
    ),
    rule(
        r"(?:someone|somebody|anyone|anybody) (?:with (?:a |an |some )?|who (?:knows|does|is in"
        r"|handles"
        r"|understands|is good at|works on) |good at |familiar with |strong in )",
        r"^(?:background|experience|knowledge|expertise|skills)|^$|^(?:to|who|here|please|can"
        r"|could|for)",
        plain=True,
    ),
)
