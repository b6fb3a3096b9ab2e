"""History may forget who somebody was: their name and id go, and a name that says nothing comes."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STAY = ("case_id", "seq", "act", "at", "account", "ask_id", "note_id", "inbox_id")


def upgrade() -> None:
    """Apply."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER history_no_update")
        op.execute(
            f"CREATE TRIGGER history_no_update BEFORE UPDATE ON history WHEN NOT ({_sqlite()}) "
            "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        )
        return
    op.execute("DROP TRIGGER history_is_append_only ON history")
    op.execute(
        "CREATE TRIGGER history_is_append_only BEFORE DELETE OR TRUNCATE ON history "
        "FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()"
    )
    op.execute(
        f"CREATE TRIGGER history_no_update BEFORE UPDATE ON history FOR EACH ROW "
        f"WHEN (NOT ({_postgresql()})) EXECUTE FUNCTION history_is_append_only()"
    )


def _sqlite() -> str:
    """Only who did it may change, once, into somebody unnamed; and whom it was done to."""
    same = [f"NEW.{each} IS OLD.{each}" for each in STAY]
    whom = "json_extract(NEW.details, '$.person')"
    rest = "json_remove({}.details, '$.person')"
    return " AND ".join(
        (
            *same,
            _unnamed("NEW.person", "OLD.person", "IS"),
            f"{rest.format('NEW')} IS {rest.format('OLD')}",
            f"(NEW.details IS OLD.details OR {whom} LIKE '~%')",
            '(NEW."user" IS NULL OR NEW."user" IS OLD."user")',
            "(NEW.name IS NULL OR NEW.name IS OLD.name)",
        )
    )


def _postgresql() -> str:
    alike = "IS NOT DISTINCT FROM"
    same = [f"NEW.{each} {alike} OLD.{each}" for each in STAY]
    rest = "({}.details::jsonb - 'person')"
    return " AND ".join(
        (
            *same,
            _unnamed("NEW.person", "OLD.person", alike),
            f"{rest.format('NEW')} = {rest.format('OLD')}",
            "(NEW.details::text = OLD.details::text OR NEW.details->>'person' LIKE '~%')",
            f'(NEW."user" IS NULL OR NEW."user" {alike} OLD."user")',
            f"(NEW.name IS NULL OR NEW.name {alike} OLD.name)",
        )
    )


def _unnamed(new: str, old: str, alike: str) -> str:
    """Who was forgotten, and the bot itself, stay as they are."""
    forgotten = f"({new} LIKE '~%' AND {old} NOT LIKE '~%' AND {old} <> 'wijkbot')"
    return f"({new} {alike} {old} OR {forgotten})"
