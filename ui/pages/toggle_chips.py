"""Chips that are turned on and off, one for each of some rows of the record."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtCore import Signal

from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow


class ToggleChips(FlowRow):
    """``turned(id)`` tells that a chip was pressed; what it shows then is up to the record."""

    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._look = theme
        self._chips: dict[int, Button] = {}

    def refresh(self, chips: Sequence[tuple[int, str, str]], on: Container[int]) -> None:
        """Show (id, words, accessible name). No chip is built anew while the row of them stays or grows at its end."""
        ids = [chip_id for chip_id, _, _ in chips]
        if list(self._chips) != ids[: len(self._chips)]:
            self._build_anew()
        for chip_id, words, name in chips:
            if chip_id not in self._chips:
                self._add(chip_id, words)
            if self._chips[chip_id].accessibleName() != name or self._chips[chip_id].text() != words:
                self._chips[chip_id].set_text(words, name)
            self._chips[chip_id].setChecked(chip_id in on)

    def chip(self, chip_id: int) -> Button:
        return self._chips[chip_id]

    def chips(self) -> list[Button]:
        """All chips, in order."""
        return list(self._chips.values())

    def _build_anew(self) -> None:
        self.clear()
        self._chips.clear()

    def _add(self, chip_id: int, words: str) -> None:
        chip = Button(self._look, words, checkable=True, edits=True)
        chip.clicked.connect(partial(self._on_clicked, chip_id))
        self._chips[chip_id] = chip
        self.add(chip)

    def _on_clicked(self, chip_id: int, *_: object) -> None:
        # The press has turned the chip; it goes back until the record says otherwise.
        self._chips[chip_id].setChecked(not self._chips[chip_id].isChecked())
        self.turned.emit(chip_id)
