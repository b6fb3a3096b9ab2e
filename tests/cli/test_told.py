"""What goes wrong outside the bot is told in words, with an exit code."""

from __future__ import annotations

import errno

import pytest
import typer

from bot.cli.told import FAULT, told


def test_a_full_disk_is_told_wherever_it_was_met(capsys: pytest.CaptureFixture[str]) -> None:
    def flush() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(typer.Exit) as ended:
        told(flush)()
    assert ended.value.exit_code == FAULT
    assert "There is no room left on the disk" in capsys.readouterr().err


def test_a_file_that_cannot_be_used_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def read() -> None:
        raise OSError(errno.EACCES, "Permission denied", "/etc/geheim.toml")

    with pytest.raises(typer.Exit):
        told(read)()
    assert "/etc/geheim.toml: Permission denied." in capsys.readouterr().err
