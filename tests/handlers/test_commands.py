"""What is typed after `/usher`, understood without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.actions import ActionId
from handlers.commands import read_command
from handlers.interaction import Gesture
from handlers.slack.payloads import called, fields, identity, place, pressed
from invites.people import Identity
from invites.work import Place

ME = Gesture(identity=Identity("slack", "T1", "U1"))


@pytest.mark.parametrize(
    ("typed", "people", "names", "words"),
    [
        ("invite <@U2|sarah> to Q3 outreach", ("U2",), (), "Q3 outreach"),
        ("invite <@U2> <@U3> <@U2> for the launch", ("U2", "U3"), (), "the launch"),
        ("invite Sarah Chen, Ben to Q3", (), ("Sarah Chen", "Ben"), "Q3"),
        ("invite @sarah to <#C1|q3-outreach>", (), ("sarah",), "q3-outreach"),
        ("invite Tony to Tomorrow", (), ("Tony",), "Tomorrow"),
        ("invite", (), (), ""),
        ("invite to Q3", (), (), "Q3"),
        ("invite to Q3 outreach <@U2> and <@U3>", ("U2", "U3"), (), "Q3 outreach"),
        ("invite to Q3 outreach with Sarah and Ben", (), ("Sarah", "Ben"), "Q3 outreach"),
        ("invite for the launch: Sarah Chen; Ben", (), ("Sarah Chen", "Ben"), "the launch"),
        ("invite <@U2>, Ben and <@U3> to Q3", ("U2", "U3"), ("Ben",), "Q3"),
        (
            "invite <mailto:sarah@acme.example|sarah@acme.example> and ben@acme.example to Q3",
            (),
            ("sarah@acme.example", "ben@acme.example"),
            "Q3",
        ),
        ("invite Sarah und Ben zu Q3", (), ("Sarah", "Ben"), "Q3"),
        ("invite @ , @, to Q3", (), (), "Q3"),
        (f"invite {'x' * 3000}", (), ("x" * 60,), ""),
        (f"invite <@U2> to {'Q3 ' * 1500}", ("U2",), (), ("Q3 " * 50)),
        ("invite <@U2> zum „Herbst-Launch“", ("U2",), (), "Herbst-Launch"),
        ("invite An Nguyen pour « Lancement »", (), ("An Nguyen",), "Lancement"),
        ("invite @ana para Lanzamiento", (), ("ana",), "Lanzamiento"),
        ("  INVITE   <@U2>  on   “Q3” ", ("U2",), (), "Q3"),
    ],
)
def test_invite_is_understood(
    typed: str, people: tuple[str, ...], names: tuple[str, ...], words: str
) -> None:
    command = read_command(typed, ME)

    assert command.action is ActionId.INVITATION_COMPOSE
    assert command.gesture.fields["people"] == people
    assert command.gesture.fields["typed"] == names
    assert command.gesture.words == words


@pytest.mark.parametrize(
    ("typed", "action", "value"),
    [
        ("", ActionId.HELP_SHOW, ""),
        ("help", ActionId.HELP_SHOW, ""),
        ("link", ActionId.WORK_ITEM_LINK, ""),
        ("preferences", ActionId.PREFERENCES_OPEN, ""),
        ("pending", ActionId.LIST_PENDING, ""),
        ("SENT", ActionId.LIST_SENT, ""),
        ("team please", ActionId.LIST_TEAM, ""),
        ("suggest", ActionId.SUGGESTION_ASK, ""),
        ("Settings please", ActionId.PREFERENCES_OPEN, ""),
        ("frobnicate it", ActionId.HELP_SHOW, "frobnicate it"),
        ("x" * 500, ActionId.HELP_SHOW, "x" * 60),
    ],
)
def test_other_words(typed: str, action: ActionId, value: str) -> None:
    command = read_command(typed, ME)

    assert (command.action, command.gesture.value) == (action, value)


def test_of_the_message_of_a_shortcut_only_the_people_are_read() -> None:
    message = {"user": "U2", "text": "Ask <@U3> and <@U4|ann> about the secret plan, <@U2>"}
    body = {"user": {"id": "U1", "team_id": "T1"}, "channel": {"id": "C1"}, "message": message}

    gesture = called(body)

    assert gesture.fields == {"people": ("U2", "U3", "U4"), "outsiders": ("1",)}
    assert gesture.place == Place("slack", "T1", "C1")
    assert "secret" not in repr(gesture)


@given(st.text(max_size=200))
def test_any_words_are_understood_somehow(typed: str) -> None:
    assert read_command(typed, ME).action in set(ActionId)
    read_command(f"invite {typed}", ME)


def test_who_and_where_come_from_the_workspace_of_the_app() -> None:
    press = {"user": {"id": "U1", "team_id": "T2"}, "team": {"id": "T1"}, "channel": {"id": "C1"}}
    typed = {"user_id": "U1", "team_id": "T1", "channel_id": "D1"}

    assert identity(press) == Identity("slack", "T1", "U1")
    assert identity(typed) == Identity("slack", "T1", "U1")
    assert place(press) == Place("slack", "T1", "C1")
    assert place(typed) is None, "a direct message is no place of work"


def test_an_overflow_option_names_action_and_subject() -> None:
    chosen = {"action_id": "more", "selected_option": {"value": "suggestion.snooze s1"}}

    name, gesture = pressed({"user": {"id": "U1", "team_id": "T1"}}, chosen)

    assert (name, gesture.value) == ("suggestion.snooze", "s1")


def test_every_input_of_a_form_is_read_by_its_name() -> None:
    values = {
        "a": {"message": {"type": "plain_text_input", "value": "Hello"}},
        "b": {"until": {"type": "datepicker", "selected_date": "2026-12-01"}},
        "c": {"reason": {"type": "radio_buttons", "selected_option": {"value": "not_now"}}},
        "d": {"roles": {"type": "multi_static_select", "selected_options": [{"value": "legal"}]}},
        "e": {"people": {"type": "multi_users_select", "selected_users": ["U2", "U3"]}},
        "f": {"emails": {"type": "plain_text_input", "value": None}},
    }

    assert fields({"state": {"values": values}}) == {
        "message": ("Hello",),
        "until": ("2026-12-01",),
        "reason": ("not_now",),
        "roles": ("legal",),
        "people": ("U2", "U3"),
        "emails": (),
    }
    assert fields({}) == {}
