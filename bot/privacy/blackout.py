"""Words taken out of a text: what stands there afterwards is as long as it was."""

from __future__ import annotations

from collections.abc import Iterable

from routing.nouns import Span

INK = "▇"
"""What stands for each letter that was taken out; it is no letter itself, and no space."""


def blacked(text: str, spans: Iterable[Span]) -> str:
    """Take out what stands at these places; pure, and the same when it is done twice.

    Each character but a space becomes ink, so that the text is as long as it was: whatever points
    into it by character keeps pointing right. Spans may overlap, and may reach beyond the text.
    """
    letters = list(text)
    for span in spans:
        for at in range(max(0, span.start), min(span.end, len(letters))):
            letters[at] = letters[at] if letters[at].isspace() else INK
    return "".join(letters)
