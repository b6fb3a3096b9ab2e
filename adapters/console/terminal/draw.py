"""Draws cards in a terminal. Whatever came from outside is drawn as harmless characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from adapters.card import (
    Block,
    Bold,
    Button,
    Card,
    Line,
    Link,
    Mention,
    Paragraph,
    Quotation,
    Style,
    rows,
)
from adapters.photo import Photo
from adapters.unseen import UNSEEN

MAX_CHARS = 4000
"""Of one block; what is longer is cut off with an ellipsis."""


def harmless(text: str) -> str:
    """Make control and bidirectional characters visible, and cut off what is too long."""
    if len(text) > MAX_CHARS:
        text = f"{text[: MAX_CHARS - 1]}…"
    plain = text.replace("\r\n", "\n").replace("\t", "    ")
    return UNSEEN.sub(lambda found: _visible(found[0]), plain)


def photos(given: Sequence[Photo]) -> Text:
    """Name photos with their sizes, as a terminal cannot show them."""
    shown = (f"[{one_line(each.name)}, {-(-each.size // 1000)} kB]" for each in given)
    return Text(" ".join(shown), style="cyan")


def words(text: str, style: str = "") -> Text:
    """Give somebody's words as Rich text, without reading any markup in them."""
    return Text(harmless(text), style=style)


def card(card: Card, *, forms: bool) -> RenderableType:
    """Draw a card, its buttons numbered; without forms they are reactions, with a command each."""
    parts: list[RenderableType] = []
    for block, buttons in rows(card):
        parts += [_block(block)] if block else []
        if buttons:
            parts.append(_buttons(buttons) if forms else _reactions(buttons))
    if card.footer:
        parts.append(_line(card.footer, style="dim"))
    return Group(*parts)


@dataclass(frozen=True, slots=True)
class Row:
    """Texts beside each other, as many on a line as fit; none is broken while it fits."""

    texts: tuple[Text, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for text in self.texts:
            if line and line.cell_len + 2 + text.cell_len > options.max_width:
                yield line
                line = Text()
            line = line.append("  ") if line else line
            line.append_text(text)
        yield line


def _visible(character: str) -> str:
    match character:
        case "\u2028" | "\u2029":
            return "\n"
        case "\x7f":
            return "\N{SYMBOL FOR DELETE}"
        case _ if character < " ":
            return chr(0x2400 + ord(character))
        case _:
            return "\N{REPLACEMENT CHARACTER}"


def _block(block: Block) -> RenderableType:
    match block:
        case Paragraph(line):
            return _line(line)
        case Quotation(text, source):
            quote = Text("‘", style="italic").append(harmless(text)).append("’")
            if source:
                quote.append_text(Text(" — ", style="not italic dim")).append_text(_line(source))
            return Padding(quote, (0, 0, 0, 2))


def _line(line: Line, style: str = "") -> Text:
    drawn = Text(style=style)
    for part in line:
        match part:
            case str():
                drawn.append(harmless(part))
            case Bold(text):
                drawn.append(harmless(text), "bold")
            case Mention(_, name):
                drawn.append(f"@{harmless(name)}", "cyan")
            case Link(url, text):
                drawn.append(harmless(text), "underline").append(f" ({harmless(url)})", "dim")
    return drawn


Numbered = tuple[tuple[int, Button], ...]


def _buttons(buttons: Numbered) -> Row:
    return Row(
        tuple(
            Text(f"[{number} {one_line(button.label)}]", style=_STYLES[button.style])
            for number, button in buttons
        )
    )


def _reactions(buttons: Numbered) -> Text:
    return Text("\n").join(
        Text.assemble(
            (
                f"[{number} {one_line(button.emoji)} {one_line(button.label)}]",
                _STYLES[button.style],
            ),
            (f"  {one_line(button.command)}", "dim"),
        )
        for number, button in buttons
    )


_STYLES = {Style.PLAIN: "bold", Style.PRIMARY: "bold reverse"}


def one_line(text: str) -> str:
    """Make somebody's words harmless, on one line."""
    return harmless(text).replace("\n", " ")
