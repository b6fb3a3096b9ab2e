"""What asks and cases remember of dates, of rests, of who stands in, and of who follows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
RISKS = frozenset({"political", "vulnerable"})


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("ask") as ask:
        ask.add_column(sa.Column("stands_in_for", sa.String(), nullable=True))
        ask.add_column(sa.Column("dated", MOMENT, nullable=True))
        ask.add_column(sa.Column("paused", MOMENT, nullable=True))
    for table, column in (("case", "risk"), ("signal", "resident")):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.add_column("follower", sa.Column("added_by", sa.String(), nullable=True))
    _say_what_was_lost()
    _keep_what_was_raised()


def _say_what_was_lost() -> None:
    """Every question so far was about a message that did not arrive."""
    ask = sa.table("ask", sa.column("kind", sa.String()))
    op.execute(ask.update().where(ask.c.kind == "question").values(kind="lost"))


def _keep_what_was_raised() -> None:
    """A risk was read off the words of the signal each time; now it is the case's own."""
    case = sa.table(
        "case",
        sa.column("id", sa.Integer()),
        sa.column("routing", sa.JSON()),
        sa.column("risk", sa.Boolean()),
    )
    found = op.get_bind().execute(sa.select(case.c.id, case.c.routing)).all()
    risky = [
        number
        for number, routing in found
        if RISKS & {each["flag"] for each in routing.get("flags", ())}
    ]
    for number in risky:
        op.execute(case.update().where(case.c.id == number).values(risk=True))
