"""Mail's parts of the process: who writes, through which server, and how letters are sealed."""

from blocks.languages import speaking
from bot.gateways.email import EmailGateway, Server
from bot.ground import Ground
from bot.letters import Sender, parsed
from bot.mailing import Mailing
from bot.presenting import Presenting
from bot.settings import MailSettings, Settings
from invites.seals import Seals
from invites.services.leaving import LeavingMessages
from invites.services.telling import Telling


def mailing(
    on: Ground, leaving: LeavingMessages, presenting: Presenting, telling: Telling
) -> Mailing | None:
    """None while no mail is set up."""
    mail = on.settings.letters
    if mail is None:
        return None
    return Mailing(
        unit_of_work=on.units,
        clock=on.clock,
        leaving=leaving,
        presenting=presenting,
        telling=telling,
        gateway=EmailGateway(server(mail)),
        sender=sender(mail),
        public_url=public_url(on.settings),
        speaking=speaking,
    )


def public_url(settings: Settings) -> str:
    return settings.public_url.rstrip("/")


def seals(mail: MailSettings) -> Seals:
    return Seals(mail.secret.get_secret_value().encode())


def sender(mail: MailSettings) -> Sender:
    name, address = parsed(mail.sender)
    return Sender(name=name, address=address, bounces=mail.bounces, seals=seals(mail))


def server(mail: MailSettings) -> Server:
    _, address = parsed(mail.sender)
    return Server(
        host=mail.host,
        port=mail.port,
        security=mail.security,
        username=mail.username,
        password=mail.password.get_secret_value(),
        timeout=mail.timeout,
        name=address.rpartition("@")[2] or "localhost",
    )
