"""The line under the window: whether all is saved, when to call 112, and what was just done."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStatusBar, QWidget

from magapp.i18n import _
from magapp.ui.widgets.card import label, link_button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SAY_MS: Final = 8_000
_MARGIN: Final = 10
_BESIDE_EACH: Final = 26
"""What lies around the words of one part, in px."""
_LEAST: Final = 24
"""A sentence that gets room for fewer letters takes that of the sign that all is saved."""


class StatusLine(QStatusBar):
    """Keep the way to the emergency texts in sight, whatever is said beside it.

    Qt's own messages would lie over all that stands here, so a sentence has a label of its own. Where the
    room is short, in this order: the way to the emergency texts gets fewer words, what the program is not
    waits until the sentence is gone, the sentence is cut, with all of it in its tool tip.
    """

    emergency_wanted = Signal()
    saved_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self._state = ""
        self._danger = False
        self.saved = link_button("")
        self.saved.setProperty("link", "status")
        self.saved.setProperty("tone", "")
        self.emergency = link_button(_("When do I call 112 or the GP?   F1"))
        self.emergency.setProperty("link", "status")
        self.emergency.setAccessibleName(self.emergency.text())
        self.said = label()
        self.not_medical = label(_("Not a medical device, no diagnosis"), muted=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAY_MS)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.said.setMinimumWidth(1)  # a long sentence is cut, and never widens the window
        self.addWidget(self.saved)
        self.addWidget(self.emergency)
        self.addWidget(self.said, 1)
        self.addPermanentWidget(self.not_medical)
        self.said.hide()

        self.saved.clicked.connect(self.saved_clicked)
        self.emergency.clicked.connect(self.emergency_wanted)
        self._timer.timeout.connect(self.clearMessage)

    def showMessage(self, message: str, timeout: int | None = None) -> None:  # noqa: N802  # Qt calls it so
        """Say a sentence for *timeout* ms, as a rule 8 s; an empty one says nothing."""
        self._sentence = message
        self.said.setAccessibleName(message)
        self.said.setToolTip("")
        self.said.setVisible(bool(message))
        self._timer.stop()
        if message:
            self._timer.start(timeout or _SAY_MS)
        self.fit()

    def currentMessage(self) -> str:  # noqa: N802  # Qt calls it so
        """Give the whole sentence that is said now."""
        return self._sentence

    def clearMessage(self) -> None:  # noqa: N802  # Qt calls it so
        """Say nothing more."""
        if self._sentence:
            self.showMessage("")

    def show_state(self, text: str, tone: str) -> None:
        """Say how it stands with what was written down."""
        self._state = text
        self._danger = tone == "danger"
        self.saved.setAccessibleName(text)
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room, so that nothing lies over another."""
        full = self.emergency.accessibleName()
        brief = _("112 or the GP?") + "   F1"
        not_medical = self.not_medical.text()
        state, room = self._state, self.width() - 2 * _MARGIN
        for words, medical in ((full, True), (brief, True), (brief, False)):
            emergency, is_medical_shown = words, medical
            others = self._wide(words, self._sentence, not_medical if medical else "")
            if self._state_wide(state) + others <= room:
                break
        room -= self._wide(emergency)
        least = self._wide("n" * _LEAST) if self._sentence else 0
        if least and not self._danger and self._state_wide(state) + least > room:
            state = ""
        elif self._state_wide(state) + least > room:
            state = self._cut(state, room // 2 if least else room, self._state_metrics(), at_end=False)
        left = room - self._state_wide(state)
        self._write(state, emergency, is_medical_shown=is_medical_shown, left=left)

    def _write(self, state: str, emergency: str, *, is_medical_shown: bool, left: int) -> None:
        self.saved.setVisible(bool(state) or not self._sentence)
        for part, text in ((self.saved, state), (self.emergency, emergency)):
            if part.text() != text:
                part.setText(text)
        self.saved.setToolTip("" if state in ("", self._state) else f"<qt>{escape(self._state)}</qt>")
        self.not_medical.setVisible(is_medical_shown)
        if self._sentence:
            shown = self._sentence
            if self._wide(shown) > left:
                shown = self._cut(shown, left, self.fontMetrics(), at_end=True)
                self.said.setToolTip(f"<qt>{escape(self._sentence)}</qt>")  # a name may hold marks
            self.said.setText(shown)

    def _wide(self, *texts: str) -> int:
        """Measure parts side by side, in px; in the letters of the window, as asking each would take long."""
        metrics = self.fontMetrics()
        return sum(metrics.horizontalAdvance(text) + _BESIDE_EACH for text in texts if text)

    def _state_wide(self, text: str) -> int:
        return self._state_metrics().horizontalAdvance(text) + _BESIDE_EACH if text else 0

    def _state_metrics(self) -> QFontMetrics:
        """Give the measures of the sign that all is saved: what went wrong is said in bold."""
        if not self._danger:
            return self.fontMetrics()
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold)

    @staticmethod
    def _cut(text: str, room: int, metrics: QFontMetrics, *, at_end: bool) -> str:
        from PySide6.QtCore import Qt  # noqa: PLC0415  # its enums cost too much for a start

        place = Qt.TextElideMode.ElideRight if at_end else Qt.TextElideMode.ElideMiddle
        return metrics.elidedText(" ".join(text.split()), place, max(room - _BESIDE_EACH, 0))
