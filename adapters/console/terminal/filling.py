"""Fills a form in a terminal: each field in turn, and again what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prompt_toolkit import PromptSession

from adapters.base import Choice, FieldErrors, FieldKind, Form, FormField, Refused
from adapters.console.adapter import ConsoleAdapter
from adapters.console.state import Message
from adapters.console.terminal.completion import Choices
from adapters.console.terminal.draw import one_line
from adapters.console.terminal.words import Words


@dataclass
class Filling:
    """Somebody at work on a form that the button of a card opened."""

    adapter: ConsoleAdapter
    user: str
    card: Message
    form: Form
    words: Words
    tell: Callable[[str], None]
    prompts: PromptSession[str] = field(default_factory=PromptSession)
    answers: dict[str, str] = field(default_factory=dict)

    async def run(self) -> bool:
        """Ask every field and send the form in; False when nothing was sent."""
        self.tell(f"{self.form.title} ({self.words.form_hint})")
        asked: Sequence[FormField] = self.form.fields
        try:
            while asked:
                for each in asked:
                    self.answers[each.name] = await self._answer(each)
                match await self._submit():
                    case None:
                        return True
                    case Refused(why):
                        self.tell(why)
                        break
                    case FieldErrors() as wrong:
                        asked = self._wrong(wrong)
        except (KeyboardInterrupt, EOFError):
            pass  # Ctrl-C and Ctrl-D: never mind
        self.tell(self.words.not_sent)
        return False

    async def _submit(self) -> FieldErrors | Refused | None:
        thread = None if self.card.home else self.card.root
        return await self.adapter.submit(
            self.user,
            self.form.button,
            self.answers,
            conversation=self.card.conversation,
            thread=thread,
        )

    def _wrong(self, wrong: FieldErrors) -> Sequence[FormField]:
        fields = {each.name: each for each in self.form.fields}
        for name, error in wrong.errors.items():
            label = fields[name].label if name in fields else self.form.title
            self.tell(self.words.wrong.format(label=label, error=error))
        return [each for name, each in fields.items() if name in wrong.errors]

    async def _answer(self, asked: FormField) -> str:
        self._explain(asked)
        while True:
            answer = await self._typed(asked)
            if answer or (answer is not None and not asked.required):
                return answer
            if answer is not None:
                self.tell(self.words.needed)

    async def _typed(self, asked: FormField) -> str | None:
        """Give what was typed or chosen; empty when nothing was, None when it means nothing."""
        match asked.kind:
            case FieldKind.CHOICE:
                return await self._choose(asked)
            case FieldKind.LINES:
                return await self._lines()
            case FieldKind.TEXT | FieldKind.DATE:
                return (await self._prompt(default=self.answers.get(asked.name, ""))).strip()

    def _explain(self, asked: FormField) -> None:
        notes = [] if asked.required else [self.words.optional]
        match asked.kind:
            case FieldKind.LINES:
                notes.append(self.words.more_lines)
            case FieldKind.CHOICE:
                notes.append(self.words.a_choice if asked.choices else self.words.searching)
            case FieldKind.TEXT | FieldKind.DATE:
                pass
        label = asked.label if asked.label.endswith(("?", ".", "!")) else f"{asked.label}."
        named = label if asked.hint else asked.label
        said = [named, asked.hint, f"({'; '.join(notes)})" if notes else ""]
        self.tell(" ".join(each for each in said if each))
        for number, choice in enumerate(asked.choices, 1):
            self.tell(f"  {number} {choice.label}")

    async def _prompt(self, *, default: str = "", completer: Choices | None = None) -> str:
        return await self.prompts.prompt_async(
            "  › ", default=default, completer=completer, complete_while_typing=True
        )

    async def _lines(self) -> str:
        lines: list[str] = []
        while line := (await self._prompt()).strip():
            lines.append(line)
        return "\n".join(lines)

    async def _choose(self, asked: FormField) -> str | None:
        async def seek(typed: str) -> Sequence[Choice]:
            if asked.choices:
                return _fitting(asked.choices, typed)
            return await self.adapter.choices(self.user, self.form.button, asked.name, typed)

        typed = (await self._prompt(completer=Choices(seek))).strip()
        if not typed:
            return ""
        if typed.isdecimal() and 0 < int(typed) <= len(asked.choices):
            return asked.choices[int(typed) - 1].value
        found = await seek(typed)
        meant = [each for each in found if _same(each.label, typed)] or found
        if len(meant) == 1:
            return meant[0].value
        names = ", ".join(each.label for each in found)
        unclear = self.words.which_choice.format(names=names)
        self.tell(unclear if found else self.words.no_choice.format(typed=typed))
        return None


def _fitting(choices: Sequence[Choice], typed: str) -> Sequence[Choice]:
    return [each for each in choices if typed.casefold() in each.label.casefold()]


def _same(label: str, typed: str) -> bool:
    return one_line(label).casefold() == typed.casefold()
