"""Blocks: refused when any of three disagrees: the schema, slack_sdk's models, or the limits.

The schema knows keys and where each part may stand, the models know lengths, and neither knows
what may not be empty, or which blocks only a message has.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.slack.strict import limits, published, rich
from tests.slack.workspace import Json, Refusal

IN_VIEWS = frozenset(
    {"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"}
)
"""What a form or a home tab may hold; a message may hold more."""

TEXT_OF_ALL = 10_000
"""Characters in all blocks of a message together.

Slack says 12 000 and some room for what is around it, but has refused messages of 11 341.
"""


def in_message(given: object, users: Container[str] | None = None) -> None:
    """Check the blocks of a message, which may mention these users. Raises `Refusal`."""
    if not isinstance(given, list):
        raise Refusal("invalid_blocks_format")
    why = list(_wrong(given))
    if users is not None:
        why.extend(rich.strangers(given, users))
    if len(given) > limits.BLOCKS_IN_MESSAGE:
        why.append(f"[ERROR] no more than {limits.BLOCKS_IN_MESSAGE} items allowed")
    if why:
        raise Refusal("invalid_blocks", *why)
    if _length(given) > TEXT_OF_ALL:
        raise Refusal("msg_blocks_too_long")


def in_view(given: object) -> Iterator[str]:
    """Tell what is wrong with the blocks of a form or a home tab."""
    if not isinstance(given, list):
        yield "[ERROR] blocks must be a list"
        return
    yield from _wrong(given)
    for number, block in enumerate(given):
        if isinstance(block, dict) and block.get("type") not in IN_VIEWS:
            yield f"[ERROR] {block.get('type')} is only for messages [json-pointer:/{number}]"


def _wrong(blocks: list[object]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if not isinstance(block, dict):
            yield f"[ERROR] a block must be an object [json-pointer:/{number}]"
            continue
        if why := published.wrong_block(block):
            yield f"[ERROR] block {number}: {why}"
            continue
        yield from _models(block, number)
        yield from _actions(block, number)
    yield from limits.broken(blocks)
    yield from rich.wrong(blocks)
    ids = [block["block_id"] for block in blocks if isinstance(block, dict) and "block_id" in block]
    if len(ids) != len(set(ids)):
        yield "[ERROR] block_id already exists"


def _models(block: Json, number: int) -> Iterator[str]:
    try:
        # A type that is newer than the models is left to the schema.
        parsed = Block.parse(block)
        if parsed is not None:
            parsed.to_dict()
    except SlackObjectFormationError as error:
        yield f"[ERROR] block {number}: {error}"


def _actions(block: Json, number: int) -> Iterator[str]:
    elements = block.get("elements", [])
    ids = [each["action_id"] for each in elements if "action_id" in each]
    if len(ids) != len(set(ids)):
        yield f"[ERROR] action_id already exists [json-pointer:/{number}]"


def _length(part: object) -> int:
    if isinstance(part, list):
        return sum(_length(each) for each in part)
    if not isinstance(part, dict):
        return 0
    return sum(
        len(value) if key == "text" and isinstance(value, str) else _length(value)
        for key, value in part.items()
    )
