"""Three answers and the workshop begins: what it is called, which kind it is, when it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from partnerdesk.templates import Template, templates
from ui.dialogs.date_dialog import DateDialog
from ui.theme.theme import Theme
from ui.widgets import Button, ComboBox, ElidedText, Field, TextLine
from ui.widgets.laid_out import nest


class NewWorkshopDialog(DateDialog):
    """Asks for a name, a template, a date, and offers a file in ``folder`` that may be changed."""

    def __init__(
        self, theme: Theme, folder: Path, suffix: str, template: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("New workshop"), 460, parent)
        self._folder = folder
        self._suffix = suffix
        self._chosen: Path | None = None
        self.name = TextLine(theme, placeholder=self.tr("For example Riverside Youth Skills Partnership"))
        self.kind = ComboBox(theme, self._kinds())
        self.kind.set_value(template)
        self.date.set_date(date.today())
        self._place = ElidedText(theme, "", "small")
        self._start = Button(theme, self.tr("Start the workshop"), kind="primary")
        self._lay_out()
        self.name.textChanged.connect(self._show_place)
        self.name.setFocus()
        self._show_place()

    @property
    def path(self) -> Path:
        """The file to make: the chosen one, or one named after the partnership that is still free."""
        return self._chosen or free_path(self._folder, self.title, self._suffix)

    @property
    def title(self) -> str:
        return self.name.value() or self.tr("New partnership")

    @property
    def template(self) -> Template | None:
        number = self.kind.value()
        return next((one for one in templates() if one.number == number), None)

    def _kinds(self) -> list[tuple[str, object]]:
        return [*((one.name, one.number) for one in templates()), (self.tr("Something else"), 0)]

    def _lay_out(self) -> None:
        change = Button(self._theme, self.tr("Keep it elsewhere"), kind="link")
        change.clicked.connect(self._choose_place)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(change)
        cancel = self.add_button(Button(self._theme, self.tr("Cancel")))
        cancel.clicked.connect(self.reject)
        self.add_button(self._start)
        self._start.clicked.connect(self.accept)
        self._start.setDefault(True)
        self.body.addWidget(Field(self._theme, self.tr("What is the partnership called?"), self.name))
        self.body.addWidget(Field(self._theme, self.tr("What is it for?"), self.kind))
        self.body.addWidget(Field(self._theme, self.tr("When is the workshop?"), self.date))
        nest(self.body, place)

    def _show_place(self) -> None:
        self._place.setText(self.tr("Kept in %1").replace("%1", str(self.path)))

    def _choose_place(self) -> None:
        kinds = self.tr("PartnerDesk documents (*%1)").replace("%1", self._suffix)
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Keep the workshop in"), str(self.path), kinds)
        if found:
            path = Path(found)
            self._chosen = path if path.suffix == self._suffix else path.with_name(path.name + self._suffix)
            self._show_place()


def free_path(folder: Path, title: str, suffix: str) -> Path:
    """A path in ``folder`` named after ``title`` where there is no file yet."""
    kept = "".join(letter if letter.isalnum() or letter in " -_'()&" else " " for letter in title)
    stem = " ".join(kept.split())[:80].strip() or "Partnership"
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{suffix}"
        number += 1
    return path
