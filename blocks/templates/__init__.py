"""Letters and pages as Jinja2 templates: everything is escaped, words come in the language spoken.

What stands in a template is structure; sentences about people and work come from the cards.
"""

from functools import cache
from importlib.resources import files

import jinja2

from invites.language import _, locale, ngettext, pgettext


@cache
def _environment() -> jinja2.Environment:
    """One for all templates. `Undefined` is an error: a gap in a letter must not go out."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=_, gettext=_, ngettext=ngettext, pgettext=pgettext)
    return made


def _source(name: str) -> str | None:
    found = files(__name__).joinpath(name)
    return found.read_text("utf-8") if found.is_file() else None


def rendered(name: str, **given: object) -> str:
    """The template filled in; `lang` is the language as HTML names it."""
    return _environment().get_template(name).render(lang=locale().replace("_", "-"), **given)


def style(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")
