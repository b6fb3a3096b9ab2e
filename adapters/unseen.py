"""Characters that nobody sees, and that change what everybody sees."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls but tab and line feed, what reorders, hides or breaks text, and halves of surrogate
pairs. Zero-width joiners and variation selectors are left, as emoji need them."""
