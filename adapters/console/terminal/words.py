"""Every text that a terminal shows of its own, so that another language can stand in."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.console.impossible import Impossible, Reason
from adapters.console.terminal.typed import Verb

HELP = """\
What you type is said where you are. These lines do something else:

  as karel           be somebody else; as alone tells who there are
  in #signals        go to a channel; in alone tells which there are
  with wijkbot       talk with the bot in private
  thread 12          answer in the thread of message 12; thread alone leaves it
  thread 12 text     answer there once
  press 12 1         press button 1 of message 12
  1                  press button 1 of the last card that you see
  see                show where you are; see karel and see #signals show those
  edit 12 text       change your message 12; delete 12 removes it
  +2d                let two days pass; +4u is four hours
  account market     go to another chat system
  say in the park    say what would otherwise be one of these
  /photo PATH text   post a photo, with words or without

To the bot: !help, /help or @wijkbot help. This text: ? · End: Ctrl-D or stop.
In a thread and in private, stop and help are for the bot; :stop and ? are always for here."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts, in English. What stands in braces is put in when they are shown."""

    # On a message
    edited: str = "edited"
    updated: str = "updated"
    removed: str = "removed"
    whisper: str = "only {name}"
    place: str = "in {place}"
    private: str = "in private"
    private_to: str = "to {name}, in private"
    thread: str = "thread {message}"

    # Around messages
    private_title: str = "{name} and {bot}, in private"
    home_title: str = "Home of {name}"
    whispers_title: str = "In a channel, for {name} alone"
    reads_along: str = "{name} also reads {places}."
    earlier: str = "Quiet threads left out: {count}."
    nothing: str = "Nothing here yet."
    closed: str = "closed"

    # What happens besides messages
    joined: str = "{names} joined {place}."
    opened: str = "{place} was opened for {names}."
    invited: str = "{names} came into {place}."
    shut: str = "{place} was closed."
    pressed: str = "{name} pressed [{button}] on message {message}."
    reacted: str = "{name} gave {emoji} to message {message}."
    taken_back: str = "{name} took {emoji} back from message {message}."
    sent_in: str = "{name} sent in: {title}."
    deleted: str = "Message {message} is gone."

    # The chat
    welcome: str = "You can be everyone here. What you type is said; ? shows what else you can do."
    you_are: str = "You are {name}, {where}."
    toolbar: str = " {account} · {time} · ? help · Ctrl-D end "
    help: str = HELP
    goodbye: str = "Until next time."
    interrupted: str = "Ctrl-D or stop ends the chat."
    people: str = "You can be: {names}."
    channels: str = "Channels: {names}."
    accounts: str = "Accounts: {names}."
    unknown_command: str = "{command} is not something I know. ? shows what is."
    unknown_person: str = "I know no {name}. You can be: {names}."
    unknown_channel: str = "There is no channel {name} here. Channels: {names}."
    unknown_account: str = "There is no account {name}. Accounts: {names}."
    unknown_view: str = "I cannot show {name}: it is no person and no channel. To say it: say …"
    elsewhere: str = "{name} is on account {account}. Go there: account {account}"
    not_member: str = "{name} is not in {place}, and sees nothing of it until posting there."
    which_button: str = "Which button of message {message}? press {message} 1, up to {count}."
    no_buttons: str = "Message {message} has nothing to press."
    no_card: str = "There is no card to press a button of."
    how_to_press: str = "Say which message and which button: press 12 1"
    how_to_edit: str = "Say which message and the new words: edit 12 new words"
    how_to_delete: str = "Say which message: delete 12"
    how_to_say: str = "Say what: say in the park"
    how_to_show: str = "Say where the photo is: /photo lamp.jpg"
    now: str = "It is {time}."
    own_time: str = "Time runs by itself here."

    # Forms
    form_hint: str = "Ctrl-C: do not send."
    optional: str = "may be empty"
    more_lines: str = "an empty line ends it"
    a_choice: str = "a number or a name"
    searching: str = "type a part of the name"
    needed: str = "This cannot be empty."
    no_choice: str = "Nothing fits {typed}."
    which_choice: str = "That can be: {names}."
    wrong: str = "{label}: {error}"
    not_sent: str = "Nothing was sent."

    # What is impossible
    no_message: str = "There is no message {subject}."
    not_seen: str = "{name} does not see message {subject}."
    not_yours: str = "Message {subject} is not of {name}."
    no_button: str = "Message {subject} has no such button."
    no_file: str = "There is no file {subject} that can be read."
    no_reaction: str = "{name} did not give {subject}."
    no_answer: str = "Message {subject} cannot be answered in a thread: only one person sees it."
    no_forms: str = "Account {subject} has no forms."
    no_threads: str = "Account {subject} has no threads."
    is_closed: str = "{subject} is closed."
    is_private: str = "{subject} is private."
    too_much: str = "This platform cannot show the form: {subject}."

    def how_to(self, verb: Verb) -> str:
        """Tell how it is done."""
        return {
            Verb.SAY: self.how_to_say,
            Verb.SHOW: self.how_to_show,
            Verb.PRESS: self.how_to_press,
            Verb.EDIT: self.how_to_edit,
            Verb.DELETE: self.how_to_delete,
        }[verb]

    def impossible(self, error: Impossible, name: str) -> str:
        """Tell somebody called `name` why it is not possible."""
        text = {
            Reason.NO_MESSAGE: self.no_message,
            Reason.NOT_SEEN: self.not_seen,
            Reason.NOT_YOURS: self.not_yours,
            Reason.NO_BUTTON: self.no_button,
            Reason.NO_FILE: self.no_file,
            Reason.NO_REACTION: self.no_reaction,
            Reason.NO_ANSWER: self.no_answer,
            Reason.NO_FORMS: self.no_forms,
            Reason.NO_THREADS: self.no_threads,
            Reason.CLOSED: self.is_closed,
            Reason.PRIVATE: self.is_private,
            Reason.TOO_MUCH: self.too_much,
        }[error.reason]
        return text.format(subject=error.subject, name=name)
