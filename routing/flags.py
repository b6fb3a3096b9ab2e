"""What a text asks attention for, by the words configured for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from routing import words
from routing.inflection import stem
from routing.nouns import Evidence, Flag, Flagged, Span, Why
from routing.text import Token, now_and_then, tokens

_TYPO_LETTERS = 7
_LONGEST_WORD = 40
_DENIALS = frozenset(("geen", "niet"))


class FlagWords:
    """The phrases that raise each flag."""

    def __init__(self, flags: Iterable[tuple[Flag, Iterable[str]]]) -> None:
        """Take each flag's phrases as configured."""
        self._phrases: list[tuple[Flag, str, tuple[str, ...]]] = []
        self._starts: dict[str, list[int]] = {}
        for flag, phrases in flags:
            for phrase in phrases:
                forms = tuple(token.form for token in tokens(phrase))
                if forms:
                    self._starts.setdefault(stem(forms[0]), []).append(len(self._phrases))
                    self._phrases.append((flag, phrase, forms))
        self._long = sorted(
            {forms[0] for _, _, forms in self._phrases if len(forms[0]) >= _TYPO_LETTERS}
        )

    def raised(self, text_tokens: Sequence[Token], masked: frozenset[int]) -> tuple[Flagged, ...]:
        """The flags of a text, each with the words that raised it; a denied one is none."""
        if not self._phrases:
            return ()
        reasons: dict[Flag, list[Evidence]] = {}
        for at, token in enumerate(text_tokens):
            if at in masked or _denied(text_tokens, at):
                continue
            for number in self._candidates(token.form):
                flag, phrase, forms = self._phrases[number]
                why = _matches(forms, text_tokens, at)
                if why is not None:
                    end = text_tokens[at + len(forms) - 1].span.end
                    evidence = Evidence(phrase, (Span(token.span.start, end),), why, 1.0)
                    reasons.setdefault(flag, []).append(evidence)
        return tuple(Flagged(flag, tuple(reasons[flag])) for flag in Flag if flag in reasons)

    def _candidates(self, form: str) -> list[int]:
        found = list(self._starts.get(stem(form), ()))
        if _TYPO_LETTERS - 1 <= len(form) <= _LONGEST_WORD and not words.known(form):
            for target in self._long:
                if target != form and OSA.distance(form, target, score_cutoff=1) <= 1:
                    found += self._starts[stem(target)]
        return sorted(set(found))


def _denied(text_tokens: Sequence[Token], at: int) -> bool:
    if not at or text_tokens[at - 1].form not in _DENIALS:
        return False
    return text_tokens[at - 1].clause == text_tokens[at].clause


def _matches(forms: tuple[str, ...], text_tokens: Sequence[Token], at: int) -> Why | None:
    """How the words from `at` on say a flag phrase, if they do."""
    read = text_tokens[at : at + len(forms)]
    if len(read) < len(forms) or read[0].sentence != read[-1].sentence:
        return None
    if now_and_then(text_tokens, at + len(forms) - 1):
        return None  # what "brandt af en toe" does not burn down
    why = Why.EXACT
    for wanted, token in zip(forms, read, strict=True):
        if token.form == wanted:
            continue
        if stem(token.form) == stem(wanted):
            why = Why.INFLECTION if why is Why.EXACT else why
        elif _is_typo(token.form, wanted):
            why = Why.TYPO
        else:
            return None
    return why


def _is_typo(form: str, wanted: str) -> bool:
    if len(wanted) < _TYPO_LETTERS or len(form) > _LONGEST_WORD or words.known(form):
        return False
    return bool(OSA.distance(form, wanted, score_cutoff=1) <= 1)
