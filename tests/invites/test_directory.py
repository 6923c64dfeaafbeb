"""The organisation graph from a file and from profiles: nothing lost, nothing doubled."""

import asyncio
import csv
import io
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invites.arrival import Profile
from invites.people import CustomerId, Identity, Person, PersonId, PersonKind
from invites.people_csv import ImportReport, Remark, Verdict
from invites.services.directory import DirectoryService
from tests.support.clock import FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

SLACK = Identity("slack", "T1", "U0SARAH")
COMPANY = """id,name,e-mail,title,department,reports to
1,Sam Reed,sam@acme.example,Account Executive,Sales,Sarah Chen
2,Sarah Chen,sarah@acme.example,Head of Sales,Sales,3
3,Dana Ortiz,dana@acme.example,CEO,,
"""


@dataclass
class Company:
    """One customer's directory, spoken to as a person would."""

    units: MemoryUnitOfWorks = field(default_factory=MemoryUnitOfWorks)

    def __post_init__(self) -> None:
        self.service = DirectoryService(self.units, FakeClock(), CountingIds())

    async def imports(
        self, text: str, *, dry_run: bool = False, customer: CustomerId = ACME
    ) -> ImportReport:
        return await self.service.import_people(
            customer, text.encode(), workspace="T1", dry_run=dry_run
        )

    async def tells(self, user: str = SLACK.user, **facts: str | bool | PersonKind) -> Person:
        profile = replace(Profile(identity=Identity("slack", "T1", user)), **facts)  # type: ignore[arg-type]
        return await self.service.apply_profile(ACME, profile)

    def seed(self, *people: Person) -> None:
        self.units.seed_people(people)

    def knows(self, identity: Identity, person_id: str) -> None:
        self.units.rows().identities[identity] = PersonId(person_id)

    def owner(self, identity: Identity) -> str:
        return self.units.rows().people[self.units.rows().identities[identity]].name

    @property
    def people(self) -> dict[str, Person]:
        return {p.name: p for p in self.units.rows().people.values()}

    def manager_of(self, name: str) -> str | None:
        manager_id = self.people[name].manager_id
        return None if manager_id is None else self.units.rows().people[manager_id].name


@pytest.fixture
def company() -> Company:
    return Company()


def person(name: str, **facts: object) -> Person:
    base = Person(id=PersonId(name.lower()), customer_id=ACME, name=name)
    return replace(base, **facts)  # type: ignore[arg-type]


def verdicts(report: ImportReport) -> str:
    return " ".join(line.verdict for line in report.lines)


def remarks(report: ImportReport, line: int) -> list[Remark]:
    (found,) = [told for told in report.lines if told.line == line]
    return [note.remark for note in (*found.reasons, *found.warnings)]


async def test_people_are_created_with_their_managers(company: Company) -> None:
    report = await company.imports(COMPANY)
    assert verdicts(report) == "created created created"
    assert company.manager_of("Sam Reed") == "Sarah Chen"
    assert company.manager_of("Sarah Chen") == "Dana Ortiz"
    assert company.people["Sarah Chen"].title == "Head of Sales"


async def test_importing_again_adds_and_changes_nothing(company: Company) -> None:
    await company.imports(COMPANY)
    before = company.units.rows().copy()
    report = await company.imports(COMPANY)
    assert verdicts(report) == "unchanged unchanged unchanged"
    assert company.units.rows() == before


async def test_importing_again_updates_and_leaves_what_the_file_does_not_say(
    company: Company,
) -> None:
    await company.imports(COMPANY)
    report = await company.imports("id,title,department\n2,VP Sales,\n3,,\n9,Nobody,\n")
    assert verdicts(report) == "updated unchanged skipped"
    assert remarks(report, 4) == [Remark.NOBODY]
    sarah = company.people["Sarah Chen"]
    assert (sarah.title, sarah.department) == ("VP Sales", "Sales")
    assert company.manager_of("Sarah Chen") == "Dana Ortiz"
    assert len(company.people) == 3


async def test_a_dry_run_says_what_the_real_one_does_and_writes_nothing(company: Company) -> None:
    dry = await company.imports(COMPANY, dry_run=True)
    assert company.people == {}
    assert dry.as_text().startswith("This was a dry run, nothing was changed.")
    real = await company.imports(COMPANY)
    assert replace(dry, dry_run=False) == real


async def test_people_are_known_again_by_slack_id_then_id_then_address(company: Company) -> None:
    company.seed(person("By-Slack"), person("By-Mail", email="Mail@acme.example"))
    company.knows(SLACK, "by-slack")
    await company.imports("id,name\n7,By-Id\n")
    report = await company.imports(
        "id,slack id,email,title\n"
        "1,U0SARAH,new@acme.example,A\n"
        "7,,id@acme.example,B\n"
        "8,,mail@ACME.example,C\n"
    )
    assert verdicts(report) == "updated updated updated"
    titles = {name: (p.title, p.email) for name, p in company.people.items()}
    assert titles == {
        "By-Slack": ("A", "new@acme.example"),
        "By-Id": ("B", "id@acme.example"),
        "By-Mail": ("C", "Mail@acme.example"),
    }


async def test_somebody_only_named_is_known_again_by_name(company: Company) -> None:
    company.seed(person("Sarah Chen"))
    report = await company.imports("name,title\nsarah chen,Head of Sales\nTom,AE\n")
    assert verdicts(report) == "updated created"
    assert remarks(report, 3) == [Remark.BY_NAME_ALONE]
    assert verdicts(await company.imports("name,title\nTom,AE\n")) == "unchanged"


async def test_two_lines_about_one_person_are_told(company: Company) -> None:
    company.seed(person("Sarah", email="sarah@acme.example"))
    company.knows(SLACK, "sarah")
    report = await company.imports("slack id,email,title\nU0SARAH,,A\n,sarah@acme.example,B\n")
    assert verdicts(report) == "updated skipped"
    assert report.lines[1].words == "this is the person of line 2 (Sarah)"


async def test_a_placeholder_seen_in_slack_becomes_the_person_of_the_file(
    company: Company,
) -> None:
    company.seed(
        person("", id=PersonId("seen"), known=False),
        person("Sarah Chen", email="sarah@acme.example"),
    )
    company.knows(SLACK, "seen")
    report = await company.imports("name,email,slack id\nSarah Chen,sarah@acme.example,U0SARAH\n")
    assert verdicts(report) == "updated"
    assert list(company.people) == ["Sarah Chen"]
    assert company.owner(SLACK) == "Sarah Chen"


async def test_a_placeholder_alone_is_filled(company: Company) -> None:
    company.seed(person("", id=PersonId("seen"), known=False))
    company.knows(SLACK, "seen")
    await company.imports("name,email,slack id\nSarah Chen,sarah@acme.example,u0sarah\n")
    (sarah,) = company.people.values()
    assert (sarah.id, sarah.name, sarah.known) == ("seen", "Sarah Chen", True)


async def test_an_address_of_somebody_else_is_left_out(company: Company) -> None:
    company.seed(person("Sarah"), person("Tom", email="tom@acme.example"))
    company.knows(SLACK, "sarah")
    report = await company.imports("slack id,email,title\nU0SARAH,tom@acme.example,VP\n")
    assert remarks(report, 2) == [Remark.EMAIL_TAKEN]
    assert company.people["Sarah"].email == ""
    assert company.people["Sarah"].title == "VP"


async def test_an_id_of_somebody_else_is_told(company: Company) -> None:
    await company.imports("id,name\n7,Tom\n")
    company.seed(person("Sarah"))
    company.knows(SLACK, "sarah")
    report = await company.imports("id,slack id,title\n7,U0SARAH,VP\n")
    assert remarks(report, 2) == [Remark.ID_TAKEN]
    assert (company.people["Sarah"].title, company.people["Tom"].title) == ("VP", "")


async def test_an_address_stands_for_a_name_that_is_missing(company: Company) -> None:
    report = await company.imports("email\nsarah@acme.example\n")
    assert remarks(report, 2) == [Remark.NAMELESS]
    assert list(company.people) == ["sarah@acme.example"]


async def test_a_manager_nobody_knows_leaves_the_former_one(company: Company) -> None:
    await company.imports(COMPANY)
    report = await company.imports("id,manager\n1,Ghost\n")
    assert verdicts(report) == "unchanged"
    assert company.manager_of("Sam Reed") == "Sarah Chen"


@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("nobody@acme.example", Remark.MANAGER_UNKNOWN),
        ("Alex Kim", Remark.MANAGER_AMBIGUOUS),
        ("sam@acme.example", Remark.MANAGER_SELF),
        ("Ann", Remark.MANAGER_CIRCLE),
    ],
)
async def test_a_manager_that_cannot_be_is_told_and_the_person_imported(
    company: Company, manager: str, expected: Remark
) -> None:
    company.seed(person("Ann", email="ann@acme.example"))
    text = (
        "name,email,manager\nAlex Kim,a1@acme.example,\nAlex Kim,a2@acme.example,\n"
        f"Ann,ann@acme.example,Bo\nBo,bo@acme.example,Sam\nSam,sam@acme.example,{manager}\n"
    )
    report = await company.imports(text)
    assert remarks(report, 6) == [expected]
    assert company.manager_of("Sam") is None
    assert company.manager_of("Ann") == "Bo"
    assert set(verdicts(await company.imports(text)).split()) == {"unchanged"}


async def test_a_manager_who_is_not_in_the_file_is_found_in_the_directory(
    company: Company,
) -> None:
    company.seed(person("Dana", email="dana@acme.example"))
    await company.imports("name,email,manager email\nSam,sam@acme.example,DANA@acme.example\n")
    assert company.manager_of("Sam") == "Dana"


async def test_a_manager_comes_before_those_who_report_to_them(company: Company) -> None:
    """The database holds every manager to a person who exists."""
    people = [f"P{n},p{n}@acme.example,P{n + 1}" for n in range(450)]
    order: list[str] = []

    class Watching(DirectoryService):
        """Notes what is there after each transaction."""

    units = company.units
    service = Watching(units, FakeClock(), CountingIds())

    def look(_done: int, _of: int) -> None:
        stored = units.rows().people
        order.extend(p.name for p in stored.values() if p.manager_id not in {None, *stored})

    text = "name,email,manager\n" + "\n".join([*people, "P450,p450@acme.example,"])
    await service.import_people(ACME, text.encode(), progress=look)
    assert len(units.rows().people) == 451
    assert units.commits > 3
    assert order == []


EVERYTHING_WRONG = (
    "\ufeffE-Mail ; FULL_NAME;Job title;Reports-To;Tz;Shoe size;slack id\r\n"  # 1
    "good@acme.example;Good;Boss;;Europe/Paris;44;U0GOOD\r\n"  # 2
    "\r\n"  # 3
    ";;;;;;\r\n"  # 4
    "GOOD@acme.example;Twin;;;;;\r\n"  # 5: address of line 2
    "not an address;Bad;;;;;\r\n"  # 6
    ";;AE;;;;\r\n"  # 7: nobody
    f"long@acme.example;{'x' * 400};;;;;\r\n"  # 8
    "chan@acme.example;<!channel>;=cmd|'/c calc'!A1;Good;;;\r\n"  # 9: stays text
    "rtl@acme.example;\u202eevil\u200b;;Ghost;Mars;;17\r\n"  # 10: three warnings
    '"two@acme.example";"Two\r\nLines";;;;;\r\n'  # 11 and 12
    '"open@acme.example;Open;;;;;\r\n'  # 13
    "many@acme.example;Many;;;;;;;too\r\n"  # 14
    "self@acme.example;Self;;self@acme.example;;;\r\n"  # 15
    "nul@acme.example;N\0ul;;;;;\r\n"  # 16
    "short@acme.example;Short\r\n"  # 17
    "slack@acme.example;Slack;;;;;u0good\r\n"  # 18: Slack ID of line 2
    "last@acme.example;Last;;;;;"  # 19, without an end
)


async def test_a_file_with_every_defect_at_once_gets_a_verdict_for_each_line(
    company: Company,
) -> None:
    report = await company.imports(EVERYTHING_WRONG)
    assert {line.line: line.verdict.value for line in report.lines} == {
        2: "created",
        5: "skipped",
        6: "skipped",
        7: "skipped",
        8: "skipped",
        9: "created",
        10: "created",
        11: "created",
        13: "skipped",
        14: "skipped",
        15: "created",
        16: "created",
        17: "created",
        18: "skipped",
        19: "created",
    }
    names = {"Good", "<!channel>", "evil", "Two Lines", "Self", "Nul", "Short", "Last"}
    assert set(company.people) == names
    assert remarks(report, 10) == [
        Remark.BAD_TIME_ZONE,
        Remark.BAD_SLACK_ID,
        Remark.MANAGER_UNKNOWN,
    ]
    assert (report.unused_columns, report.empty_lines) == (("Shoe size",), 2)
    again = await company.imports(EVERYTHING_WRONG)
    assert again.counts[Verdict.CREATED] == again.counts[Verdict.UPDATED] == 0


async def test_the_report_reads_as_words(company: Company) -> None:
    text = (await company.imports(EVERYTHING_WRONG)).as_text(limit=3)
    assert text == (
        "15 lines: 8 created, 0 updated, 0 unchanged, 7 skipped.\n"
        "Read as UTF-8, separated by semicolons.\n"
        "Columns not used: Shoe size.\n"
        "Line 5 (Twin), skipped: the e-mail address GOOD@acme.example is on line 2 already.\n"
        "Line 6 (Bad), skipped: “not an address” is not an e-mail address.\n"
        "Line 7, skipped: there is neither a name nor an e-mail address.\n"
        "… and 6 more, see --report"
    )


async def test_the_report_as_a_file_holds_every_line_and_no_formula(company: Company) -> None:
    report = await company.imports("name,email\n=1+1,a@acme.example\n@x,bad\n")
    head, *lines = csv.reader(io.StringIO(report.as_csv()))
    assert head == ["line", "verdict", "who", "remarks"]
    assert [line[:3] for line in lines] == [["2", "created", "'=1+1"], ["3", "skipped", "'@x"]]


async def test_a_refused_file_says_why_and_changes_nothing(company: Company) -> None:
    report = await company.imports("colour,size\nred,4\n")
    assert report.as_text() == (
        "Nothing was imported. The first line must name the columns, among them a name,"
        " an e-mail or an ID. It says: colour, size"
    )
    assert "It says: colour" in report.as_csv()


async def test_progress_ends_at_the_number_of_lines(company: Company) -> None:
    told: list[tuple[int, int]] = []
    text = "name,email\n" + "\n".join(f"P{n},p{n}@acme.example" for n in range(450)) + "\nx,y\n"
    await company.service.import_people(
        ACME, text.encode(), progress=lambda done, of: told.append((done, of))
    )
    assert told == [(1, 451), (201, 451), (401, 451), (451, 451)]


async def test_two_imports_at_once_double_nobody(company: Company) -> None:
    await asyncio.gather(*(company.imports(COMPANY) for _ in range(5)))
    assert len(company.units.rows().people) == 3
    assert company.manager_of("Sam Reed") == "Sarah Chen"


async def test_customers_do_not_meet(company: Company) -> None:
    other = CustomerId("other")
    await company.imports(COMPANY)
    assert verdicts(await company.imports(COMPANY, customer=other)) == "created created created"
    ids = [set(company.units.rows(customer).people) for customer in (ACME, other)]
    assert not ids[0] & ids[1]


@settings(deadline=None)  # a busy machine is no defect
@given(data=st.binary(max_size=300), lead=st.sampled_from([b"", b"id,name,email,manager\n"]))
def test_any_bytes_give_a_report(data: bytes, lead: bytes) -> None:
    company = Company()
    report = asyncio.run(company.service.import_people(ACME, lead + data))
    assert report.as_text()
    assert report.as_csv()
    made = report.counts[Verdict.CREATED]
    assert len(company.units.rows().people) == made
    again = asyncio.run(company.service.import_people(ACME, lead + data))
    assert again.counts[Verdict.CREATED] == again.counts[Verdict.UPDATED] == 0


async def test_a_profile_makes_a_person(company: Company) -> None:
    sarah = await company.tells(name="Sarah Chen", email="sarah@acme.example", title="Head")
    assert (sarah.name, sarah.known) == ("Sarah Chen", True)
    assert company.owner(SLACK) == "Sarah Chen"
    assert await company.tells(name="Sarah Chen") == sarah


async def test_a_profile_fills_a_placeholder_and_follows_changes(company: Company) -> None:
    company.seed(person("", id=PersonId("seen"), known=False))
    company.knows(SLACK, "seen")
    assert (await company.tells(name="Sarah", title="AE")).id == "seen"
    promoted = await company.tells(title="VP", away=True, is_admin=True)
    assert (promoted.name, promoted.title, promoted.away) == ("Sarah", "VP", True)
    assert (await company.tells(left=True)).left


async def test_a_profile_does_not_overrule_the_file_where_the_file_knows_better(
    company: Company,
) -> None:
    await company.imports("name,email,title\nSarah Chen,sarah@acme.example,Head of Sales\n")
    sarah = await company.tells(
        name="sarah :palm_tree:",
        email="SARAH@acme.example",
        title="hi",
        locale="en-US",
        time_zone="Europe/Paris",
        kind=PersonKind.GUEST,
    )
    assert (sarah.name, sarah.title, sarah.email) == (
        "Sarah Chen",
        "Head of Sales",
        "sarah@acme.example",
    )
    assert (sarah.locale, sarah.time_zone, sarah.kind) == ("en-US", "Europe/Paris", "guest")
    assert len(company.people) == 1


async def test_a_profile_joins_the_placeholder_with_the_person_of_its_address(
    company: Company,
) -> None:
    await company.imports("name,email\nSarah Chen,sarah@acme.example\n")
    company.seed(person("", id=PersonId("seen"), known=False))
    company.knows(SLACK, "seen")
    sarah = await company.tells(name="Sarah", email="Sarah@acme.example")
    assert list(company.people) == ["Sarah Chen"]
    assert company.owner(SLACK) == sarah.name


async def test_a_profile_does_not_join_two_people_with_accounts_of_their_own(
    company: Company,
) -> None:
    await company.tells("U0TOM", name="Tom", email="tom@acme.example")
    await company.tells(name="Sarah", email="sarah@acme.example")
    sarah = await company.tells(name="Sarah", email="tom@acme.example")
    assert sarah.email == "sarah@acme.example"
    assert set(company.people) == {"Tom", "Sarah"}


async def test_a_profile_that_says_nothing_changes_nothing(company: Company) -> None:
    assert not (await company.tells()).known
    sarah = await company.tells(name="Sarah", is_admin=True, kind=PersonKind.GUEST)
    assert sarah.known
    assert await company.tells() == sarah


async def test_a_profiles_name_is_cleaned(company: Company) -> None:
    assert (await company.tells(name="\u202eSa\u200brah\n" + "x" * 300)).name[:6] == "Sarah "
