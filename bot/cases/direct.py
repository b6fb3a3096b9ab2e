"""Routine work that a department would rather have by its own route than as a signal."""

from __future__ import annotations

from bot.cases.state import Case
from bot.directory import Directory
from bot.store.nouns import Urgency
from routing.text import fold


def is_routine(case: Case, directory: Directory) -> bool:
    """Whether one department alone was found, by a phrase of its routine work.

    What is urgent, confidential or may hurt somebody never goes by a form.
    """
    if case.urgency is Urgency.URGENT or case.risk or case.confidential or len(case.owners) != 1:
        return False
    department = directory.departments.get(case.owners[0])
    route = department.regular_route if department else None
    routine = {fold(each) for each in route.phrases} if route else set()
    return any(fold(each) in routine for each in case.recognised)
