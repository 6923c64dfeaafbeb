"""From the bytes of a file to text with plain line feeds, whatever program wrote it."""

import codecs
from dataclasses import dataclass

from invites.people_csv.remarks import MAX_BYTES, Note, Remark

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def refusal(data: bytes) -> Note | None:
    """Why these bytes are not even looked at, or None."""
    if not data:
        return Note(Remark.EMPTY_FILE)
    if data.startswith(_WORKBOOKS):
        return Note(Remark.WORKBOOK)
    if len(data) > MAX_BYTES:
        return Note(Remark.TOO_LARGE, f"{len(data) / 1_000_000:.1f}")
    return None


def decode(data: bytes) -> Decoded:
    """Read as the byte order mark says, else UTF-8, else Windows-1252. Never fails."""
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, label)
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _decoded(data, unmarked, "UTF-16")
    try:
        return Decoded(_lines_fed(data.decode("utf-8")), "UTF-8")
    except UnicodeDecodeError:
        guessed = _decoded(data, "cp1252", "Windows-1252")
        notes = (Note(Remark.GUESSED_ENCODING), *guessed.notes)
        return Decoded(guessed.text, guessed.encoding, notes)


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin text in UTF-16 is zero at every other byte; nothing else of use is."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > half * 0.7 and not even:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.7 and not odd else None


def _decoded(data: bytes, codec: str, label: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    broken = (Note(Remark.BROKEN_CHARACTERS),) if "\ufffd" in text else ()
    return Decoded(_lines_fed(text), label, broken)


def _lines_fed(text: str) -> str:
    """CRLF, LF and the lone CR of old Macs all end a line; NUL bytes are nothing."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
