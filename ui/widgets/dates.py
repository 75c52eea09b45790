"""A date: typed day first, or picked from a calendar, or left empty."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from partnerdesk.quick.dates import day_meant
from ui.theme.icons import icon
from ui.widgets.helpers import PAUSE_MS, restyle
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.theme.theme import Theme

_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th)?[ .]+([^\W\d]{3,})\.?(?: (\d{2}|\d{4}))?$")


_WHOLE_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _month(word: str, locale: QLocale) -> int:
    """The number of a month given by name or by at least three letters of it, 0 for none."""
    for at in range(1, 13):
        for language in (locale, QLocale(QLocale.Language.English)):
            if language.monthName(at, QLocale.FormatType.LongFormat).lower().startswith(word.lower()):
                return at
    return 0


def _year(text: str | None, month: int, day: int, today: dt.date) -> int:
    """The year meant: two figures are this century; none is the next time that day comes."""
    if text is None:
        return today.year + ((month, day) < (today.month, today.day))
    return int(text) + (2000 if len(text) == 2 else 0)


def read_date(text: str, locale: QLocale, today: dt.date) -> dt.date | None:
    """Read a date written day first: 14/10/2026, 14.10.26, 14 Oct, Wed 14 October 2026; also 2026-10-14.

    None when the text is not a date. A date without a year is the next one to come.
    """
    text = " ".join(text.split())
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMBERS.match(text):
        day, month = int(match[1]), int(match[2])
        year = _year(match[3], month, day, today)
    elif match := _WORDS.match(text):
        day, month = int(match[1]), _month(match[2], locale)
        year = _year(match[3], month, day, today)
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


class _Calendar(QFrame):
    """The calendar that opens below the field."""

    picked = Signal(QDate)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._theme = theme
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)

    def open_at(self, place: QPoint, chosen: dt.date | None) -> None:
        """Show the calendar, in today's colours of the theme."""
        head = QTextCharFormat()
        head.setForeground(self._theme.colour("text2"))
        head.setBackground(self._theme.colour("sunken"))
        self.calendar.setHeaderTextFormat(head)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setMinimumSize(self._theme.px(310), self._theme.px(290))
        for button in self.calendar.findChildren(QToolButton):
            button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        shown = chosen or dt.date.today()
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.adjustSize()
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(day)


class DateField(Lockable, QLineEdit):
    """A date that may be empty, typed in figures or in words ("Friday", "in 2 weeks").

    Alt+Down or F4 opens the calendar.

    ``date_changed(object)`` is emitted with a ``datetime.date`` or None when the user has changed it. Text that is not
    a date stays as it is, marked, and emits ``not_a_date(str)``; a ``Field`` shows the words for it.
    """

    date_changed = Signal(object)
    not_a_date = Signal(str)

    def __init__(
        self, theme: Theme, value: dt.date | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._date: dt.date | None = None
        self._calendar: _Calendar | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("Day month year"))
        self.setMinimumWidth(theme.px(150))
        self._button = QToolButton(self)
        self._button.setProperty("kind", "inside")
        self._button.setIcon(icon(theme, "calendar", "text2"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName(self.tr("Open the calendar"))
        self._button.setToolTip(self.tr("Open the calendar  (Alt+Down)"))
        self._button.clicked.connect(self.open_calendar)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_whole_date)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.commit)
        theme.changed.connect(self._place)
        self.set_date(value)
        self._place()

    def date(self) -> dt.date | None:
        """The date as last read, None when empty."""
        return self._date

    def set_date(self, value: dt.date | None) -> None:
        """Show a date without emitting anything."""
        self._date = value
        self.setText(self._words(value))
        restyle(self, "faulty", "false")

    def commit(self) -> None:
        """Read what was typed."""
        self._pause.stop()
        text = self.text().strip()
        today = dt.date.today()
        found = read_date(text, self.locale(), today) or day_meant(text, today)
        if text and found is None:
            restyle(self, "faulty", "true")
            self.not_a_date.emit(text)
            return
        changed = found != self._date
        self.set_date(found)
        if changed:
            self.date_changed.emit(found)

    def _on_typed(self, *_text: str) -> None:
        self._pause.start()

    def _keep_whole_date(self) -> None:
        """On a pause a date with its whole year is kept; half a one may go on."""
        text = self.text().strip()
        found = read_date(text, self.locale(), dt.date.today()) if _WHOLE_YEAR.search(text) else None
        if found is not None and found != self._date and not self.isReadOnly():
            self._date = found
            self.date_changed.emit(found)

    def faulty(self) -> bool:
        """Whether something was typed that is not a date."""
        return bool(self.property("faulty") == "true")

    def set_locked(self, locked: bool) -> None:
        """A locked date can be read and copied."""
        self.setReadOnly(locked)
        self._button.setVisible(not locked)
        self.look_locked(locked)
        if locked:
            self.set_date(self._date)

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        if self.isReadOnly():
            return
        if self._calendar is None:
            self._calendar = _Calendar(self._theme, self)
            self._calendar.picked.connect(self._picked)
        self._calendar.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)), self._date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the calendar, Escape takes back what was typed."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._words(self._date):
            self.set_date(self._date)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The calendar button stays at the end of the field."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """The button changes sides with the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        side = self._theme.px(28)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 5 if turned else self.width() - side - 5
        self._button.setGeometry(left, (self.height() - side) // 2, side, side)
        self._button.setIconSize(self._button.size() * 0.62)
        self.setTextMargins(side if turned else 0, 0, 0 if turned else side, 0)

    def _words(self, value: dt.date | None) -> str:
        if value is None:
            return ""
        return self.locale().toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")

    def _picked(self, day: QDate) -> None:
        self.setText(self._words(dt.date(day.year(), day.month(), day.day())))
        self.setFocus()
        self.commit()
