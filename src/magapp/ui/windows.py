"""The other tabs, the menu and the dialogs: all that the window gets after its first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from magapp import __version__, i18n
from magapp.i18n import _
from magapp.ui.copy_windows import CopyWindows
from magapp.ui.first_steps import Drafts, FirstSteps
from magapp.ui.food_windows import FoodWindows
from magapp.ui.habit_windows import HabitWindows
from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS, TRENDS
from magapp.ui.menu_keys import keys_of
from magapp.ui.menus import Menus
from magapp.ui.settings_window import SettingsWindow
from magapp.ui.usual_windows import UsualWindows
from magapp.ui.widgets.enter_key import EnterKey

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QDialog, QWidget

    from magapp.ui.catalogue import Catalogue
    from magapp.ui.dialogs.complaint_history import ComplaintHistory
    from magapp.ui.dialogs.emergency import EmergencyDialog
    from magapp.ui.dialogs.numbers import NumbersDialog, NumbersDraft, NumbersPage
    from magapp.ui.erasing import Erasing
    from magapp.ui.example_visit import ExampleVisit
    from magapp.ui.main_window import MainWindow
    from magapp.ui.program import Program


class Windows(QObject):
    """Open dialogs and build tabs for one window; a new window gets new ones."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._window = program.window
        self._catalogue: Catalogue | None = None
        self._emergency: EmergencyDialog | None = None
        self._numbers: NumbersDialog | None = None
        self._numbers_draft: NumbersDraft | None = None
        self.erasing: Erasing | None = None
        self.example: ExampleVisit | None = None
        self._history: ComplaintHistory | None = None
        self._open: list[QDialog] = []
        self.foods = FoodWindows(program, self)
        self.copies = CopyWindows(program, self)
        self.settings = SettingsWindow(program, self)
        self.usual = UsualWindows(program, self)
        self.habits = HabitWindows(program, self)
        self.first_steps = FirstSteps(program, self)
        self._enter = EnterKey(self)
        self._enter.watch(self._window)
        self._menus = Menus(self._window, program, self)
        if program.desk is not None:
            program.desk.said.connect(self._window.say)
        program.document.undo_stack.indexChanged.connect(self._window.say_no_more)

        self._window.emergency_wanted.connect(self.open_emergency)
        self._window.diary.totals.upper_level_wanted.connect(self.open_upper_level)
        self._window.diary.totals.interval_wanted.connect(self.open_interval_notes)
        self._window.diary.totals.gate_wanted.connect(self.open_gate_notes)

    def use(self, catalogue: Catalogue) -> None:
        """Take the foods and texts; from now on every tab can be built."""
        self._catalogue = catalogue
        self._window.use_maker(self._make_tab)

    def close_all(self) -> Drafts:
        """Close every dialog, because the window is built anew; give what was typed beside the diary."""
        drafts = Drafts(None if self._numbers is None else self._numbers.draft, self.first_steps.put_away())
        for dialog in (*self._open, self._emergency, self._history):
            if dialog is not None:
                dialog.close()
        return drafts

    def go_on(self, drafts: Drafts) -> None:
        """Take what was typed beside a window in another language; show it again where it was shown."""
        self._numbers_draft = drafts.numbers
        if drafts.numbers is not None and drafts.numbers.shown:
            self.open_numbers(drafts.numbers.page)
        if drafts.first_run is not None:
            self.first_steps.open(drafts.first_run)

    def open_emergency(self, row: str = "") -> None:
        """Open the emergency texts beside the window, at a row of theirs."""
        if self._catalogue is None:
            return
        if self._emergency is None:
            from magapp.ui.dialogs.emergency import EmergencyDialog  # noqa: PLC0415  # when first asked for

            self._emergency = EmergencyDialog(self._catalogue.guidance, row, self._window)
            self._enter.watch(self._emergency)
        self._emergency.show_row(row)
        self._emergency.show_beside(self._window)
        if not row:  # asked for, and not opened by an answer that is still being typed
            self._emergency.take_keys()

    def open_history(self, key: str, name: str) -> None:
        """Show all answers to a complaint, beside the window; one complaint at a time."""
        from magapp.ui.dialogs.complaint_history import ComplaintHistory  # noqa: PLC0415  # when first asked for

        if self._history is not None:
            self._history.close()
            self._history.deleteLater()
        program = self._program
        self._history = ComplaintHistory(program.document, program.shown_day, key, name, self._window)
        self._history.day_wanted.connect(self._go_to_answers)
        self._history.emergency_wanted.connect(self.open_emergency)
        self._enter.watch(self._history)
        self._history.show()

    def open_emergency_from_menu(self) -> None:
        """Open the emergency texts from the top."""
        self.open_emergency("")

    def open_help(self) -> None:
        """Open how it works."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.help_pages import HelpDialog  # noqa: PLC0415  # when first asked for

        dialog = HelpDialog(self._catalogue.guidance, self._window, keys_of(self._window.menus))
        self.show_dialog(dialog)
        dialog.show_help()

    def open_sources(self) -> None:
        """Open the list of sources."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.sources import SourcesDialog  # noqa: PLC0415  # when first asked for

        self.show_dialog(SourcesDialog(self._catalogue.guidance, self._window))

    def open_article(self) -> None:
        """Open what is right in the article, claim by claim."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.article_page import ArticlePage  # noqa: PLC0415  # when first asked for

        page = ArticlePage(self._catalogue.guidance, self._window)
        page.sources_wanted.connect(self.open_sources)
        self.show_dialog(page)

    def open_about(self) -> None:
        """Say what this program is, its version and its licences."""
        box = QMessageBox(self._window)
        box.setWindowTitle(_("About magapp"))
        box.setText(f"magapp {__version__}")
        box.setInformativeText(
            _(
                "A private diary of food and complaints, for people who wonder about magnesium. It sends "
                "nothing. It is not a medical device and gives no diagnosis.\n\n"
                "The diary is in {folder}.\n\n"
                "The program is under the MIT licence; it uses Qt under the LGPL."
            ).format(folder=self._program.places.data)
        )
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.setIcon(QMessageBox.Icon.Information)  # without one the words would begin far from the edge
        self.show_dialog(box)

    def open_upper_level(self) -> None:
        """Show the fixed text about the upper level, and under it what every body says."""
        self.open_numbers("upper")

    def open_numbers(self, page: NumbersPage = "norms") -> None:
        """Open the figures beside the window, at a page of theirs; what was typed there is still there."""
        if self._catalogue is None:
            return
        if self._numbers is None:
            from magapp.ui.dialogs.numbers import NumbersDialog  # noqa: PLC0415  # when first asked for

            program = self._program
            self._numbers = NumbersDialog(
                program.document,
                self._catalogue.guidance,
                program.shown_day.today,
                self._window,
                page=page,
            )
            if self._numbers_draft is not None:
                self._numbers.take_up(self._numbers_draft)
        self.show_dialog(self._numbers)
        self._numbers.activateWindow()
        self._numbers.show_page(page)

    def open_numbers_from_menu(self) -> None:
        """Open the figures at their first page."""
        self.open_numbers()

    def open_interval_notes(self) -> None:
        """Show the rules of medicines that stand too close to magnesium on the day shown."""
        desk = self._program.desk
        notes = [] if desk is None else desk.interval_notes()
        if notes:
            self.tell(notes)

    def open_gate_notes(self) -> None:
        """Show what holds first of all where a supplement was written down on the day shown."""
        desk = self._program.desk
        notes = [] if desk is None else desk.gate_notes()
        if notes:
            self.tell(notes)

    def open_profile(self) -> None:
        """Ask about the person."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.profile import ProfileDialog  # noqa: PLC0415  # when first asked for

        program = self._program
        self.show_dialog(
            ProfileDialog(program.document, self._catalogue.guidance, program.shown_day.today, self._window)
        )

    def welcome(self) -> None:
        """Lead on the first run through the first pages, all of them skippable."""
        self.first_steps.open()

    def open_purpose(self) -> None:
        """Say again what the program does and does not do."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415  # when first asked for

        dialog = WelcomeDialog(self._catalogue.guidance, self._program.places, self._window)
        dialog.emergency_wanted.connect(self.open_emergency_from_menu)
        self.show_dialog(dialog)

    def open_example(self) -> None:
        """Show an invented diary in the place of the person's, until it is left."""
        if self._catalogue is None:
            return
        if self.example is None:
            from magapp.ui.example_visit import ExampleVisit  # noqa: PLC0415  # when first asked for

            self.example = ExampleVisit(self._program, self)
        self.example.begin()

    def in_front(self) -> MainWindow:
        """Give the window that is looked at: that of the example while it is open."""
        shown = None if self.example is None else self.example.window
        return self._window if shown is None else shown

    def delete_everything(self) -> None:
        """Ask whether to delete the diary with all its copies."""
        if self._catalogue is None:
            return
        from magapp.ui.erasing import Erasing  # noqa: PLC0415  # when first asked for

        self.erasing = Erasing(self._program, self)
        self.erasing.ask()

    def export_summary(self) -> None:
        """Ask where the summary is to go."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.export_summary import ExportDialog  # noqa: PLC0415  # when first asked for

        program = self._program
        catalogue = self._catalogue
        self.show_dialog(
            ExportDialog(
                program.document, program.shown_day, catalogue.guidance, catalogue.table, self._window
            )
        )

    def print_summary(self) -> None:
        """Show the summary as it would be printed."""
        if self._catalogue is None:
            return
        from magapp.ui.dialogs.print_summary import PrintDialog  # noqa: PLC0415  # when first asked for

        program = self._program
        catalogue = self._catalogue
        self.show_dialog(
            PrintDialog(
                program.document, program.shown_day, catalogue.guidance, catalogue.table, self._window
            )
        )

    def tell(self, sentences: list[str]) -> None:
        """Tell once what happened to the files of the diary."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("magapp")
        box.setTextFormat(Qt.TextFormat.PlainText)  # names of medicines are as somebody typed them
        box.setText("\n\n".join(sentences))
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        self.show_dialog(box)

    def show_dialog(self, dialog: QDialog) -> None:
        """Show a dialog of this window, and close it with the window."""
        self._open = [each for each in self._open if each.isVisible()]
        self._open.append(dialog)
        self._enter.watch(dialog)
        dialog.open() if dialog.isModal() else dialog.show()

    def _make_tab(self, place: int) -> QWidget:
        if self._catalogue is None or place == DIARY:
            return self._window.diary
        program = self._program
        document, shown = program.document, program.shown_day
        catalogue = self._catalogue
        language = i18n.language()
        if place == SYMPTOMS:
            from magapp.ui.tabs.symptoms_tab import SymptomsTab  # noqa: PLC0415  # when first shown

            symptoms = SymptomsTab(document, shown, catalogue.guidance, catalogue.table)
            symptoms.emergency_wanted.connect(self.open_emergency)
            symptoms.advice_wanted.connect(self._go_to_advice)
            symptoms.profile_wanted.connect(self.open_profile)
            symptoms.diary_wanted.connect(self._go_to_diary)
            symptoms.trends_wanted.connect(self._go_to_trends)
            symptoms.history_wanted.connect(self.open_history)
            return symptoms
        if place == ADVICE:
            from magapp.ui.tabs.advice_tab import AdviceTab  # noqa: PLC0415  # when first shown

            advice = AdviceTab(
                document, shown, catalogue.guidance, catalogue.table, program.settings.plan_order
            )
            advice.summary_wanted.connect(self.export_summary)
            advice.profile_wanted.connect(self.open_profile)
            advice.emergency_wanted.connect(self.open_emergency)
            advice.sources_wanted.connect(self.open_sources)
            advice.article_wanted.connect(self.open_article)
            advice.figures_wanted.connect(self.open_numbers_from_menu)
            advice.order_chosen.connect(self._order_chosen)
            return advice
        from magapp.ui.tabs.trends_tab import TrendsTab  # noqa: PLC0415  # when first shown

        trends = TrendsTab(
            document,
            shown,
            catalogue.lexicon.group_upper,
            {each.id: each.name.text(language) for each in catalogue.guidance.symptoms},
            {group.id: group.name(language) for group in catalogue.table.groups},
            catalogue.guidance,
        )
        trends.day_wanted.connect(self._go_to_day)
        return trends

    def _order_chosen(self, order: str) -> None:
        self._program.choices.keep(plan_order=order)

    def _go_to_advice(self) -> None:
        self._window.show_tab(ADVICE)

    def _go_to_diary(self) -> None:
        self._window.show_tab(DIARY)

    def _go_to_trends(self) -> None:
        self._window.show_tab(TRENDS)

    def _go_to_answers(self, day: dt.date) -> None:
        self._program.shown_day.show(day)
        self._window.show_tab(SYMPTOMS)

    def _go_to_day(self, day: dt.date) -> None:
        self._program.shown_day.show(day)
        self._window.show_tab(DIARY)
