"""Days as people type them, in Dutch and in English: *vrijdag*, *over twee weken*, *na kerst*.

Pure reading: working days are the business of the calendar. What is read is never in the past;
where the year is open, it is the next one.
"""

from bot.calendar.spoken.promise import promised
from bot.calendar.spoken.reading import Spoken, every, read

__all__ = ["Spoken", "every", "promised", "read"]
