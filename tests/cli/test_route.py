"""`wijkbot route` explains one routing to a civil servant."""

from __future__ import annotations

from pathlib import Path

from tests.cli.builders import LANTERN, NOBODYS, a_town, wijkbot


def test_an_owner_is_told_with_its_lead_its_words_and_the_wijk(tmp_path: Path) -> None:
    told = wijkbot("route", "--config", a_town(tmp_path), LANTERN)

    assert told.exit_code == 0
    assert "Straatverlichting is asked whether this is theirs." in told.stdout
    assert "Straatverlichting (Karel Janssen)" in told.stdout
    assert "recognised: ‘lantaarn … brandt’ → lantaarn brandt niet" in told.stdout
    assert "‘vechtplantsoen’ → Vechtplantsoen" in told.stdout


def test_what_is_nobodys_goes_to_the_broker_by_name(tmp_path: Path) -> None:
    told = wijkbot("route", "--config", a_town(tmp_path), NOBODYS)

    assert "No department is sure: Samira El Idrissi is the broker." in told.stdout


def test_a_channel_tells_where_a_text_without_a_place_is_from(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    text = "er ligt een geit op het dak"

    assert "Anouk Bos is the broker" in wijkbot("route", "-c", town, text).stdout
    there = wijkbot("route", "-c", town, "--channel", "#noord", text).stdout
    assert "Joris Vermeer is the broker" in there
    assert "usual for this channel" in there


def test_chatter_and_what_is_refused_are_told_apart(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    assert "This is chatter" in wijkbot("route", "-c", town, "dank je wel, fijn weekend").stdout
    refused = wijkbot("route", "-c", town, "ik vermoed kindermishandeling bij de buren").stdout
    assert "does not take this" in refused
    assert "violence" in refused


def test_what_could_steer_a_terminal_is_written_out(tmp_path: Path) -> None:
    text = "lantaarn\x1b[31m brandt\u202e niet [bold]"
    told = wijkbot("route", "-c", a_town(tmp_path), text)

    assert told.exit_code == 0
    assert "\x1b" not in told.stdout
    assert "\u202e" not in told.stdout


def test_a_text_or_json_lines_but_not_both_and_not_neither(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    for words in ((), (LANTERN, "--json")):
        asked = wijkbot("route", "-c", town, *words)
        assert asked.exit_code == 2
        assert "--json" in asked.stderr


def test_a_configuration_with_faults_gives_these_and_no_traceback(tmp_path: Path) -> None:
    asked = wijkbot("route", "-c", a_town(tmp_path, "colour = 3"), LANTERN)

    assert asked.exit_code == 1
    assert "There is no such key." in asked.stderr
    assert "Traceback" not in asked.output
