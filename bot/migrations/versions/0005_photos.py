"""Photos that belong to signals, and with which asks they were passed on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signal_id", sa.Integer(), nullable=False),
        sa.Column("inbox_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"], name="fk_photo_signal_id"),
        sa.PrimaryKeyConstraint("id", name="pk_photo"),
        sa.UniqueConstraint("inbox_id", "place", name="uq_photo_inbox_id_place"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_photo_signal_id", "photo", ["signal_id"])
    op.create_table(
        "passed",
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name="fk_passed_photo_id"),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_passed_ask_id"),
        sa.PrimaryKeyConstraint("photo_id", "ask_id", name="pk_passed"),
    )
