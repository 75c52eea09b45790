"""The record of a partnership and everything that is known about it. Nothing here draws, and nothing here needs Qt."""

from __future__ import annotations

__version__ = "0.1.0"
