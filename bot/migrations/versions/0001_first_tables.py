"""The first tables: the case and what hangs on it, what comes in and goes out."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)


def upgrade() -> None:
    """Apply."""
    _cases()
    _traffic()
    _history_is_append_only()


def _cases() -> None:
    """The case and what hangs on it."""
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("start", MOMENT, nullable=False),
        sa.Column("end", MOMENT, nullable=True),
        sa.Column("substitute", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_person", "absence", ["person"])
    op.create_table(
        "case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("ending", WORD, nullable=True),
        sa.Column("urgency", WORD, nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("wijk", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("broker", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("outside_number", sa.String(), nullable=True),
        sa.Column("routing", sa.JSON(), nullable=False),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("closed", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_case"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_owner", "case", ["owner"])
    op.create_index("ix_case_wijk", "case", ["wijk"])
    op.create_table(
        "person",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_person"),
        sa.UniqueConstraint("account", "user", name="uq_person_account_user"),
    )
    op.create_table(
        "contributor",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("done", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("case_id", "department", name="pk_contributor"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_contributor_case_id"),
    )
    op.create_table(
        "follower",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "person", name="pk_follower"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_follower_case_id"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_note_case_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_note_case_id", "note", ["case_id"])
    op.create_table(
        "signal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inbox_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("fate", WORD, nullable=False),
        sa.Column("poster", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("posted", MOMENT, nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_signal"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_signal_case_id"),
        sa.UniqueConstraint("inbox_id", name="uq_signal_inbox_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signal_case_id", "signal", ["case_id"])
    op.create_table(
        "ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("asker", sa.String(), nullable=True),
        sa.Column("brokered", sa.Boolean(), nullable=False),
        sa.Column("signal_id", sa.Integer(), nullable=True),
        sa.Column("framing", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("delivered", MOMENT, nullable=True),
        sa.Column("due", MOMENT, nullable=True),
        sa.Column("closed", MOMENT, nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_ask"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_ask_case_id"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name="fk_ask_note_id"),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_ask_signal_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ask_case_id", "ask", ["case_id"])
    op.create_index("ix_ask_due", "ask", ["due"])
    op.create_index("ix_ask_next_at", "ask", ["next_at"])
    op.create_index(
        "ix_ask_open",
        "ask",
        ["case_id", "kind"],
        sqlite_where=sa.text("closed IS NULL"),
        postgresql_where=sa.text("closed IS NULL"),
    )
    op.create_table(
        "framing",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("signal_id", sa.Integer(), nullable=True),
        sa.Column("signal_version", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("wider", sa.Boolean(), nullable=True),
        sa.Column("political", sa.Boolean(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "number", name="pk_framing"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_framing_case_id"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name="fk_framing_note_id"),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_framing_signal_id"),
    )
    op.create_table(
        "signal_version",
        sa.Column("signal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("signal_id", "number", name="pk_signal_version"),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_signal_version_signal_id"),
    )
    op.create_table(
        "history",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=True),
        sa.Column("user", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("inbox_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("case_id", "seq", name="pk_history"),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_history_ask_id"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_history_case_id"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name="fk_history_note_id"),
    )


def _traffic() -> None:
    """What comes in and goes out."""
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.Column("arrived", MOMENT, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("handled", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("key", name="uq_inbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_lane", "inbox", ["lane", "state", "id"])
    op.create_index("ix_inbox_next", "inbox", ["state", "id"])
    op.create_table(
        "open_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("button", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("expires", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_open_form"),
    )
    op.create_table(
        "position",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_position"),
    )
    op.create_table(
        "anchor",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("signal_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", "conversation", "thread", "signal_id", name="pk_anchor"),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_anchor_signal_id"),
    )
    op.create_table(
        "card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("ask_id", sa.Integer(), nullable=True),
        sa.Column("signal_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("whisper", sa.Boolean(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("shown_in", sa.String(), nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("looks", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_card_ask_id"),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name="fk_card_case_id"),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_card_signal_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_card_ask_id", "card", ["ask_id"])
    op.create_index("ix_card_case_id", "card", ["case_id"])
    op.create_index("ix_card_message", "card", ["account", "shown_in", "message"])
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name="fk_digest_card_id"),
        sa.UniqueConstraint("person", "day", "kind", name="uq_digest_person_day_kind"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("do", sa.String(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("shows", sa.Integer(), nullable=True),
        sa.Column("made", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("sent", MOMENT, nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name="fk_outbox_card_id"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_card_id", "outbox", ["card_id"])
    op.create_index("ix_outbox_lane", "outbox", ["lane", "state", "id"])
    op.create_index("ix_outbox_next", "outbox", ["state", "account", "id"])
    op.create_table(
        "nudge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_nudge"),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_nudge_ask_id"),
        sa.ForeignKeyConstraint(["digest_id"], ["digest.id"], name="fk_nudge_digest_id"),
        sa.UniqueConstraint("ask_id", "cycle", "step", name="uq_nudge_ask_id_cycle_step"),
    )


def _history_is_append_only() -> None:
    """Refuse changes and deletions, whoever tries."""
    if op.get_bind().dialect.name == "sqlite":
        for what in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER history_no_{what} BEFORE {what.upper()} ON history "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
    else:
        op.execute(
            "CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()"
        )
