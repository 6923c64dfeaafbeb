"""An organisation's own profile fields: recognised by their labels, read, never over a file."""

from dataclasses import replace

import pytest

from invites.delivery import MessageKind
from invites.directory_pass import DirectoryPass, OwnFields
from invites.people import Detail, Identity, Person, PersonId, Source
from invites.profile_fields import FieldDefinition, read_own, recognised
from invites.services.own_fields import OwnProfiles
from invites.work import Membership, WorkItemId
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

LABELS = {
    Detail.DEPARTMENT: (
        *("Department", "Team", "Abteilung", "Bereich", "Département", "Departamento", "Área"),
        *("Setor", "部署", "所属"),
    ),
    Detail.MANAGER: (
        *("Manager", "Line manager", "Reports to", "Vorgesetzte", "Führungskraft", "Responsable"),
        *("Jefe directo", "Gestor", "上司", "マネージャー"),
    ),
    Detail.SKILLS: (
        *("Skills", "Expertise", "Fähigkeiten", "Kenntnisse", "Compétences", "Habilidades"),
        *("Competências", "スキル"),
    ),
}
EACH = [(label, detail) for detail, labels in LABELS.items() for label in labels]


@pytest.mark.parametrize(("label", "detail"), EACH)
def test_labels_are_understood(label: str, detail: Detail) -> None:
    assert recognised([FieldDefinition("Xf1", label)]) == {"Xf1": detail}


def test_other_fields_and_hidden_ones_are_left_alone() -> None:
    told = [
        FieldDefinition("Xf1", "Favourite cake"),
        FieldDefinition("Xf2", "Department", hidden=True),
        FieldDefinition("Xf3", "Assistant", "user"),
    ]
    assert recognised(told) == {}


def test_a_manager_by_account_goes_before_one_by_name() -> None:
    told = [FieldDefinition("Xf1", "Manager"), FieldDefinition("Xf2", "Supervisor", "user")]
    assert recognised(told) == {"Xf2": Detail.MANAGER}


def test_values_are_taken_apart() -> None:
    fields = {"Xf1": Detail.DEPARTMENT, "Xf2": Detail.MANAGER, "Xf3": Detail.SKILLS}
    values = {"Xf1": " Sales\u202e ", "Xf2": "U1,U2", "Xf3": "pricing, pricing; deals", "Xf9": "x"}
    assert read_own(values, fields) == OwnFields("Sales", "U1", ("pricing", "deals"))
    assert read_own({}, fields) == OwnFields()


class Company:
    """Three people with accounts; Sam's department stands in a file."""

    def __init__(self) -> None:
        self.units, self.clock = MemoryUnitOfWorks(), FakeClock()
        self.own = OwnProfiles(self.units, self.clock, CountingIds())
        for name in ("sam", "sarah", "dana"):
            person = Person(id=PersonId(name), customer_id=ACME, name=name.title())
            self.units.seed_people([person])
            self.units.rows().identities[identity(name)] = person.id
        said = ((Detail.DEPARTMENT, Source.CSV),)
        sam = replace(self.person("sam"), department="Sales", sources=said)
        self.units.seed_people([sam])
        begun = DirectoryPass(customer_id=ACME, workspace="T1", started_at=NOON, version=1)
        self.units.rows().passes["T1"] = begun

    def person(self, name: str) -> Person:
        return self.units.rows().people[PersonId(name)]

    async def reads(self, name: str, **own: object) -> Person:
        fields = replace(OwnFields(), **own)  # type: ignore[arg-type]
        await self.own.write(ACME, identity(name), fields)
        return self.person(name)

    def asked(self, kind: MessageKind) -> list[str]:
        return [m.reference for m in self.units.rows().outbox if m.kind is kind]


def identity(name: str) -> Identity:
    return Identity("slack", "T1", f"U{name.upper()}")


@pytest.fixture
def company() -> Company:
    return Company()


async def test_own_fields_fill_what_a_file_left_open(company: Company) -> None:
    sam = await company.reads("sam", department="Marketing", skills=("deals",), manager="USARAH")
    assert (sam.department, sam.skills, sam.manager_id) == ("Sales", ("deals",), "sarah")
    assert dict(sam.sources) == {
        Detail.DEPARTMENT: Source.CSV,
        Detail.MANAGER: Source.SLACK,
        Detail.SKILLS: Source.SLACK,
    }


@pytest.mark.parametrize("named", ["USARAH", "Sarah", "sarah"])
async def test_a_manager_is_found_by_account_or_name(company: Company, named: str) -> None:
    assert (await company.reads("sam", manager=named)).manager_id == "sarah"


async def test_nobody_becomes_their_own_managers_manager(company: Company) -> None:
    await company.reads("sam", manager="USARAH")
    await company.reads("sarah", manager="UDANA")
    assert (await company.reads("dana", manager="USAM")).manager_id is None
    assert (await company.reads("sam", manager="USAM")).manager_id == "sarah"


async def test_members_of_work_are_asked_about_first(company: Company) -> None:
    item = WorkItemId("w")
    company.units.rows().members[item, PersonId("dana")] = Membership(PersonId("dana"), NOON, "x")
    await company.own.learn(ACME, "T1", {"Xf1": Detail.DEPARTMENT})
    assert company.asked(MessageKind.SYNC_PROFILES) == ["T1"]
    await company.own.choose(ACME, "T1")
    assert company.asked(MessageKind.SYNC_PROFILE) == ["UDANA"]
    await company.reads("dana", department="IT")
    await company.own.choose(ACME, "T1")
    assert company.asked(MessageKind.SYNC_PROFILE) == ["UDANA", "USAM", "USARAH"]


async def test_without_fields_of_use_nobody_is_asked_about(company: Company) -> None:
    await company.own.learn(ACME, "T1", {})
    await company.own.choose(ACME, "T1")
    assert company.units.rows().outbox == []
