"""Phrases that were learned from what people put right."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "learned",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("weight", WORD, nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("applied_by", sa.String(), nullable=False),
        sa.Column("applied", MOMENT, nullable=False),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.Column("withdrawn", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_learned"),
        sqlite_autoincrement=True,
    )
