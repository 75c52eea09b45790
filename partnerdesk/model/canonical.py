"""The one text that plain values have, and the code of such a text (N16)."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any


def canonical_text(content: object) -> str:
    """Plain values as the one JSON text that they have: keys in order, no spaces, every letter in its composed form."""
    return json.dumps(
        composed(content), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def record_code(content: str) -> str:
    """The code of a record's canonical text: its SHA-256 in 64 hex digits. It shows change, not who made it."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def composed(value: Any) -> Any:
    """``value`` with every text, keys included, in its composed form (NFC)."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [composed(each) for each in value]
    return value
