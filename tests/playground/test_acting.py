"""What a person may and may not do, as Slack's own client would have it."""

from dataclasses import replace

import pytest

from playground.driver import Driver
from playground.errors import Refused
from playground.manifest import AppManifest
from tests.playground.small_office import MANIFEST, SAM


async def test_only_its_author_changes_a_message(driver: Driver) -> None:
    said = await driver.say("sam", "#general", "Frist")
    acting, general = driver.playground.acting, driver.place("sam", "#general")
    sam, sarah = driver.person("sam"), driver.person("sarah")
    changed = acting.edit(sam, general, said["ts"], "First & foremost")
    assert (changed["text"], changed["edited"]["user"]) == ("First &amp; foremost", SAM)
    with pytest.raises(Refused, match="not_yours"):
        acting.edit(sarah, general, said["ts"], "Mine")
    with pytest.raises(Refused, match="not_yours"):
        acting.delete(sarah, general, said["ts"])
    acting.delete(sam, general, said["ts"])
    with pytest.raises(Refused, match="message_not_found"):
        acting.delete(sam, general, said["ts"])


async def test_deleting_a_reply_is_counted(driver: Driver) -> None:
    parent = await driver.say("sam", "#general", "Question")
    reply = await driver.say("sarah", "#general", "Answer", thread_ts=parent["ts"])
    assert driver.messages("sam", "#general")[0]["reply_count"] == 1
    place = driver.place("sarah", "#general")
    driver.playground.acting.delete(driver.person("sarah"), place, reply["ts"])
    assert driver.messages("sam", "#general")[0]["reply_count"] == 0
    assert [m["text"] for m in driver.thread(parent)] == ["Question"]


async def test_a_reaction_comes_once_and_goes(driver: Driver) -> None:
    said = await driver.say("sam", "#general", "Done")
    await driver.react("sarah", said, "tada")
    await driver.react("sarah", said, "tada")
    await driver.react("sam", said, "tada")
    assert driver.messages("sam", "#general")[0]["reactions"][0]["count"] == 2
    acting, general = driver.playground.acting, driver.place("sam", "#general")
    for name in ("sam", "sarah"):
        acting.react(driver.person(name), general, said["ts"], "tada", remove=True)
    assert driver.messages("sam", "#general")[0]["reactions"] == []
    with pytest.raises(Refused, match="invalid_name"):
        acting.react(driver.person("sam"), general, said["ts"], "no such")


async def test_nothing_and_nowhere_are_refused(driver: Driver) -> None:
    with pytest.raises(Refused, match="no_text"):
        await driver.say("sam", "#general", "  ")
    with pytest.raises(Refused, match="thread_not_found"):
        await driver.say("sam", "#general", "Hi", thread_ts="1.000001")
    await driver.archive("sam", "#general")
    with pytest.raises(Refused, match="is_archived"):
        await driver.say("sam", "#general", "Hi")
    with pytest.raises(Refused, match="cant_join"):
        await driver.join("dana", "#general")


async def test_an_ephemeral_message_is_dismissed_by_its_reader(driver: Driver) -> None:
    await driver.command("sam", "/usher help", channel="#q3-outreach")
    place = driver.place("sam", "#q3-outreach")
    shown = await driver.say("sam", "#q3-outreach", "Stays")
    assert [m["ts"] for m in driver.messages("sam", "#q3-outreach")] == [shown["ts"]]
    with pytest.raises(Refused, match="message_not_found"):
        driver.playground.acting.delete(driver.person("sam"), place, "1.000001")


async def test_files_are_named_and_need_no_text(driver: Driver) -> None:
    acting, general = driver.playground.acting, driver.place("sam", "#general")
    posted = acting.post(driver.person("sam"), general, "", files=["plan.pdf"])
    assert (posted["subtype"], posted["files"][0]["name"]) == ("file_share", "plan.pdf")


class TestWithAReadOnlyMessagesTab:
    @pytest.fixture
    def manifest(self) -> AppManifest:
        return replace(MANIFEST, messages_tab_read_only=True)

    async def test_nobody_writes_to_the_app(self, driver: Driver) -> None:
        with pytest.raises(Refused, match="restricted_action"):
            await driver.say("sam", "bot", "Hi")
