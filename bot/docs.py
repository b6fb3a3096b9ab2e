"""docs/commands.md, written from the code: every act, how it is typed, and who may do it.

Run as `python -m bot.docs` it writes that file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import forms
from bot.cases.acts import ANSWERS, ActName
from bot.rights import MAY, Standing
from bot.vocabulary import WORDS

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_INTRODUCTION = """\
# What people can do

This page is written from the code by `make docs`; a test sees to it that it is up to date.

An act is typed (`/wijkbot …` on Slack, `@wijkbot …` in a thread, `!wijkbot …` or `!…` on Matrix,
plain words in a private message), pressed, or said as the answer to what is asked. The number of
the case may stand anywhere (`W-142`, or `142` right before or behind the command); it is not needed
where the thread tells it. Capitals, accents and the order of what follows are free, and the
beginning of a command is enough where no other begins so. What is missing is asked. What is only
guessed is said back: “Ik lees: leg voor aan Vastgoed, met de vraag ‘Anna steunt dit’.” [Klopt]
"""
_STANDINGS = {
    Standing.COLLEAGUE: ("colleague", "anybody who can post, outside parties included"),
    Standing.POSTER: ("poster", "who posted it"),
    Standing.ASKED: (
        "asked",
        "the person who is asked, or anybody of a department that is (if confidential, its lead)",
    ),
    Standing.OWNER: (
        "owner",
        "anybody of the department that owns it (if confidential, its contact)",
    ),
    Standing.PROVISIONAL: ("owner with a condition", "the same, while its yes hangs on something"),
    Standing.CONTRIBUTOR: ("contributor", "anybody of a department that takes part"),
    Standing.BROKER: ("broker", "its broker, with the wijkmanagers, assistants and substitute"),
    Standing.READER: ("reader", "who may read it, as told below"),
    Standing.WIJKMANAGER: (
        "wijkmanager",
        "a wijkmanager of its wijk, where it is not confidential",
    ),
    Standing.HOLDER: ("broker without owner", "its broker, as long as nobody owns it"),
    Standing.ONESELF: ("oneself", "the person whom it is about"),
    Standing.LEAD: ("lead", "who leads a department of that person, or one above it"),
    Standing.PRIVACY_OFFICER: ("privacy officer", "who has that role in the configuration"),
    Standing.BOT: ("Wijkbot", "the bot itself, as time passes or as it finds something"),
}
_READS = """\
| | not confidential | confidential (*besloten*) | stopped before passing on |
|---|---|---|---|
| colleague | ✓ | | |
| outside party, and who is not in the configuration | where they are on it | as below | |
| poster | ✓ | ✓ | ✓ |
| asked | ✓ | the person, or the lead of the department | |
| owner, contributor | ✓ | their contacts | |
| broker | ✓ | ✓ | |
| whom the broker added by name | ✓ | ✓ | |
"""


def written() -> str:
    """Give the page as it should be."""
    return "\n".join(
        (
            _INTRODUCTION,
            "## Acts\n",
            *_table(
                ("act", "Dutch", "English", "also typed", "what it is for", "how else"), _acts()
            ),
            "\n## Which acts answer what is asked\n",
            *_table(("asked", "answered by"), _answers()),
            "\n## Who may do it\n",
            "Rights are checked when an act is decided. Who may not is told who can.\n",
            *(f"- **{name}**: {what}" for name, what in _STANDINGS.values()),
            "",
            *_table(("act", *(_STANDINGS[each][0] for each in Standing)), _matrix()),
            "\n## Who reads it\n",
            _READS,
        )
    )


def _acts() -> Iterator[Sequence[str]]:
    for act, words in WORDS.items():
        if not words.typed:
            continue
        dutch, *also, english = words.typed if len(words.typed) > 1 else words.typed * 2
        others = ", ".join(f"*{each}*" for each in also)
        what = words.help or words.what
        yield act.value, f"*{dutch}*", f"*{english}*", others, what, _otherwise(act)


def _otherwise(act: ActName) -> str:
    ways = ["button"] if WORDS[act].label else []
    if act in forms.BLANKS:
        ways.append("form")
    return ", ".join(ways)


def _answers() -> Iterator[Sequence[str]]:
    for kind, acts in ANSWERS.items():
        if acts:
            yield kind.value, ", ".join(each.value for each in ActName if each in acts)


def _matrix() -> Iterator[Sequence[str]]:
    for act, standings in MAY.items():
        yield act.value, *("✓" if each in standings else "" for each in Standing)


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    for row in rows:
        yield _row([each.replace("|", r"\|") for each in row])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
