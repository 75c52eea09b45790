"""What this program is, which version, and that it keeps to itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from partnerdesk import __version__


def about_text() -> str:
    """The words of the About dialog."""
    text = QCoreApplication.translate(
        "About",
        "PartnerDesk {version}\n\n"
        "A partnership is several organisations working together for goals that all of them hold, and that none of them"
        " could reach alone, or only with extreme difficulty.\n\n"
        "Everything stays in one file on this computer. The program has no account and never uses a network.\n\n"
        "Letters: Inter (SIL Open Font Licence). Icons: Lucide (ISC licence). Made with Qt (LGPL).",
    )
    return text.format(version=__version__)
