"""What surrounds the conversation: people, clock, traffic, hint, and the page without a mouse."""

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.server import Playground
from tests.playground.page.conftest import Screen, actions, button
from tests.playground.small_office import DANA, SAM, SARAH

pytestmark = pytest.mark.browser


async def test_another_person_is_found_by_name_and_kept_in_the_address(screen: Screen) -> None:
    await screen.page.keyboard.press("Alt+a")
    await screen.page.keyboard.type("sarah")
    await screen.page.keyboard.press("Enter")
    await expect(screen.part("act-as")).to_contain_text("Sarah Chen")
    assert f"as={SARAH}" in screen.page.url
    await expect(screen.channel("deal-desk")).to_be_visible()
    await expect(screen.channel("q3-outreach")).to_have_count(0)
    await screen.page.goto(screen.url)
    await expect(screen.part("act-as")).to_contain_text("Sarah Chen")


async def test_a_badge_says_where_messages_wait(screen: Screen, slack: AsyncWebClient) -> None:
    await slack.chat_postMessage(
        channel=SARAH, text="Sam invites you", blocks=[actions(button("Accept", "accept"))]
    )
    await expect(screen.part("act-as-waiting")).to_have_text("1")
    await screen.part("act-as").click()
    first = screen.part("act-as-option").first
    await expect(first).to_have_attribute("data-user-id", SARAH)
    await first.click()
    await expect(screen.part("sidebar-app")).to_have_attribute("data-unread", "true")
    await screen.open_bot()
    await expect(screen.action("accept")).to_be_visible()


async def test_the_clock_moves_and_goes_back(screen: Screen, playground: Playground) -> None:
    playground.clock.reset()
    await screen.part("clock").click()
    await screen.part("clock-day").click()
    await expect(screen.part("clock-now")).to_contain_text("1 d ahead of the real time")
    await screen.part("clock-hour").click()
    await expect(screen.part("clock-now")).to_contain_text("1 d 1 h ahead of the real time")
    assert round(playground.clock.offset) == 90000
    await screen.part("clock-morning").click()
    await expect(screen.part("clock-now")).to_contain_text("at 09:00")
    assert playground.clock.now().weekday() < 5
    await screen.part("clock-reset").click()
    await expect(screen.part("clock-now")).to_contain_text("same as the real time")


async def test_the_traffic_shows_both_directions_and_marks_problems(
    screen: Screen, slack: AsyncWebClient, driver: Driver
) -> None:
    await screen.part("traffic-toggle").click()
    await driver.say("sam", "#q3-outreach", "Look at <this>")
    event = screen.page.locator('[data-testid="traffic-entry"][data-kind="event"]').first
    await event.get_by_role("button").first.click()
    await expect(event.locator(".json").first).to_contain_text("Look at <this>")
    with pytest.raises(Exception, match="channel_not_found"):
        await slack.chat_postMessage(channel="C0NOWHERE", text="Lost")
    await screen.page.get_by_label("Problems only").check()
    await expect(screen.part("traffic-entry")).to_have_count(1)
    await expect(screen.part("traffic-entry")).to_have_attribute("data-name", "chat.postMessage")


async def test_a_profile_tells_title_and_local_time(screen: Screen, driver: Driver) -> None:
    await driver.say("sam", "#general", "Hello @dana")
    await screen.enter("general")
    await screen.message("Hello @Dana").locator(".mention").click()
    await expect(screen.part("profile-name")).to_contain_text("Dana Whitfield")
    await expect(screen.page.locator(".facts")).to_contain_text("Local time")
    await screen.part("profile-act-as").click()
    await expect(screen.part("act-as")).to_contain_text("Dana Whitfield")
    assert f"as={DANA}" in screen.page.url


async def test_the_hint_is_shown_once(screen: Screen) -> None:
    await screen.page.context.clear_cookies()
    await expect(screen.part("hint")).to_have_count(0)
    await screen.part("show-hint").click()
    await expect(screen.part("hint")).to_contain_text("Act as Sam")
    await screen.part("hint-close").click()
    await screen.act_as(SAM)
    await expect(screen.part("hint")).to_have_count(0)


async def test_everything_is_reached_without_a_mouse(screen: Screen, driver: Driver) -> None:
    await driver.say("sam", "#q3-outreach", "Older")
    await driver.say("sarah", "#general", "Hello")
    keys = screen.page.keyboard
    await keys.press("Control+k")
    await keys.type("q3")
    await keys.press("Enter")
    await expect(screen.part("conversation-name")).to_have_text("q3-outreach")
    await keys.press("Alt+m")
    await expect(screen.part("composer")).to_be_focused()
    await keys.type("By hand")
    await keys.press("Enter")
    await expect(screen.message("By hand")).to_be_visible()

    await screen.page.locator("main .scroller").focus()
    await keys.press("ArrowUp")
    await expect(screen.message("By hand")).to_be_focused()
    await keys.press("ArrowUp")
    await expect(screen.message("Older")).to_be_focused()


async def test_on_a_narrow_screen_the_sidebar_is_a_drawer(screen: Screen) -> None:
    await screen.page.set_viewport_size({"width": 390, "height": 780})
    await expect(screen.channel("general")).to_be_hidden()
    await screen.part("drawer").click()
    await screen.channel("q3-outreach").click()
    await expect(screen.part("conversation-name")).to_have_text("q3-outreach")
    await expect(screen.channel("general")).to_be_hidden()
    wide = await screen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


async def test_dark_is_kept_once_chosen(screen: Screen) -> None:
    await screen.part("theme").click()
    await expect(screen.page.locator("html")).to_have_attribute("data-theme", "dark")
    await screen.page.reload()
    await expect(screen.page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_nothing_is_loaded_from_elsewhere(screen: Screen) -> None:
    loaded: list[str] = []
    screen.page.on("request", lambda request: loaded.append(request.url))
    await screen.page.reload()
    await screen.open_bot()
    assert loaded
    assert [url for url in loaded if not url.startswith(screen.url)] == []
