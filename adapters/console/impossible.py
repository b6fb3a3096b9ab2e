"""Why a console does not let somebody do what they tried."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way. The value says it in English, with a place for its subject."""

    NO_MESSAGE = "there is no message {}"
    NOT_SEEN = "message {} is not for you to see"
    NOT_YOURS = "message {} is not yours"
    NO_BUTTON = "message {} has no such button"
    NO_FILE = "there is no file {}"
    NO_REACTION = "you did not react with {}"
    NO_ANSWER = "message {} cannot be answered in a thread: only one person sees it"
    NO_FORMS = "account {} has no forms"
    NO_THREADS = "account {} has no threads"
    CLOSED = "{} is closed"
    PRIVATE = "{} is private"
    TOO_MUCH = "this platform cannot show the form: {}"


class Impossible(ValueError):  # what was tried is impossible; nothing is in error
    """Somebody tried what this platform does not allow, or named what is not there.

    Whoever shows it in another language finds the words by `reason`, and puts `subject` in.
    """

    def __init__(self, reason: Reason, subject: str) -> None:
        super().__init__(reason.value.format(subject))
        self.reason = reason
        self.subject = subject
