"""The life of the window: paint first, read behind it, save at each edit, close when all is saved."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from magapp import i18n
from magapp.i18n import _
from magapp.ui.background import Background
from magapp.ui.choices import Choices
from magapp.ui.day_view import DayView
from magapp.ui.first_view import first_view, keeping
from magapp.ui.main_window import TAB_KEYS, MainWindow
from magapp.ui.prescribed import Prescribed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from magapp.storage.errors import StorageError
    from magapp.storage.instance import InstanceLock
    from magapp.storage.paths import Places
    from magapp.storage.settings import Settings
    from magapp.ui.autosave import Autosave, SaveState
    from magapp.ui.backing_up import BackingUp
    from magapp.ui.catalogue import Catalogue, LineOffers
    from magapp.ui.diary_desk import DiaryDesk
    from magapp.ui.document import Change, Document
    from magapp.ui.first_window import FirstWindow
    from magapp.ui.food_tables import FoodTables
    from magapp.ui.loading import Read
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.tray import Tray
    from magapp.ui.windows import Windows

_CLOCK_MS: Final = 20_000
_BREATH_MS: Final = 5
_BUSY_SWITCH: Final = 0.0005
"""Seconds after which a thread that reads or saves lets the window paint; Python's own 5 ms would be felt."""


class Program(QObject):
    """Hold the document and everything around it, for as long as the program runs.

    Until the first paint there is the window alone, with the view that the last session left. What
    follows (``document``, ``desk``, ``windows``) is made right after it, and ``catalogue`` comes from a
    thread.
    """

    document: Document
    shown_day: ShownDay
    autosave: Autosave
    backups: BackingUp
    tables: FoodTables
    instance: InstanceLock | None = None
    is_folder_named = False  # at the start, which wins over the settings

    _read = Signal(object)
    _equipped = Signal(object)
    _not_read = Signal(object)

    def __init__(self, places: Places, settings: Settings, first: dict[str, Any] | None) -> None:
        super().__init__()
        self.places = places
        self.catalogue: Catalogue | None = None
        self.offers: LineOffers | None = None
        self._own: tuple[object, ...] = ()
        self._prescribed = Prescribed()
        self.tray: Tray | None = None
        self.desk: DiaryDesk | None = None
        self.windows: Windows | None = None
        self.first_window: FirstWindow | None = None
        self._sentences: list[str] = []
        self._steps: list[Callable[[], None]] = []
        self._background = Background()
        self.choices = Choices(places, settings, self._background, self)
        today = self.choices.today()
        view = first_view(first, today)
        self.has_first_paint = view is not None
        self.window = self._make_window(view or DayView(today.isoformat()), today)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._read.connect(self._was_read)
        self._equipped.connect(self._was_equipped)
        self._not_read.connect(self._was_not_read)

    def start(self) -> None:
        """Show the window; the rest is made once it is painted."""
        self.window.show()

    def say_later(self, sentence: str) -> None:
        """Say something once the window stands."""
        self._sentences.append(sentence)

    def raise_window(self) -> None:
        """Bring the window forward, because somebody started the program again."""
        window = self.window if self.windows is None else self.windows.in_front()
        window.come_forward()

    def switch_language(self, language: str) -> None:
        """Build the window anew in another language, around the same document."""
        if language == i18n.language():
            return
        i18n.use(language)
        from magapp.ui.qt_words import use_qt_words  # noqa: PLC0415  # loaded long ago

        use_qt_words()
        self.choices.keep(language=language)
        self._build_anew()

    def switch_theme(self, wanted: str) -> None:
        """Put on another theme while it runs."""
        self.choices.keep(theme=wanted)
        self.put_on_theme()

    def put_on_theme(self) -> None:
        """Put on the theme of the settings, or the system's."""
        from magapp.ui import theme  # noqa: PLC0415  # loaded long ago

        theme.put_on(self.settings.theme)

    @property
    def settings(self) -> Settings:
        """Give what the person chose about the program itself."""
        return self.choices.settings

    def prepare(self) -> None:
        """Make what stands around the window: the document, its saving, the menu, the side columns."""
        for step in self._preparation():
            step()

    def _preparation(self) -> tuple[Callable[[], None], ...]:
        """List the steps of it, each short enough for a key typed meanwhile to be shown between them."""
        if self.windows is not None:
            return ()
        return (self._make_document, self.put_on_theme, self._make_desk, self._make_windows)

    def _make_document(self) -> None:
        from magapp.domain.diary import Diary  # noqa: PLC0415  # all of this comes after the first paint
        from magapp.ui.autosave import Autosave  # noqa: PLC0415
        from magapp.ui.backing_up import BackingUp  # noqa: PLC0415
        from magapp.ui.document import Document  # noqa: PLC0415
        from magapp.ui.first_window import FirstWindow  # noqa: PLC0415
        from magapp.ui.food_tables import FoodTables  # noqa: PLC0415
        from magapp.ui.qt_words import use_qt_words  # noqa: PLC0415
        from magapp.ui.shown_day import ShownDay  # noqa: PLC0415

        sys.setswitchinterval(_BUSY_SWITCH)
        self.shown_day = ShownDay(self.choices.today(), self, self.choices.times)
        self.document = Document(Diary(), "", self)
        self.autosave = Autosave(self)
        self.backups = BackingUp(self.after_save, self)
        self.first_window = FirstWindow(self.places, self.instance, self)
        self.document.edited.connect(self.autosave.queue)
        self.document.refused.connect(self._say_refused)
        self.document.changed.connect(self._library_changed)
        self.tables = FoodTables(self.places, self)
        self.tables.ready.connect(self.use_foods)
        self.autosave.arrived.connect(self.document.take_in)
        self.autosave.noticed.connect(self._tell_of_damage)
        self.backups.noticed.connect(self._tell_of_damage)
        self.autosave.state_changed.connect(self._show_saved)
        self.first_window.raise_wanted.connect(self.raise_window)
        use_qt_words()
        self._clock.timeout.connect(self.shown_day.follow_clock)
        self._clock.start()

    def read_everything(self) -> None:
        """Read the diary, the foods and the content on a thread."""
        import threading  # noqa: PLC0415  # after the first paint

        threading.Thread(target=self._load, name="reader", daemon=True).start()

    def read_now(self) -> None:
        """Read everything before the first paint: the first start, or the cache was thrown away."""
        self.prepare()
        self._load()

    def close(self) -> None:
        """Save what is unsaved and end; where it cannot be saved, ask."""
        self.end_typing()
        if self.windows is not None and self.autosave.is_held:
            return  # the diary is being moved; the dialog before the window says so
        is_stopped = self.window.may_close
        if self.windows is not None and not is_stopped and not self.autosave.finish():
            from magapp.ui.dialogs.not_saved import wants_to_leave  # noqa: PLC0415  # rarely needed

            if not wants_to_leave(self.autosave.state.sentence, self.window):
                return
        tab = TAB_KEYS[self.window.tabs.currentIndex()]
        self.choices.keep(window_geometry=self.window.place(), last_tab=tab)
        self.end()

    def _window_closing(self) -> None:
        if self.tray is None or not self.tray.take(self.window):
            self.close()

    def end_typing(self) -> None:
        """Have a note or an amount that is being typed written down: they wait for the keyboard to leave."""
        focused = self.window.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _make_window(self, view: DayView, today: dt.date) -> MainWindow:
        window = MainWindow(view, today)
        window.restore_place(self.settings.window_geometry)
        window.closing.connect(self._window_closing)
        window.first_painted.connect(self._painted)
        return window

    def _build_anew(self) -> None:
        self.end_typing()
        old, tab = self.window, self.window.tabs.currentIndex()
        assert self.desk is not None  # only a furnished window can ask for another language
        assert self.windows is not None
        view = self.desk.view()
        draft = self.windows.close_all()
        self.window = self._make_window(view, self.shown_day.today)
        self.window.restore_place(old.place())
        self.window.diary.line.setText(old.diary.line.text())
        self.window.show()
        self._furnish()
        self.windows.go_on(draft)
        self._show_saved(self.autosave.state)
        old.may_close = True
        old.close()
        old.deleteLater()
        self.window.show_tab(tab)
        self._write_first_paint()

    def _painted(self) -> None:
        # Not in the paint event itself: what comes next opens files and starts threads.
        QTimer.singleShot(_BREATH_MS, self._after_paint)

    def _after_paint(self) -> None:
        steps = self._preparation()
        self._steps = [*steps, self.read_everything] if steps else []
        self._next_step()

    def _next_step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
            # Not 0, which would be a posted event: those come before keys and their painting.
            QTimer.singleShot(_BREATH_MS, self._next_step)

    def _furnish(self) -> None:
        """Add to a window built anew what its first paint did not need."""
        for old in (self.desk, self.windows):
            if old is not None:
                old.deleteLater()
        self._make_desk()
        self._make_windows()
        if self.catalogue is not None:
            self._use_catalogue(self.catalogue)

    def _make_desk(self) -> None:
        from magapp.services.lexicon import Lexicon  # noqa: PLC0415  # after the first paint
        from magapp.ui.diary_desk import DiaryDesk  # noqa: PLC0415

        lexicon = Lexicon() if self.catalogue is None else self.catalogue.lexicon
        self.desk = DiaryDesk(self.window.diary, self.document, self.shown_day, lexicon, self)
        self.desk.problem.connect(self.window.say)
        self.tables.unheard.connect(self.window.say)
        self.window.retry_wanted.connect(self.autosave.try_again)

    def _make_windows(self) -> None:
        from magapp.ui.tray import Tray, program_icon  # noqa: PLC0415  # after the first paint
        from magapp.ui.windows import Windows  # noqa: PLC0415

        self.window.setWindowIcon(program_icon())
        self.tray = self.tray or Tray(self)
        self.windows = Windows(self)
        assert self.desk is not None  # the step before this one
        self.desk.label_wanted.connect(self.windows.foods.new_food_from_line)
        self.window.keep_on_screen()

    def _load(self) -> None:
        from magapp.storage.errors import StorageError  # noqa: PLC0415  # after the first paint
        from magapp.ui.loading import load_catalogue, read_diary  # noqa: PLC0415

        try:
            read = read_diary(self.places)
        except StorageError as error:
            self._not_read.emit(error)
            return
        self._read.emit(read)
        self._equipped.emit(load_catalogue(self.places).of(read.diary))

    def _was_read(self, read: Read) -> None:
        self.document.dataset = read.store.dataset
        self._prescribed.add(read.sources)
        self.document.take_whole(read.diary, self.autosave.unsaved)
        reason = read.store.read_only
        self.backups.follow(self.places, read.store.dataset)
        self.autosave.begin(read.store, self.backups.after_save, None if reason is None else reason.sentence)
        self._sentences += [notice.sentence() for notice in read.notices]

    def use_foods(self, catalogue: Catalogue) -> None:
        """Take other foods while the program runs: a table was imported or removed."""
        self.catalogue = catalogue.of(self.document.diary)
        self._use_catalogue(self.catalogue)

    def _library_changed(self, change: Change) -> None:
        """Bring an own food or recipe into the search the moment it is saved."""
        if not change.library or self.catalogue is None:
            return
        from magapp.ui.catalogue import own_of  # noqa: PLC0415  # loaded with the foods

        own = own_of(self.document.diary)
        if own != self._own:
            self._own = own
            self.use_foods(self.catalogue)

    def _was_equipped(self, catalogue: Catalogue) -> None:
        # Ten years of records are no garbage, and a full collection over them would cost frames.
        gc.freeze()
        gc.enable()
        from magapp.ui.catalogue import own_of  # noqa: PLC0415  # the reader loaded it

        self.catalogue = catalogue
        self._own = own_of(self.document.diary)
        self.tables.use(catalogue.tables)
        self._sentences += [notice.sentence() for notice in catalogue.notices]
        self._use_catalogue(catalogue)
        self._write_first_paint()
        QTimer.singleShot(0, self._tell)

    def _use_catalogue(self, catalogue: Catalogue) -> None:
        from magapp.ui.catalogue import LineOffers  # noqa: PLC0415  # after the first paint

        assert self.desk is not None and self.windows is not None  # noqa: PT018  # prepare() made both
        self.window.show_prescribed(self._prescribed.sentence(catalogue))
        self.offers = LineOffers(catalogue)
        self.desk.use(catalogue, self.offers)
        self.windows.use(catalogue)

    def _tell(self) -> None:
        if self.windows is None:
            return
        sentences, self._sentences = self._sentences, []
        if sentences:
            self.windows.tell(sentences)
        if not self.settings.first_run_done:
            self.window.show_tab(0)
            self.windows.welcome()

    def _tell_of_damage(self, sentences: list[str]) -> None:
        assert self.windows is not None  # it stands before anything is saved
        self.windows.tell(sentences)

    def _was_not_read(self, error: StorageError) -> None:
        gc.enable()
        from magapp.ui.not_opened import NotOpened  # noqa: PLC0415  # rarely needed

        NotOpened(self, error)

    def stop_writing(self) -> None:
        """Stop all that writes; what is unsaved stays so. From now on the window closes unasked."""
        if self.windows is not None:
            self.tables.end()
            self.autosave.stop()
            self.backups.end()
            self.document.undo_stack.blockSignals(True)  # its end is no news for the menu
        self._background.finish()
        if self.first_window is not None:
            self.first_window.close()
        self.window.may_close = True

    def end(self) -> None:
        """Stop all that writes, and quit."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # loaded long ago

        self.stop_writing()
        self.window.close()
        QApplication.quit()

    def _show_saved(self, state: SaveState) -> None:
        self.window.show_saved(state)

    def _say_refused(self) -> None:
        self.window.say(_("Not undone: this was changed elsewhere in the meantime."))

    def after_save(self) -> Callable[[], None] | None:
        """Give the work of keeping today for the next first paint, to be done after a save."""
        if self.catalogue is None:
            return None
        return keeping(self.document, self.catalogue, self.shown_day.today, self.places)

    def _write_first_paint(self) -> None:
        write = self.after_save()
        if write is not None:
            self._background.do(write)
