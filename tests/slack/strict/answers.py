"""What an app answers in an acknowledgement: choices, and what becomes of a form."""

from __future__ import annotations

from tests.slack.strict import limits, views
from tests.slack.workspace import Json, Refusal, View

OPTIONS = 100
"""Choices at most while somebody types."""


def suggestions(answer: Json) -> None:
    """Refuse an answer to what somebody typed that is no list of choices."""
    given = answer.keys() & {"options", "option_groups"}
    if len(given) != 1 or answer.keys() - given:
        raise Refusal("invalid_arguments", "[ERROR] either options or option_groups")
    listed = answer[given.pop()]
    # Nothing that fits is an answer too, unlike in a select that holds its own options.
    why = list(limits.broken(answer)) if listed else []
    if len(listed) > OPTIONS:
        why.append(f"[ERROR] no more than {OPTIONS} items")
    if why:
        raise Refusal("invalid_arguments", *why)


def submission(answer: Json, form: View) -> None:
    """Refuse an answer to a form that Slack would not understand."""
    match answer.get("response_action"):
        case None if not answer:
            return
        case "clear":
            return
        case "errors":
            _errors(answer.get("errors"), form)
        case "update" | "push":
            views.view(answer.get("view"), "modal")
        case other:
            raise Refusal("invalid_arguments", f"[ERROR] no such response_action: {other}")


def _errors(errors: object, form: View) -> None:
    fields = {each["block_id"] for each in form.body["blocks"] if each["type"] == "input"}
    if not isinstance(errors, dict) or not errors or errors.keys() - fields:
        raise Refusal("invalid_arguments", "[ERROR] errors are by the block ids of inputs")
    if not all(isinstance(words, str) and words for words in errors.values()):
        raise Refusal("invalid_arguments", "[ERROR] an error must say something")
