"""Which column a header means: the words that spreadsheets and HR systems really use."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from invites.cells import clean


class Column(StrEnum):
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    EMAIL = "e-mail"
    TITLE = "title"
    DEPARTMENT = "department"
    MANAGER = "manager"
    MANAGER_EMAIL = "manager e-mail"
    MANAGER_ID = "manager ID"
    SKILLS = "skills"
    TIME_ZONE = "time zone"
    LOCALE = "language"
    SLACK_ID = "Slack ID"
    ID = "ID"


RECOGNISING = frozenset(
    {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL, Column.SLACK_ID, Column.ID}
)
"""A file needs at least one of these."""

# Written as people write them; case, spaces, accents and signs do not matter.
_SYNONYMS: Mapping[Column, str] = {
    Column.NAME: """name, full name, display name, real name, employee name, employee, person,
        person name, person full name, preferred name, worker, colleague, staff name, member,
        vollständiger name, mitarbeiter, mitarbeitername, anzeigename, nom complet, nombre completo,
        nombre y apellidos, nome completo, nome e cognome, volledige naam, naam, nimi, namn, navn,
        imię i nazwisko, nombre, nome, 氏名, 名前, 姓名, 이름, имя, фио""",
    Column.FIRST_NAME: """first name, first, given name, forename, preferred first name, vorname,
        prénom, primer nombre, nombre de pila, nome proprio, primeiro nome, voornaam, förnamn,
        fornavn, etunimi, imię""",
    Column.LAST_NAME: """last name, last, surname, family name, nachname, familienname, zuname, nom,
        nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn,
        etternavn, efternavn, sukunimi, nazwisko""",
    Column.EMAIL: """email, mail, e-mail address, mail address, work email, work email address,
        company email, business email, primary email, primary email address, email id, user email,
        email work, upn, user principal name, e-mail-adresse, mailadresse, geschäftliche e-mail,
        firmen e-mail, adresse e-mail, adresse mail, adresse électronique, courriel,
        correo, correo electrónico, dirección de correo, indirizzo email, posta elettronica,
        endereço de e-mail, correio eletrónico, e-mailadres, e-postadress, e-post, sähköposti,
        adres e-mail, メール, メールアドレス, 邮箱, 電子メール, 이메일, почта""",
    Column.TITLE: """title, job title, position, role, job, business title, position title,
        job role, designation, job position, occupation, function title, titel, berufsbezeichnung,
        stellenbezeichnung, jobtitel, stelle, rolle, poste, intitulé du poste, fonction, titre,
        cargo, puesto, título, qualifica, ruolo, mansione, posizione, função, funktion, functie,
        functietitel, rol, stanowisko, titteli, 役職, 职位, 직책, должность""",
    Column.DEPARTMENT: """department, dept, team, org, organisation, organization, division,
        business unit, group, department name, team name, org unit, organizational unit, cost center
        name, function, area, abteilung, bereich, organisationseinheit, département,
        service, équipe, direction, departamento, equipo, área, dipartimento, reparto,
        squadra, setor, equipe, afdeling, avdelning, avdeling, osasto, dział, 部署, 部门, 부서,
        отдел, 所属, 所属部署, 部門, unidad, unidade""",
    Column.MANAGER: """manager, manager name, reports to, reporting to, supervisor, line manager,
        direct manager, boss, reports to name, supervisor name, reporting manager, lead, team lead,
        managed by, vorgesetzter, vorgesetzte, führungskraft, teamleiter, responsable,
        supérieur, supérieur hiérarchique, jefe, supervisor directo, gerente, gestor,
        responsabile, superior, leidinggevende, chef, leder, esimies, przełożony, kierownik, 上司,
        上级, руководитель, マネージャー, 上長, 直属の上司, jefe directo, jefa, gestora, líder, n+1,
        responsable hiérarchique, manager direct, direkte führungskraft, teamleitung""",
    Column.MANAGER_EMAIL: """manager email, manager mail, manager email address, managers email,
        manager's email, reports to email, reporting to email, supervisor email, supervisor mail,
        line manager email, reporting manager email, boss email, vorgesetzter e-mail,
        e-mail vorgesetzter, e-mail führungskraft, email manager, email du responsable,
        email responsable, correo del jefe, email del responsabile, e-mail leidinggevende""",
    Column.MANAGER_ID: """manager id, manager employee id, manager number, manager's id,
        reports to id, supervisor id, supervisor employee id, line manager id, manager key,
        vorgesetzter id""",
    Column.SKILLS: """skills, skill, expertise, competencies, competences, tags, interests, topics,
        areas of expertise, fähigkeiten, kenntnisse, kompetenzen, compétences, habilidades,
        competencias, competenze, competências, vaardigheden, färdigheter, umiejętności, スキル,
        技能, навыки""",
    Column.TIME_ZONE: """time zone, timezone, tz, time zone id, iana time zone, tz name,
        zeitzone, fuseau horaire, fuseau, zona horaria, huso horario, fuso orario, fuso horário,
        tijdzone, tidszon, tidssone, aikavyöhyke, strefa czasowa, タイムゾーン, 时区""",
    Column.LOCALE: """locale, language, lang, preferred language, language code, sprache,
        langue, idioma, lengua, lingua, língua, taal, språk, sprog, kieli, język, 言語, 语言""",
    Column.SLACK_ID: """slack id, slack user id, user id, slack, slack user, slack member id,
        member id, slack uid, slack userid""",
    Column.ID: """id, employee id, employee number, employee no, emp id, external id, external key,
        key, person id, personnel number, staff id, staff number, worker id, payroll id, record id,
        hr id, uid, uuid, guid, personalnummer, personal-nr, mitarbeiter-id, mitarbeiternummer,
        matricule, identifiant, número de empleado, id empleado, matricola, matrícula,
        personeelsnummer, anställningsnummer, 社員番号, 工号, 사번""",
}


def folded(header: str) -> str:
    """Letters and digits only, without case and accents."""
    apart = unicodedata.normalize("NFKD", clean(header).casefold())
    return re.sub(r"[\W_]", "", "".join(c for c in apart if not unicodedata.combining(c)))


_MEANING: Mapping[str, Column] = {
    folded(word): column for column, words in _SYNONYMS.items() for word in words.split(",")
}


def meaning_of(words: str) -> Column | None:
    """What somebody calls by these words, be it a column or a field of a profile."""
    return _MEANING.get(folded(words))


_WHOLE_OR_HALF = frozenset({"name", "nombre", "nome"})


@dataclass(frozen=True, slots=True)
class Header:
    """The places of the known columns, and the names of those that are not used."""

    places: Mapping[Column, int]
    unused: tuple[str, ...]
    width: int

    @property
    def recognises(self) -> bool:
        return bool(RECOGNISING & self.places.keys())


def read_header(cells: Sequence[str]) -> Header:
    """The first column of a meaning counts; a second one is not used."""
    places: dict[Column, int] = {}
    unused: list[str] = []
    for place, (cell, column) in enumerate(zip(cells, _meanings(cells), strict=True)):
        if column is not None and column not in places:
            places[column] = place
        elif name := clean(cell):
            unused.append(name)
    return Header(places, tuple(dict.fromkeys(unused)), len(cells))


def _meanings(cells: Sequence[str]) -> Iterable[Column | None]:
    """Beside a surname, "name" is the first half; beside a first name, the second; else all."""
    words = [folded(cell) for cell in cells]
    found = [_MEANING.get(word) for word in words]
    first, last = Column.FIRST_NAME in found, Column.LAST_NAME in found
    for word, column in zip(words, found, strict=True):
        if word in _WHOLE_OR_HALF and first != last:
            yield Column.LAST_NAME if first else Column.FIRST_NAME
        elif column is Column.LAST_NAME and not first and Column.NAME not in found:
            yield Column.NAME
        else:
            yield column
