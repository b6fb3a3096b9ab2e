"""The catalogues as files: read, brought in step with the code, written."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

DUTCH = Path(__file__).with_name("nl.po")
DUTCH_FORMAL = Path(__file__).with_name("nl_u.po")
"""Only what says *je* in `DUTCH`, said with *u*."""

WIDTH = 100
_HEADER = r"""msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
_FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jouwe|jezelf|jullie)\b", re.IGNORECASE)


def read(path: Path) -> Catalog:
    """Read a catalogue. Raises PoFileError if it is not one."""
    with path.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8", abort_invalid=True)


def forms(path: Path) -> dict[str, tuple[str, ...]]:
    """Give the translations of a catalogue, by text or by the text for one thing."""
    return {source(each)[0]: target(each) for each in read(path) if each.id and all(target(each))}


def source(message: Message) -> tuple[str, ...]:
    """Give a text as the code has it; two where there is one for more things."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def target(message: Message) -> tuple[str, ...]:
    """Give its translations, empty where none has been written."""
    match message.string:
        case str(found):
            return (found,)
        case None:
            return ("",) * len(source(message))
        case several:
            return tuple(several)


def familiar(text: str) -> bool:
    """Whether a Dutch text says *je*, so that it needs a form with *u*."""
    return _FAMILIAR.search(text) is not None


def renewed(code: Catalog, dutch: Catalog, formal: Catalog) -> tuple[Catalog, Catalog]:
    """Make both catalogues anew with the texts of the code, and with what was translated."""
    new, new_formal = Catalog(locale="nl"), Catalog(locale="nl")
    for message in code:
        if not message.id:
            continue
        translated = _translation(message, dutch)
        _add(new, message, translated)
        if any(familiar(each) for each in translated):
            _add(new_formal, message, _translation(message, formal))
    return new, new_formal


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue in the order it was made, without dates, so that changes are readable."""
    written = BytesIO()
    write_po(written, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    path.write_text(_HEADER + written.getvalue().decode().strip() + "\n", encoding="utf-8")


def _add(catalogue: Catalog, message: Message, translated: tuple[str, ...]) -> None:
    string = translated if isinstance(message.id, tuple) else translated[0]
    catalogue.add(message.id, string, message.locations)


def _translation(message: Message, catalogue: Catalog) -> tuple[str, ...]:
    old = catalogue.get(message.id)
    same = old is not None and source(old) == source(message)
    return target(old) if old is not None and same else ("",) * len(source(message))
