"""Columns that behave the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

# A later migration can only change what has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

KEEPS_NUMBERS = {"sqlite_autoincrement": True}
"""For tables whose numbers are used elsewhere: SQLite would give the last one out again
after its row was deleted. PostgreSQL never does."""

MAX_WORD_CHARS = 40


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. SQLite forgets the zone; this gives it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy gives it
    ) -> datetime | None:
        """Refuse naive moments: nobody knows what they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy gives it
    ) -> datetime | None:
        """Give every moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# These three give what a field is annotated with, as SQLModel's own Field does.


def moment(*, optional: bool = False, index: bool = False) -> Any:  # noqa: ANN401 - see above
    """Make a field for an aware moment."""
    if optional:
        return Field(default=None, sa_type=Moment, nullable=True, index=index)
    return Field(sa_type=Moment, nullable=False, index=index)


def word(kind: type[StrEnum], default: StrEnum | None = None, *, optional: bool = False) -> Any:  # noqa: ANN401 - see above
    """Make a field for a word of a closed set.

    It is kept as it is written, without a type or check of the database's own, so that a
    set can grow without a migration.
    """
    column = Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=MAX_WORD_CHARS,
        values_callable=lambda words: [each.value for each in words],
    )
    extra: dict[str, Any] = {"sa_type": column, "nullable": optional}
    if default is not None or optional:
        extra["default"] = default
    return Field(**extra)


def document() -> Any:  # noqa: ANN401 - see above
    """Make a field for a small JSON object."""
    return Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


def numbers() -> Any:  # noqa: ANN401 - see above
    """Make a field for a few numbers."""
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))
