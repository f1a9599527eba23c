"""The cards of the advice: what to ask first, the four steps, medicines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, tokens_of
from magapp.ui.widgets.card import Card, bold, chip, label, link_button
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.services.advise import SaidInteraction, SaidStep
    from magapp.ui.widgets.card import CardKind

_BADGE: Final = 30


def own_text(html: str) -> QLabel:
    """Make a wrapping label of our own marked-up text; everything in it was escaped before."""
    made = label(wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(html)
    return made


def source_chips(names: Sequence[str]) -> FlowRow:
    """Name sources as small labels in a row."""
    row = FlowRow()
    for name in names:
        made = chip(name, plain=True)
        made.setAccessibleName(_("Source: {name}").format(name=name))
        row.flow.addWidget(made)
    return row


class NoticeCard(Card):
    """Say what to ask or know first, with what it rests on; ``link_clicked`` tells *key* when its link is."""

    link_clicked = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        *,
        because: Sequence[str] = (),
        sources: Sequence[str] = (),
        link: str = "",
        key: str = "",
        kind: CardKind = "warning",
    ) -> None:
        super().__init__(kind=kind)
        self._key = key
        head = f"<b>{escape(title)}.</b> " if title else ""
        self.words = own_text(head + escape(text))
        self.column.setSpacing(6)
        self.column.addWidget(self.words)
        foot = FlowRow()
        for name in because:
            foot.flow.addWidget(chip(_("because of: {name}").format(name=name), plain=True))
        for name in sources:
            made = chip(name, plain=True)
            made.setAccessibleName(_("Source: {name}").format(name=name))
            foot.flow.addWidget(made)
        if link:
            button = link_button(link)
            button.clicked.connect(self._tell)
            foot.flow.addWidget(button)
        self.column.addWidget(foot)

    def _tell(self) -> None:
        self.link_clicked.emit(self._key)


class NumberBadge(QLabel):
    """Paint the number of a step in a circle: a label, so that a screen reader meets it."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.setFixedSize(QSize(_BADGE, _BADGE))

    def show_number(self, number: int) -> None:
        """Show a number."""
        self._number = number
        self.setAccessibleName(_("Step {number}").format(number=number))
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Follow a change of theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Paint the circle and the number."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QRectF(self.rect()))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class MoreButton(QPushButton):
    """Unfold and fold what there is more to say; ``toggled`` tells."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("link", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self._about = ""
        self.toggled.connect(self._name)
        self._name()

    def be_about(self, what: str) -> None:
        """Say, to who cannot see the card, what there is more of."""
        self._about = what
        self._name()

    def _name(self) -> None:
        if self.isChecked():
            self.setText(_("less ‹"))
            self.setAccessibleName(_("Less about: {what}").format(what=self._about))
        else:
            self.setText(_("more ›"))
            self.setAccessibleName(_("More about: {what}").format(what=self._about))


class StepCard(Card):
    """Show one step: what to do, what the article says of the time, figures, evidence; the rest unfolds."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[SaidStep, int, tuple[str, ...]] | None = None
        self.badge = NumberBadge()
        self.title = own_text("")
        self.text = label(wrap=True)
        self.foot = FlowRow(spacing=8, leading=2)
        self.more = MoreButton()
        self.rest = QWidget()
        self._rest_column = QVBoxLayout(self.rest)
        self._rest_column.setContentsMargins(0, 4, 0, 0)
        self._rest_column.setSpacing(6)
        self.rest.hide()

        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.title, self.text, self.foot, self.rest):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)

        self.more.toggled.connect(self.rest.setVisible)

    def show_step(self, said: SaidStep, number: int, chips: Sequence[str]) -> None:
        """Show a step; what is unfolded stays so while it is the same step."""
        now = (said, number, tuple(chips))
        if now == self._said:
            return
        if self._said is None or self._said[0].id != said.id:
            self.more.setChecked(False)
        self._said = now
        self.badge.show_number(number)
        title = f"<b>{escape(said.title)}</b>"
        if said.article_time:
            time = _("the article says: {time}").format(time=said.article_time)
            title = f"{title} · {escape(time)}"
        self.title.setText(title)
        self.text.setText(said.text)
        self._show_foot(said, chips)
        self._show_rest(said)
        self.more.be_about(said.title)

    def _show_foot(self, said: SaidStep, chips: Sequence[str]) -> None:
        _clear(self.foot, keep=self.more)
        for text in chips:
            self.foot.flow.addWidget(chip(text))
        if said.magnesium is not None:
            strength = _("evidence for more magnesium: {strength}").format(strength=said.magnesium.name)
            self.foot.flow.addWidget(label(strength, muted=True))
        if said.complaint is not None:
            strength = _("evidence for fewer complaints: {strength}").format(strength=said.complaint.name)
            self.foot.flow.addWidget(label(strength, muted=True))
        self.foot.flow.addWidget(self.more)

    def _show_rest(self, said: SaidStep) -> None:
        while (item := self._rest_column.takeAt(0)) is not None:
            _drop(item.widget())
        if said.because:
            self._add(_("In your diary and ticks"), said.because)
        if said.details:
            self._add(_("More about it"), said.details)
        evidence: list[str] = []
        if said.magnesium is not None:
            words = _("For more magnesium (evidence: {strength}): {text}")
            evidence.append(words.format(strength=said.magnesium.name, text=said.magnesium.text))
        if said.complaint is not None:
            words = _("For fewer complaints (evidence: {strength}): {text}")
            evidence.append(words.format(strength=said.complaint.name, text=said.complaint.text))
        if evidence:
            self._add(_("How sure is this?"), evidence)
        if said.evidence_time:
            article = _("The article says: {time}.").format(time=said.article_time)
            self._add(_("How long does it take?"), [article, said.evidence_time])
        if said.personal is not None:
            article = _("The article says: {claim}").format(claim=said.personal.article)
            self._add(_("Personal experience of the author"), [article, said.personal.correction])
        if said.sources:
            self._rest_column.addWidget(bold(_("Sources")))
            self._rest_column.addWidget(source_chips(said.sources))

    def _add(self, head: str, sentences: Sequence[str]) -> None:
        self._rest_column.addWidget(bold(head))
        for sentence in sentences:
            self._rest_column.addWidget(label(f"• {sentence}", wrap=True))


class MedicinesCard(Card):
    """Say what magnesium and the ticked medicines have to do with each other."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[tuple[SaidInteraction, ...], str] | None = None

    def show_medicines(self, interactions: tuple[SaidInteraction, ...], note: str) -> None:
        """Show a text for each medicine, and the note that goes with all of them."""
        if (interactions, note) == self._said:
            return
        self._said = (interactions, note)
        while (item := self.column.takeAt(0)) is not None:
            _drop(item.widget())
        self.column.addWidget(bold(_("Your medicines and magnesium"), wrap=True))
        for each in interactions:
            self.column.addWidget(own_text(f"<b>{escape(each.name)}.</b> {escape(each.text)}"))
            self.column.addWidget(source_chips(each.sources))
        if note:
            self.column.addWidget(label(note, muted=True, wrap=True))


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def _clear(row: FlowRow, *, keep: QWidget) -> None:
    while (item := row.flow.takeAt(0)) is not None:
        if item.widget() is not keep:
            _drop(item.widget())
