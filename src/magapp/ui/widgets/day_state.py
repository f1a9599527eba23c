"""How completely a day is written down: what is suggested, or what the person said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from magapp.domain.records import DAY_STATES
from magapp.i18n import N_, _
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magapp.domain.records import DayCompleteness

STATE_WORDS: Final[dict[DayCompleteness, str]] = {
    "partly": N_("partly"),
    "drinks_missing": N_("drinks missing"),
    "complete": N_("complete"),
}


class DayStateChoice(QWidget):
    """Let one of the states be chosen; with little room they stand in a menu under a button.

    A suggestion has a dashed edge and a question mark. ``chosen`` carries what the person said;
    ``suggestion_wanted`` tells that what was said is to be taken back.
    """

    chosen = Signal(str)
    suggestion_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _("This day is")
        widest = [(key, _suggested(key)) for key in DAY_STATES]
        self.segments = Segmented(widest, name)
        self.segments.make_slim()
        self.button = _Folded()
        self._state: DayCompleteness | None = None
        self._was_set = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.segments)
        row.addWidget(self.button)
        self.button.hide()
        self._compact = False

        self.segments.chosen.connect(self._was_chosen)
        self.button.chosen.connect(self._was_chosen)
        self.button.suggestion_wanted.connect(self.suggestion_wanted)
        self.show_state(None, was_set=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show one button instead of all states side by side, or the other way round."""
        if compact == self._compact:
            return
        self._compact = compact
        held = any(each.hasFocus() for each in (self.button, *self.segments.findChildren(QPushButton)))
        self.segments.setVisible(not compact)
        self.button.setVisible(compact)
        if held:
            (self.button if compact else self.segments.button(self._state or DAY_STATES[0])).setFocus()

    @property
    def full_width(self) -> int:
        """Give the width in px of all states side by side."""
        return self.segments.sizeHint().width()

    def show_state(self, state: DayCompleteness | None, *, was_set: bool) -> None:
        """Show a state, and whether the person set it; null for a day with nothing on it."""
        self._state, self._was_set = state, was_set
        self.segments.set_value(state)
        for key in DAY_STATES:
            self._show_segment(key)
        words = {key: self._words(key) for key in DAY_STATES}
        self.button.show_state(state, words, self.sentence, was_set=was_set)

    @property
    def sentence(self) -> str:
        """Say what is shown."""
        if self._state is None:
            return _("This day is: {state}").format(state=_("empty"))
        said = _("This day is: {state}") if self._was_set else _("This day is: {state}, suggested")
        return said.format(state=_(STATE_WORDS[self._state]))

    @property
    def state(self) -> tuple[DayCompleteness | None, bool]:
        """Give the state that is shown, and whether the person set it."""
        return self._state, self._was_set

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for room for the button: so narrow the window may become."""
        return QSize(self.button.sizeHint().width(), super().minimumSizeHint().height())

    def _is_suggested(self, key: DayCompleteness) -> bool:
        return key == self._state and not self._was_set

    def _words(self, key: DayCompleteness) -> str:
        return _suggested(key) if self._is_suggested(key) else _(STATE_WORDS[key])

    def _show_segment(self, key: DayCompleteness) -> None:
        button = self.segments.button(key)
        suggested = self._is_suggested(key)
        words = _(STATE_WORDS[key])
        button.setText(self._words(key))
        name = _("This day is: {state}, suggested") if suggested else _("This day is: {state}")
        button.setAccessibleName(name.format(state=words))
        button.setToolTip(self._tip(key))
        if (button.property("suggested") == "true") != suggested:
            button.setProperty("suggested", "true" if suggested else "false")
            button.style().unpolish(button)
            button.style().polish(button)

    def _tip(self, key: DayCompleteness) -> str:
        if self._is_suggested(key):
            return _("Suggested from what is written down. Choose it to say so yourself.")
        if key == self._state:
            return _("You said so. Choose it again to go back to the suggestion.")
        return {
            "partly": _("Meals are missing"),
            "drinks_missing": _("All meals are there, the drinks are not. Averages leave this day out."),
            "complete": _("Everything is there. Averages use complete days only."),
        }[key]

    def _was_chosen(self, key: str) -> None:
        if self._was_set and key == self._state:
            self.suggestion_wanted.emit()
        else:
            self.chosen.emit(key)


class _Folded(QToolButton):
    """Name the state, and offer all of them in a menu, which is made when there is first need of it."""

    chosen = Signal(str)
    suggestion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("unfolds", "true")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._shown: tuple[str | None, Mapping[DayCompleteness, str], bool] = (None, {}, False)
        self._actions: dict[str, QAction] = {}

    def show_state(
        self, state: str | None, words: Mapping[DayCompleteness, str], sentence: str, *, was_set: bool
    ) -> None:
        """Show a state, by the *words* for each, and whether the person set it."""
        self._shown = (state, words, was_set)
        name = next((text for key, text in words.items() if key == state), _("empty"))
        self.setText(f"{name} ▾")
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self._name_actions()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Make the menu."""
        super().showEvent(event)
        if self.menu() is None:
            self._make_menu()

    def _make_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for key in DAY_STATES:
            action = QAction(group)
            action.setCheckable(True)
            action.setData(key)
            self._actions[key] = action
        menu.addActions(list(self._actions.values()))
        menu.addSeparator()
        self._back = menu.addAction(_("as suggested"))
        self.setMenu(menu)
        group.triggered.connect(self._action_chosen)
        self._back.triggered.connect(self.suggestion_wanted)
        self._name_actions()

    def _name_actions(self) -> None:
        state, words, was_set = self._shown
        if self._actions:
            for key, text in words.items():
                self._actions[key].setText(text)
                self._actions[key].setChecked(key == state)
            self._back.setEnabled(was_set)

    def _action_chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def _suggested(key: DayCompleteness) -> str:
    """Name a state that is suggested only, by its sign too."""
    return f"{_(STATE_WORDS[key])}?"
