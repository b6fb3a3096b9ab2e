"""Runs migrations on the connection that `bot.store.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

from bot.store import tables, traffic  # noqa: F401 - they fill the metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
