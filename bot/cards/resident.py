"""*Tekst voor de bewoner*: what was done, ready to be passed on, with no colleague in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapters.card import Block, Card, Paragraph
from bot.cards import parts
from bot.cards.reader import NAME_CHARS, Reader
from bot.cards.view import View, one_line
from bot.cases.acts import ActName
from bot.store.nouns import CaseState

_REACHING = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)\+?\(?\d[\d ()-]{6,}\d(?!\w)")
"""Addresses and telephone numbers: those of colleagues are not passed on."""
_TITLES = r"(?:(?:de )?heer|meneer|mevrouw|mr|mrs|ms|dhr|mw|mevr|[A-Z])\.?"


def can_be_told(view: View) -> bool:
    """Whether there is anything to pass on: it is done, and not confidential."""
    done = view.case.state in {CaseState.DONE, CaseState.CLOSED}
    return done and not view.case.confidential and view.last(ActName.DONE) is not None


def draw(case: int, reader: Reader) -> Card | None:
    """Write a text for residents; nothing where there is nothing to pass on any more."""
    view = reader.view(case)
    if view is None or not can_be_told(view):
        return None
    intro = reader.say.line("This you can pass on as it is:")
    lines = (intro, *((text,) for text in _text(view, reader)))
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in lines)
    return Card(blocks, (), parts.footer(view))


def without_people(words: str, view: View, reader: Reader) -> str:
    """Put a department in the place of each colleague, and leave out how to reach them.

    Whoever is of no department is the municipality itself, and so is who posted it.
    """
    plain = _REACHING.sub("…", words)
    for name, instead in _called(view, reader):
        plain = name.sub(lambda _, told=instead: told, plain)  # type: ignore[misc]
    return plain


def _text(view: View, reader: Reader) -> Iterator[str]:
    """Give the sentences: about what, what was done, thanks, and from whom it comes."""
    say, done = reader.say, view.last(ActName.DONE)
    where = ", ".join(
        dict.fromkeys(one_line(part, NAME_CHARS) for part in (view.place, view.case.wijk) if part)
    )
    title = f"‘{parts.title(view, reader)}’"
    about = f"{title}, {where}" if where else title
    yield say.text("You told us about this: {about}.", about=about)
    words = without_people(done.words, view, reader) if done else ""
    if words:
        yield say.text("This is what was done: ‘{words}’", words=words)
    yield say.text("Thank you for telling us. If it is not right yet, please let us know.")
    town = one_line(reader.rules.directory.config.municipality.name, NAME_CHARS)
    owner = view.case.owner
    if owner:
        department = reader.department(owner)
        yield say.text("With kind regards, {department}, {town}.", department=department, town=town)
    else:
        yield say.text("With kind regards, {town}.", town=town)


def _called(view: View, reader: Reader) -> Iterator[tuple[re.Pattern[str], str]]:
    """Tell how people may be called in the words, and what is said instead of each."""
    directory = reader.rules.directory
    town = reader.say.text("the municipality")
    posters = {signal.poster for signal in view.case.signals}
    named = [(reader.name(each), town) for each in posters - directory.people.keys()]
    for slug, person in directory.people.items():
        theirs = directory.departments_of(slug)
        named.append((person.name, reader.department(theirs[0]) if theirs else town))
    for name, instead in sorted(named, key=lambda pair: -len(pair[0])):
        if found := _pattern(name):
            yield found, instead


def _pattern(name: str) -> re.Pattern[str] | None:
    """Find a whole name in any case, a first name with its capital, a surname behind a title."""
    first, _, last = name.strip().partition(" ")
    if not first:
        return None
    ways = [rf"(?i:{re.escape(name.strip())})", rf"{_TITLES} {re.escape(last)}" if last else ""]
    if first[:1].isupper():
        ways.append(re.escape(first))
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, ways))})(?!\w)")
