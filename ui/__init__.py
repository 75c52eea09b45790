"""The desktop: windows, pages and drawings. Nothing here touches the database."""

from __future__ import annotations
