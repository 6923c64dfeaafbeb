"""English, as the lint knows it."""

from invites.drafting.lexicon.words import Lexicon, counted, listed, pattern

_MARKS = listed(
    "a an and are as at be because but by can could for from has have help how if in into is it "
    "its join like look may more need not of on or our so some somebody someone that the their "
    "them there this to together us we what when where which while who with without would you "
    "your yours yet still nobody here be been being do does about than then these those might "
    "should they much very take"
)
_OPENING = listed(
    "others less least enough half-way lots plenty various numerous countless thoughtful honest "
    "small big large short quick gentle friendly quiet outside recent current next-up earlier "
    "afterwards alone apart beyond whatever whichever whoever whenever wherever therefore thus "
    "hence nevertheless nonetheless frankly honestly naturally hopefully ideally perhaps "
    "surely-not clearly especially particularly generally usually often sometimes rarely seldom "
    "almost nearly quite rather really truly simply finally eventually obviously speaking "
    "considering following including collaborating contributing reviewing shaping sharing "
    "learning thinking drafting discussing talking helping supporting understanding turning "
    "setting keeping leaving reaching growing improving developing designing writing creating "
    "moving-on coming going doing knowing asking wondering hoping wanting needing pulling pushing "
    "opening closing checking testing trying using welcoming including think thinking see seeing "
    "look make help join tell share let lets step add bring lend come drop stop pop adding "
    "colleagues nothing never-mind everyone people folks others different diverse deep early late "
    "later lately recently soon already always by besides moreover plus meanwhile today still "
    "otherwise instead rather than like unlike such same certain clear open shared joint your-own "
    "mind minds eyes voice voices view views insight insights thoughts care interest interested "
    "curious willing able keen ready up down over under between among against during past behind "
    "beyond as-is much little great nice lovely wonderful valuable useful important essential key "
    "missing lacking needed wanted without-you outside inside from-where somebody-like hope "
    "hoping wish wishing want wanting need needing try trying ask asking invite inviting start "
    "starting keep keeping move push pushing create creating develop developing design designing "
    "draft drafting write writing review reviewing refine refining polish polishing improve "
    "improving test testing explore exploring discuss discussing map mapping sketch sketching put "
    "give giving we our your you would could can may might shall will do does is are was it this "
    "that these those there here since because as while when if although though once before after "
    "with without on in at for from by to of and but so yet still right now currently nobody no "
    "none somebody someone anybody something everything everybody what which who how where why "
    "having being getting looking working building shaping planning preparing starting joining "
    "taking seeing hearing bringing adding finding running putting moving making things work part "
    "much most many few some several more another one first next please maybe perhaps also "
    "together hello hi hey i i'd i'm i've we're we've we'd you're you've you'd it's that's "
    "there's let let's how's what's any all both each every their a an the only just even given "
    "despite until alongside within around across through thanks thank happy glad having your "
    "joint fresh good progress help support feedback input advice experience insight expertise "
    "perspective knowledge colleagues teammates people anyone ideas questions plans feel come "
    "take have care interested curious ready keen time work's"
)
LEXICON = Lexicon(
    letters="a-zA-Zàâçéèêëïîôöü",
    marks=_MARKS,
    opening=_OPENING,
    capitals=listed("I I'd I'm I've I'll"),
    numbers=counted(
        "two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
        "twice=2 thrice=3 thirteen=13 fourteen=14 fifteen=15 twenty=20 thirty=30 forty=40 "
        "fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred hundreds thousand thousands "
        "million millions billion billions dozen dozens half percent double triple quarter couple"
    ),
    refused={
        "time": pattern(
            "today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday "
            "sunday january february march april june july august september october november "
            "december week weeks weekly month months monthly year years yearly annual* day days "
            "daily hour hours minute minutes deadline* due asap urgent* immediately quarterly "
            "o'clock noon midnight morning afternoon evening weekend* until by_then date dates "
            "last_chance hurry schedule* soon overdue straight_away right_away at_once"
        ),
        "money": pattern(
            "free_of free_for for_free is_free are_free complimentary gratis pay pays paid paying "
            "payment* payout* salary salaries bonus* budget* cost costs costly price* pricing fee "
            "fees discount* refund* invoice* dollar* euro euros pound* cash money wage* raise "
            "reward* commission* voucher* gift* prize* cheap* expensive subscription* reimburse* "
            "compensat* stipend* charge charges free no_cost"
        ),
        "promise": pattern(
            "guarantee* promis* pledge* swear commit commits committed commitment* we_will we'll "
            "i_will i'll you_will_get you_will_receive you_will_be you_will_have you'll assure* "
            "ensure* definitely certainly absolutely surely always never without_fail no_risk "
            "risk*free in_return in_exchange obligat* contract* sign_off going_to_get vow vows "
            "entitle* warrant* owe owes bound binding"
        ),
        "pressure": pattern(
            "must have_to has_to required requires mandatory obliged expected_to compulsory "
            "or_else no_choice don't_tell keep_secret secret* confidential* refuse refusal "
            "failing failure* fired blame* fault"
        ),
        "private": pattern(
            "age aged old_are how_old birthday* born married marriage* spouse* husband* wife "
            "boyfriend* girlfriend* partner children child kids kid pregnan* baby family families "
            "parents religio* church faith politic* vote voted voting party gender sexual* race "
            "ethnic* nationality health* sick* ill illness* disease* disab* medical doctor "
            "therapy address home_address phone telephone mobile_number password* passcode* "
            "login* credential* account* bank credit_card passport* ssn visa salary earn earns "
            "private privately personal personally personal_life weight alcohol drink drinks "
            "hobby hobbies vacation* holiday* live_in where_you_live relationship_status dating"
        ),
        "role": pattern(
            "ceo cto cfo coo cmo vp svp evp chief head heads director* manager* boss bosses "
            "leader leaders leadership executive* president* officer* supervisor* principal "
            "chair* the_board board_of founder* owner* specialist* consultant* engineer* "
            "developer* designer* lawyer* attorney* analyst* accountant* architect* "
            "administrator* expert experts guru senior junior assistant* recruiter* salesperson "
            "salesman representative* scientist* marketer* promoted promotion* management "
            "job_title position"
        ),
        "function": pattern(
            "sales marketing engineering finance financial legal procurement accounting hr "
            "human_resources purchasing partnerships revenue customer_success support_team "
            "data_team product_team design_team operations_team security_team people_team it_team "
            "support_department customer_support it_department"
        ),
        "link": pattern(
            "click* link links url urls button* website* webpage* attachment* download*"
        ),
        "refusal": pattern(
            "sorry cannot can't unable apologi* i_am_an i'm_an won't decline_to_write "
            "as_requested here_is_the here_are here's sure of_course certainly note_that draft "
            "sentence* message rewritten output hacked pwned"
        ),
    },
)
