"""What the README tells to type works, and what it points at is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the commands read, so that nothing is left behind here."""
    for name in ("config.example.toml", "Makefile", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    for name in ("bot", "routing", "adapters"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = command.replace("wijkbot ", f"{Path(sys.executable).parent / 'wijkbot'} ", 1)
    return subprocess.run(
        words, shell=True, cwd=folder, capture_output=True, text=True, check=False
    )


def test_there_are_commands_to_try() -> None:
    assert {"make demo", "make test"} <= set(COMMANDS)


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("make")])
def test_what_is_made_can_be_made(command: str, checkout: Path) -> None:
    done = run(f"{command} --dry-run", checkout)
    assert done.returncode == 0, done.stderr


def test_each_command_works_one_after_the_other(checkout: Path) -> None:
    for command in (each for each in COMMANDS if not each.startswith("make")):
        done = run(command, checkout)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_what_it_points_at_is_there(path: str) -> None:
    assert (ROOT / path).exists()
