"""Keys that do not fit each other: one story for each way, told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.load import load
from tests.config.builders import TOWN, all_faults, spoilt, the_fault, written

SLACK = """[[accounts]]
name = "slack"
platform = "slack"
"""

STORIES = {
    "somebody is their own delegate": (
        'delegates = ["fatima"]',
        'delegates = ["fatima", "karel"] # here',
        "people[3] (karel).delegates[2]",
        "They are named as their own delegate.",
        "Name somebody else, or remove it.",
    ),
    "a home account is one on which the person has no id": (
        'ids = { chat = "dirk" }',
        'ids = { chat = "dirk" }\nhome = "element" # here',
        "people[5] (dirk).home",
        '"element" is their home account, but they have no user id on it.',
        'Add their id on "element" to ids, or choose another home.',
    ),
    "a wijk has no wijkmanager": (
        'name = "Overvecht"\nwijkmanagers = ["joris"]',
        'name = "Overvecht"\nwijkmanagers = [] # here',
        "wijken[2] (Overvecht).wijkmanagers",
        "This wijk has no wijkmanager, so nobody would broker there.",
        'Add wijkmanagers = ["…"] with the slug of at least one person.',
    ),
    "an alderman is on no level": (
        'alderman = "ada"',
        'alderman = "joris" # here',
        "wijken[1] (Noordwest).alderman",
        '"Joris Vermeer" is the alderman here, but has no level.',
        'Give "joris" a level of the ladder.',
    ),
    "a department leads in a wijk that it does not serve": (
        'wijken = ["Noordwest", "Overvecht"]\nlead = "karel"\nleads',
        'wijken = ["Noordwest"]\nlead = "karel"\n# below\nleads',
        "departments[1] (afval).leads.Overvecht",
        'It has a lead for "Overvecht", but does not serve that wijk.',
        'Add "Overvecht" to its wijken, or remove this lead.',
    ),
    "two people have one slug": (
        'slug = "willem"',
        'slug = "willem"\nname = "Wim"\nids = { chat = "wim" }\n[[people]]\nslug = "willem" # here',
        "people[8] (willem).slug",
        '"Wim" has this slug already.',
        "Give each its own, or remove one.",
    ),
    "somebody has the slug of the bot": (
        'slug = "willem"\nname = "Willem Smit"',
        'slug = "wijkbot" # here\nname = "Wim"\n[[people]]\nslug = "willem"\nname = "Willem Smit"',
        "people[7] (wijkbot).slug",
        '"wijkbot" is the bot itself: history would not tell them apart.',
        "Give this person another slug.",
    ),
    "two people have one user id on one account": (
        'ids = { chat = "dirk" }',
        'ids = { chat = "karel" } # here',
        "people[5] (dirk).ids.chat",
        '"Karel Jansen" has this id on "chat" already.',
        "Give each its own, or remove one.",
    ),
    "two accounts have one name": (
        "[[channels]]",
        '[[accounts]]\nname = "chat" # here\nplatform = "slack"\n[[channels]]',
        "accounts[3] (chat).name",
        "Another account has this name already.",
        "Give each its own, or remove one.",
    ),
    "two wijken have one name, but for a capital": (
        "[[parties]]",
        '[[wijken]]\nname = "overvecht" # here\nwijkmanagers = ["joris"]\n[[parties]]',
        "wijken[3] (overvecht).name",
        'There is a wijk "Overvecht" already.',
        "Give each its own, or remove one.",
    ),
    "a theme has the id of a department": (
        'id = "kermis"',
        'id = "afval" # here',
        "themes[1] (afval).id",
        'The department "Afval en reiniging" has this id already.',
        "Give each its own, or remove one.",
    ),
    "two levels have one id": (
        "[[ladder]]\n" + 'id = "portefeuillehouder"',
        '[[ladder]]\nid = "directeur" # here\nname = "x"\n[[ladder]]\nid = "portefeuillehouder"',
        "ladder[4] (directeur).id",
        'The level "directeur" has this id already.',
        "Give each its own, or remove one.",
    ),
    "two intake channels are one": (
        "[[channels]]",
        '[[channels]]\naccount = "chat"\nid = "signalen"\n[[channels]]\n# below',
        "channels[2] (signalen).id",
        "This is an intake channel already: what is posted there is a signal.",
        "Give each its own, or remove one.",
    ),
    "a department is asked where signals come in": (
        'channels = { chat = "afval" }',
        'channels = { chat = "signalen" } # here',
        "departments[1] (afval).channels.chat",
        "This is an intake channel already: what is posted there is a signal.",
        "Give each its own, or remove one.",
    ),
    "a lead can be reached nowhere": (
        'ids = { element = "@willem:example.org" }\n',
        "",
        "people[7] (willem).ids",
        '"Willem Smit" leads De woningcorporatie, but has no user id on any account.',
        'Add ids = { account = "user id" }, or name somebody else there.',
    ),
    "asks go to a level that nobody has": (
        'level = "portefeuillehouder"\n',
        'level = "directeur"\n',
        "ladder[4] (portefeuillehouder)",
        'Asks go to the level "portefeuillehouder", but no person has it.',
        'Give a person level = "portefeuillehouder", or leave out the term of this level.',
    ),
    "asks go to a level where nobody can answer": (
        'portfolio = ["ruimte", "afval"]\ndelegates = ["mirjam"]\n',
        "",
        "ladder[4] (portefeuillehouder)",
        'Asks go to the level "portefeuillehouder", but nobody there has a user id.',
        "Give one of them or a delegate ids, or leave out the term of this level.",
    ),
    "a department does not lead to the top": (
        'parent = "ruimte"\n',
        "",
        "departments[1] (afval).parent",
        (
            'Nobody of the level "directeur" can be found for this department: '
            "not in it, nor in those above it."
        ),
        'Give it a parent that leads there, like "ruimte".',
    ),
    "departments stand above each other in a circle": (
        'lead = "dirk"',
        'lead = "dirk"\nparent = "afval"',
        "departments[1] (afval).parent",
        "These are above each other in a circle: afval → ruimte → afval.",
        "Remove one parent of these: somewhere it must end.",
    ),
    "the office closes before it opens": (
        "[municipality]",
        '[office]\nhours = { start = 17:00:00, end = "08:30" } # here\n[municipality]',
        "office.hours.end",
        "This ends at 08:30, which is not after its start, 17:00.",
        "Let it end later on the same day.",
    ),
    "nudges end as they begin": (
        "[municipality]",
        '[office.nudges]\nstart = "09:00"\nend = "09:00" # here\n[municipality]',
        "office.nudges.end",
        "This ends at 09:00, which is not after its start, 09:00.",
        "Let it end later on the same day.",
    ),
    "somebody works only when the office is closed": (
        'slug = "dirk"',
        'slug = "dirk"\nworking_days = ["sat"] # here',
        "people[5] (dirk).working_days",
        "They work on no day on which the office is open, so nothing is ever due.",
        "Name at least one of mon, tue, wed, thu, fri.",
    ),
    "a flag is raised by a phrase without a word": (
        "[municipality]",
        '[flag_words]\ndanger = [\n"gaslek",\n"!!", # here\n]\n[municipality]',
        "flag_words.danger[2]",
        'There is no word in "!!".',
        "Write a word, or remove it.",
    ),
    "a department's phrase has no word": (
        'phrases = ["volle container"]',
        'phrases = ["volle container"]\nweak = ["?"] # here',
        "departments[1] (afval).weak[1]",
        'There is no word in "?".',
        "Write a word, or remove it.",
    ),
    "a group of synonyms is one word": (
        'synonyms = [["container", "kliko"]]',
        'synonyms = [["container", "kliko"], ["prullenbak"]] # here',
        "synonyms[2]",
        "A group of synonyms needs at least two words.",
        "Add another word, or remove the group.",
    ),
    "a Matrix account has no homeserver": (
        'homeserver = "https://matrix.example.org"\n',
        "",
        "accounts[2] (element).homeserver",
        "A Matrix account needs the address of its homeserver.",
        'Write it like homeserver = "https://matrix.example.org".',
    ),
    "a room is called as nothing on Matrix is": (
        'channels = { chat = "afval" }',
        'channels = { chat = "afval", element = "afval" } # here',
        "departments[1] (afval).channels.element",
        'Matrix knows rooms by their address or id, not by "afval".',
        "Write it like #signalen:example.org",
    ),
    "a person is called as nobody on Matrix is": (
        'element = "@joris:example.org"',
        'element = "joris"',
        "people[2] (joris).ids.element",
        'Matrix knows people by their full user id, not by "joris".',
        "Write it like @fatima:example.org.",
    ),
    "a channel is named as people see it on Slack": (
        "[[channels]]",
        """[[accounts]]
name = "slack"
platform = "slack"

[[channels]]
account = "slack"
id = "#signalen" # here

[[channels]]""",
        "channels[1] (#signalen).id",
        'Slack knows channels by their id, not by "#signalen".',
        "Write it like C012AB3CD",
    ),
    "a person is named as people call them on Slack": (
        'ids = { chat = "dirk" }',
        'ids = { slack = "dirk" } # here\n[[accounts]]\nname = "slack"\nplatform = "slack"',
        "people[5] (dirk).ids.slack",
        'Slack knows people by their member id, not by "dirk".',
        "Copy member ID",
    ),
    "a bot on a console waits to be invited": (
        'platform = "console"',
        'platform = "console"\ninviters = ["@*:example.org"] # here',
        "accounts[1] (chat).inviters",
        "Only on Matrix does a bot come when it is invited.",
        "Remove it here.",
    ),
    "a homeserver stands with an account on Slack": (
        "[[channels]]",
        f'{SLACK}homeserver = "https://matrix.example.org" # here\n\n[[channels]]',
        "accounts[3] (slack).homeserver",
        "Only a Matrix account has a homeserver.",
        "Remove it here.",
    ),
    "a user stands with an account on Slack": (
        "[[channels]]",
        f'{SLACK}user = "@wijkbot:example.org" # here\n\n[[channels]]',
        "accounts[3] (slack).user",
        "Only a Matrix account names its user: elsewhere the token tells.",
        "Remove it here.",
    ),
    "somebody may invite a bot on Slack": (
        "[[channels]]",
        f'{SLACK}inviters = ["@*:example.org"] # here\n\n[[channels]]',
        "accounts[3] (slack).inviters",
        "Only on Matrix does a bot come when it is invited.",
        "Remove it here.",
    ),
    "forms are chosen on Slack": (
        "[[channels]]",
        f"{SLACK}forms = true # here\n\n[[channels]]",
        "accounts[3] (slack).forms",
        "Only a console may have forms or not.",
        "Remove it here.",
    ),
    "a Matrix account goes through a proxy": (
        'user = "@wijkbot:example.org"',
        'user = "@wijkbot:example.org"\nproxy = "http://proxy.example.org:3128" # here',
        "accounts[2] (element).proxy",
        "Only a Slack account goes through a proxy.",
        "Remove it here.",
    ),
    **{
        f"the proxy {proxy} is none for HTTP": (
            "[[channels]]",
            f'{SLACK}proxy = "{proxy}" # here\n\n[[channels]]',
            "accounts[3] (slack).proxy",
            "This is not the address of an HTTP proxy, which begins with http:// or https://.",
            'Write it like proxy = "http://proxy.example.org:3128".',
        )
        for proxy in (
            "proxy.example.org:3128",
            "proxy.example.org",
            "socks5://proxy.example.org:1080",
            "http://",
            "http://proxy.example.org:many",
            "http://proxy.example.org/proxy.pac",
        )
    },
    "a department's channel on Slack is a private conversation": (
        'channels = { chat = "afval" }\nparent = "ruimte"\n',
        'channels = { chat = "afval", slack = "D012AB3CD" } # here\nparent = "ruimte"\n\n' + SLACK,
        "departments[1] (afval).channels.slack",
        "This is a private conversation, in which nobody else can read along.",
        "A department without a channel is asked through its lead",
    ),
    "a Matrix account has half a user": (
        'user = "@wijkbot:example.org"',
        'user = "wijkbot" # here',
        "accounts[2] (element).user",
        "A Matrix account needs the full name of its user.",
        'Write it like user = "@wijkbot:example.org".',
    ),
    "the database is of a kind that is not supported": (
        "synonyms",
        'database = "mysql://localhost/wijkbot" # here\nsynonyms',
        "database",
        "This is not the URL of a database that Wijkbot works with.",
        "Write sqlite:///FILE, or postgresql://USER@HOST/NAME.",
    ),
}


@pytest.mark.parametrize(
    "proxy",
    [
        "http://proxy.example.org:3128",
        "https://10.0.0.8",
        "http://wijkbot@proxy/",
        "http://[::1]:8",
    ],
)
def test_an_account_on_slack_goes_through_a_proxy(proxy: str, tmp_path: Path) -> None:
    text = spoilt("[[channels]]", f'{SLACK}proxy = "{proxy}"\n\n[[channels]]')

    assert load(written(tmp_path, text)).accounts[2].proxy == proxy


def test_a_whole_municipality_has_no_faults(tmp_path: Path) -> None:
    assert load(written(tmp_path, TOWN)).municipality.name == "Voorbeeldstad"


@pytest.mark.parametrize("story", STORIES)
def test_it_is_a_fault_when(story: str, tmp_path: Path) -> None:
    old, new, key, wrong, fix = STORIES[story]

    fault = the_fault(written(tmp_path, spoilt(old, new)))

    assert fault.key == key
    assert fault.wrong == wrong
    assert fix in fault.fix


def test_a_bot_without_any_account_is_deaf(tmp_path: Path) -> None:
    start, end = TOWN.index("[[accounts]]"), TOWN.index("[[channels]]")

    found = all_faults(written(tmp_path, "accounts = []\n" + TOWN[:start] + TOWN[end:]))

    assert found[0].key == "accounts"
    assert found[0].wrong == "There is no account, so the bot can neither hear nor speak."


def test_levels_between_a_department_and_the_top_may_be_skipped(tmp_path: Path) -> None:
    flat = spoilt('level = "teamleider"', 'level = "medewerker"')
    flat = spoilt('term = "2 days"\n', "", flat)

    assert load(written(tmp_path, flat)).departments[0].id == "afval"


def test_two_departments_may_share_a_channel(tmp_path: Path) -> None:
    text = spoilt('lead = "dirk"', 'lead = "dirk"\nchannels = { chat = "afval" }')

    assert load(written(tmp_path, text)).departments[1].channels == {"chat": "afval"}
