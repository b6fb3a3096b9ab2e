"""Secrets do not stand in files, and messages do not repeat them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.load import load
from tests.config.builders import TOWN, spoilt, the_fault, written


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name = "chat"', 'name = "chat"\ntoken = "hush" # here', "accounts[1] (chat).token"),
        (
            'name = "chat"',
            'name = "chat"\nbot_token = "hush" # here',
            "accounts[1] (chat).bot_token",
        ),
        ('slug = "dirk"', 'slug = "dirk"\npassword = "hush" # here', "people[5] (dirk).password"),
        ("synonyms", 'PASSWORD = "hush" # here\nsynonyms', "PASSWORD"),
        (
            "[[channels]]",
            '[municipality.words]\nsecret = "hush" # here\n[[channels]]',
            "municipality.words.secret",
        ),
    ],
)
def test_a_secret_in_a_file_is_a_fault(old: str, new: str, key: str, tmp_path: Path) -> None:
    fault = the_fault(written(tmp_path, spoilt(old, new)))

    assert (fault.key, fault.wrong) == (key, "This is a secret.")
    assert "environment" in fault.fix
    assert "hush" not in str(fault)


def test_a_token_is_known_by_how_it_begins(tmp_path: Path) -> None:
    text = spoilt('name = "chat"', 'name = "chat"\ntitle = "xoxb-1-hush" # here')

    fault = the_fault(written(tmp_path, text))

    assert fault.wrong == "This looks like a token."
    assert "hush" not in str(fault)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://wijkbot:hush@db.example.org/wijkbot",
        "postgresql+psycopg://wijkbot:hu/sh@db.example.org/wijkbot",
        "postgresql://db.example.org/wijkbot?user=wijkbot&password=hush",
    ],
)
def test_a_password_in_the_database_url_belongs_in_the_environment(
    url: str, tmp_path: Path
) -> None:
    fault = the_fault(written(tmp_path, f'database = "{url}" # here\n{TOWN}'))

    assert fault.key == "database"
    assert "WIJKBOT_DATABASE_URL" in fault.fix
    assert "sh@" not in str(fault)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///wijkbot.sqlite",
        "sqlite:////var/lib/wijkbot/a:b@c.sqlite",
        "postgresql://wijkbot@db.example.org:5432/wijkbot",
        "postgresql+psycopg:///wijkbot?host=/run/postgresql",
    ],
)
def test_a_database_url_without_a_password_is_fine(url: str, tmp_path: Path) -> None:
    assert load(written(tmp_path, f'database = "{url}"\n{TOWN}')).database == url


@pytest.mark.parametrize(
    "address",
    [
        "http://wijkbot:hush@proxy.example.org:3128",
        "http://:hush@proxy.example.org:3128",
        "wijkbot:hush@proxy.example.org:3128",
        "socks5://wijkbot:hu/sh@proxy.example.org",
    ],
)
def test_a_proxys_password_is_a_fault_and_is_not_repeated(address: str, tmp_path: Path) -> None:
    account = f'[[accounts]]\nname = "slack"\nplatform = "slack"\nproxy = "{address}" # here\n'

    fault = the_fault(written(tmp_path, spoilt("[[channels]]", f"{account}\n[[channels]]")))

    assert fault.key == "accounts[3] (slack).proxy"
    assert fault.wrong == "There is a password in this address."
    assert "write its address alone" in fault.fix
    assert "sh@" not in str(fault)
