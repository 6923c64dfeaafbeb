"""A colleague without an account in chat, and the letter that invites her."""

from tests.support.post_office import PostOffice, Received
from tests.support.whole_bot import WholeBot

NORA = "nora.lind@northwind.example"
CSV = f"name,email,title,time_zone\nNora Lind,{NORA},Finance Director,America/New_York\n"


async def lettered(bot: WholeBot, post: PostOffice, csv: str = CSV) -> Received:
    """Sam invites Nora by her address; her letter."""
    await bot.import_people(csv)
    result = await bot.invited_by_mail("sam", NORA)
    assert not result.get("errors"), result
    await bot.pass_time(seconds=61)
    return post.to(NORA)[-1]
