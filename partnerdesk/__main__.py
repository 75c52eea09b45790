"""Starts PartnerDesk: ``partnerdesk`` and ``python -m partnerdesk``."""

from __future__ import annotations

import sys

from partnerdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
