"""Reasons in words, taken from the text as it is now."""

from __future__ import annotations

from routing.nouns import Evidence, Why

_SAID = "\N{LEFT SINGLE QUOTATION MARK}{}\N{RIGHT SINGLE QUOTATION MARK} → {}"


def explain(text: str, evidence: Evidence) -> str:
    """One reason as people read it: the words as posted, then the phrase.

    Spans outside a text that was blacked out or cut give no words.
    """
    quoted = [span.of(text).strip() for span in evidence.spans]
    said = " … ".join(words for words in quoted if words)
    if not said or evidence.why is Why.DEFAULT:
        return evidence.phrase
    return _SAID.format(said, evidence.phrase)
