"""What guards the audit log in the database itself, as migration 0013 makes it; never edited after.

Entries are appended, each next to the last, and the head moves with them. Nobody changes one. Only
those up to the anchor may be deleted, and the anchor only moves forward, onto an entry: whoever
cuts a chain leaves the hash of the last entry that went.
"""

_REFUSED = {
    "appends": "the audit log is appended to in order",
    "stays": "the audit log is not changed",
    "kept": "the audit log is cut at its anchor only",
    "head": "the head of the audit log moves with its entries",
}

_APPENDS = """NOT EXISTS (
    SELECT 1 FROM audit_head
    WHERE customer_id = NEW.customer_id AND sequence + 1 = NEW.sequence
)"""
_KEPT = """NOT EXISTS (
    SELECT 1 FROM audit_head WHERE customer_id = OLD.customer_id AND anchor >= OLD.sequence
)"""
_BEGINS = f"""NEW.sequence <> 0 OR NEW.anchor <> 0
    OR NEW.hash <> '{"0" * 64}' OR NEW.anchor_hash <> '{"0" * 64}'"""
_MOVES = """NEW.customer_id <> OLD.customer_id OR NOT (
    (NEW.sequence = OLD.sequence AND NEW.hash = OLD.hash)
    OR (NEW.sequence = OLD.sequence + 1 AND EXISTS (
        SELECT 1 FROM audit
        WHERE customer_id = NEW.customer_id AND sequence = NEW.sequence AND hash = NEW.hash
    ))
) OR NOT (
    (NEW.anchor = OLD.anchor AND NEW.anchor_hash = OLD.anchor_hash)
    OR (NEW.anchor > OLD.anchor AND EXISTS (
        SELECT 1 FROM audit
        WHERE customer_id = NEW.customer_id AND sequence = NEW.anchor AND hash = NEW.anchor_hash
    ))
)"""
_ENDS = "OLD.anchor <> OLD.sequence"
_FOLLOW = """UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash
    WHERE customer_id = NEW.customer_id"""

# name, what on, what refuses it, in which words
_GUARDS = (
    ("audit_appends", "INSERT ON audit", _APPENDS, "appends"),
    ("audit_stays", "UPDATE ON audit", "1 = 1", "stays"),
    ("audit_kept", "DELETE ON audit", _KEPT, "kept"),
    ("audit_head_begins", "INSERT ON audit_head", _BEGINS, "head"),
    ("audit_head_moves", "UPDATE ON audit_head", _MOVES, "head"),
    ("audit_head_ends", "DELETE ON audit_head", _ENDS, "head"),
)


def _sqlite(name: str, on: str, refused: str, words: str) -> list[str]:
    return [
        (
            f"CREATE TRIGGER {name} BEFORE {on} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED[words]}'); END"
        )
    ]


def _postgresql(name: str, on: str, refused: str, words: str) -> list[str]:
    row = "OLD" if on.startswith("DELETE") else "NEW"
    return [
        f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {refused} THEN
    RAISE EXCEPTION '{_REFUSED[words]}' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN {row}; END $$""",
        f"CREATE TRIGGER {name} BEFORE {on} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


_FOLLOWS = {
    "sqlite": [f"CREATE TRIGGER audit_follows AFTER INSERT ON audit BEGIN {_FOLLOW}; END"],
    "postgresql": [
        f"""CREATE FUNCTION audit_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{_FOLLOW}; RETURN NULL; END $$""",
        (
            "CREATE TRIGGER audit_follows AFTER INSERT ON audit "
            "FOR EACH ROW EXECUTE FUNCTION audit_follows()"
        ),
    ],
}
_WRITTEN = {"sqlite": _sqlite, "postgresql": _postgresql}

TRIGGERS = {
    dialect: [*_FOLLOWS[dialect], *(each for guard in _GUARDS for each in written(*guard))]
    for dialect, written in _WRITTEN.items()
}
DROPPED = {
    "sqlite": [],  # a trigger goes with its table
    "postgresql": [
        f"DROP FUNCTION {name}()" for name in ("audit_follows", *(name for name, *_ in _GUARDS))
    ],
}
