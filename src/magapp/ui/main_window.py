"""The one window: four tabs, the menu, and a line that says whether all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.wording import clock
from magapp.ui.tabs.diary_tab import DiaryTab
from magapp.ui.widgets.card import label
from magapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from magapp.ui.autosave import SaveState
    from magapp.ui.day_view import DayView

SYMPTOMS, DIARY, ADVICE, TRENDS = range(4)
TAB_KEYS: Final = ("symptoms", "diary", "advice", "trends")
_LEAST: Final = (480, 340)
_USUAL: Final = (1180, 760)


class _Page(QWidget):
    """Stand for a tab until it is first shown.

    It lays its tab out itself. A layout would tell all around it of each new text inside, and a QTabWidget
    that is told paints itself whole, with everything in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.content: QWidget | None = None

    def hold(self, content: QWidget) -> None:
        """Show the tab itself."""
        self.content = content
        content.setParent(self)
        content.setGeometry(self.rect())
        content.show()
        self.setFocusProxy(content)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Let the tab fill the page."""
        super().resizeEvent(event)
        if self.content is not None:
            self.content.setGeometry(self.rect())


class MainWindow(QMainWindow):
    """Show the document in four tabs; the tabs but the diary are built when first shown.

    ``first_painted`` tells that the person sees the day; ``closing`` asks to save before it closes.
    """

    first_painted = Signal()
    closing = Signal()
    emergency_wanted = Signal(str)
    retry_wanted = Signal()

    def __init__(
        self,
        view: DayView,
        today: dt.date,
    ) -> None:
        super().__init__()
        self.may_close = False
        self._built = False
        self._make_tab: Callable[[int], QWidget] | None = None
        self.setWindowTitle("magapp")
        self.setMinimumSize(*_LEAST)
        self.resize(*_USUAL)
        # The menus are there from the first paint, or all would jump down when they come; see menus.py.
        titles = (_("&File"), _("&Edit"), _("&Diary"), _("&View"), _("&Help"))
        self.menus = tuple(self.menuBar().addMenu(title) for title in titles)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self.diary = DiaryTab(view, today)
        self._pages = tuple(_Page() for _key in TAB_KEYS)
        self._pages[DIARY].hold(self.diary)
        names = (_("Symptoms"), _("Food diary"), _("Advice"), _("Trends"))
        for page, name in zip(self._pages, names, strict=True):
            self.tabs.addTab(page, name)
        self.tabs.setCurrentIndex(DIARY)
        self._prescribed = label(muted=True, wrap=True)
        self._prescribed.setContentsMargins(16, 0, 16, 6)
        self._prescribed.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._prescribed)
        self.setCentralWidget(whole)
        self._status = StatusLine()
        self.setStatusBar(self._status)

        self.tabs.currentChanged.connect(self._tab_shown)
        self._status.saved_clicked.connect(self.retry_wanted)
        self._status.emergency_wanted.connect(self._ask_emergency)
        self.show_saved(None)

    def use_maker(self, make_tab: Callable[[int], QWidget]) -> None:
        """Take who builds the other tabs, once what they show is read."""
        self._make_tab = make_tab
        self._tab_shown(self.tabs.currentIndex())

    def tab(self, place: int) -> QWidget | None:
        """Give a tab, built if that is possible now."""
        page = self._pages[place]
        if page.content is None and self._make_tab is not None:
            page.hold(self._make_tab(place))
        return page.content

    def show_tab(self, place: int) -> None:
        """Go to a tab."""
        self.tabs.setCurrentIndex(place)

    def go_to_line(self) -> None:
        """Go to the entry line."""
        self.show_tab(DIARY)
        self.diary.focus_line()

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line, for a while."""
        self._status.showMessage(sentence)

    def say_no_more(self) -> None:
        """Take away what was said, because something else was done since."""
        self._status.clearMessage()

    def come_forward(self) -> None:
        """Come before the windows of other programs, also where it was made an icon."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  # its enums cost too much for a start

        self.show()  # it may have been closed to the tray
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def show_prescribed(self, sentence: str) -> None:
        """Show, under every tab, what the owner of a table asks for wherever its figures are used."""
        self._prescribed.setText(sentence)
        self._prescribed.setVisible(bool(sentence))

    def place(self) -> str:
        """Give the window's place and size in px, to be remembered: left, top, width, height, maximised."""
        box = self.normalGeometry() if self.isMaximized() else self.geometry()
        corner = box.topLeft() if self.isMaximized() else self.pos()
        numbers = (corner.x(), corner.y(), box.width(), box.height(), int(self.isMaximized()))
        return " ".join(map(str, numbers))

    def restore_place(self, place: str | None) -> None:
        """Go back to a remembered place and size; ``keep_on_screen`` follows after the first paint.

        Not by Qt's own restoreGeometry, and without asking for the screens: each takes a tenth of the
        time to the first paint.
        """
        try:
            left, top, width, height, maximised = map(int, (place or "").split())
        except ValueError:
            return
        self.resize(width, height)
        self.move(left, top)
        if maximised:
            self.showMaximized()

    def keep_on_screen(self) -> None:
        """Come back where the screen that showed the window is gone."""
        desktop = self.screen().availableVirtualGeometry()
        if not desktop.contains(self.pos().x() + 40, self.pos().y() + 10):
            self.move(desktop.topLeft())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Begin with the keyboard in the entry line."""
        super().showEvent(event)
        if self.tabs.currentIndex() == DIARY:
            self.diary.line.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Tell once that the window was painted."""
        super().paintEvent(event)
        if not self._built:
            self._built = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Close only when it was said that all is saved."""
        if self.may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def _tab_shown(self, place: int) -> None:
        from magapp.ui.after_paint import lay_out  # noqa: PLC0415  # not before the first paint

        self.tab(place)
        if place == DIARY:
            self.diary.line.setFocus()
        lay_out()

    def _ask_emergency(self) -> None:
        self.emergency_wanted.emit("")

    def show_saved(self, state: SaveState | None) -> None:
        """Say whether all is saved; null: the diary is still being read."""
        if state is None:
            text = _("Reading…")
        elif state.kind == "saved":
            at = state.at
            time = "" if at is None else clock(at.hour * 60 + at.minute)
            text = _("✓ Saved {time}").format(time=time) if time else _("✓ Saved")
        elif state.kind == "failed":
            text = _("Not saved. {reason} Try again").format(reason=state.sentence)
        elif state.kind == "read_only":
            text = state.sentence
        else:
            text = _("Reading…") if state.kind == "loading" else _("Saving…")
        tone = "danger" if state is not None and state.kind in ("failed", "read_only") else ""
        self.show_state(text, tone)

    def show_state(self, text: str, tone: str = "") -> None:
        """Say in the status line how it stands with what was written down."""
        self._status.show_state(text, tone)
