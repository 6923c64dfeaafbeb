"""The pages around an installation: the way in, how it went, and what to do when it did not."""

from collections.abc import Collection
from dataclasses import dataclass

from blocks.scopes import lacking
from blocks.templates import rendered
from blocks.text import clean
from invites.language import N_, _


@dataclass(frozen=True, slots=True)
class Problem:
    """`again` offers the way in once more."""

    status: int
    title: str
    words: str
    again: bool = True


@dataclass(frozen=True, slots=True)
class _Page:
    """`lead` stands before the points, `label` on the link."""

    title: str
    words: Collection[str]
    link: str = ""
    label: str = ""
    lead: str = ""
    points: Collection[str] = ()
    foot: str = ""


_SLACK = N_("Slack did not let Usher in")
_OPERATOR = N_(
    "Usher and its app at Slack do not agree about who they are. Nothing was installed. Please "
    "tell whoever runs Usher: `usher doctor` says what to look at."
)
PROBLEMS = {
    "cancelled": Problem(
        200,
        N_("Nothing was installed"),
        N_("You turned the installation down, and nothing has changed in your workspace."),
    ),
    "state": Problem(
        400,
        N_("This installation is over or was not begun here"),
        N_(
            "A way in works once, for ten minutes, and in the browser in which it was begun. If "
            "you have just installed Usher, it is there already. Otherwise begin anew."
        ),
    ),
    "code": Problem(
        400,
        _SLACK,
        N_("Slack's permission had been used or had run out. Nothing was installed; begin anew."),
    ),
    "app": Problem(502, _SLACK, _OPERATOR, again=False),
    "unreachable": Problem(
        502,
        N_("Slack does not answer"),
        N_("Nothing was installed. Wait a minute, and begin anew."),
    ),
    "organisation": Problem(
        400,
        N_("Usher is installed workspace by workspace"),
        N_(
            "You chose a whole organisation. Usher cannot look after one yet, and gave the "
            "permission back. Begin anew and choose one workspace."
        ),
    ),
    "rotation": Problem(
        502,
        N_("This app's tokens run out"),
        N_(
            "Token rotation is switched on for the app at Slack, and Usher does not support it. "
            "Nothing was installed. Please tell whoever runs Usher: the app has to be created anew "
            "from its manifest, because Slack does not let rotation be switched off."
        ),
        again=False,
    ),
    "busy": Problem(
        503,
        N_("Too many installations at once"),
        N_("Nothing was installed. Wait ten minutes, and begin anew."),
    ),
    "refused": Problem(
        400, _SLACK, N_("Slack ended the installation without saying why. Begin anew.")
    ),
}


def install_page(link: str, css: str) -> str:
    """`link` leads to Slack's own page of consent."""
    page = _Page(
        _("Add Usher to your Slack workspace"),
        [
            _(
                "Usher notices when somebody is missing from shared work, and asks the person at "
                "work, privately, whether to invite them."
            ),
            _(
                "It listens only in channels to which somebody invites it. It keeps who worked "
                "with whom, never what was written. Nobody is added without saying yes."
            ),
            _("Slack will show what Usher may do, and ask for your consent."),
        ],
        link,
        _("Add to Slack"),
        foot=_("Removing the app in Slack ends everything at once."),
    )
    return _page(page, css)


def installed_page(workspace: str, link: str, missing: Collection[str], css: str) -> str:
    """`missing` are the scopes that were not granted."""
    name = clean(workspace, 80) or _("your workspace")
    needed, less = lacking(missing)
    words = [
        _("Usher has sent you a message in Slack that says what it does and how to stop it."),
        _("First step: invite it to a channel in which you work together, with /invite @usher."),
    ]
    if needed:
        words = [
            _(
                "But it lacks permissions without which it cannot work: {scopes}. Install it again "
                "and leave them on."
            ).format(scopes=", ".join(needed))
        ]
    page = _Page(
        _("Usher is installed in {workspace}").format(workspace=name),
        words,
        link,
        _("Open Usher in Slack"),
        lead=_("Without what you left off, Usher does less:"),
        points=less,
    )
    return _page(page, css)


def problem_page(code: str, again: str, css: str) -> tuple[int, str]:
    """The status and the page for a code of `PROBLEMS`; `again` is where the way in begins."""
    problem = PROBLEMS[code]
    leads = again if problem.again else ""
    page = _Page(_(problem.title), [_(problem.words)], leads, _("Begin anew"))
    return problem.status, _page(page, css)


def _page(page: _Page, css: str) -> str:
    return rendered("install.html", page=page, css=css)
