"""The window, driven as a person does."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

SYMPTOMS, DIARY, ADVICE, TRENDS = range(4)


def texts_of(widget):
    """Give what can be read in a widget, line by line."""
    QCoreApplication.processEvents()  # what was just added to a shown layout is shown by an event
    read = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    read += [each.text() for each in widget.findChildren(QAbstractButton) if each.isVisible()]
    return "\n".join(read)


class Window:
    """Go to tabs, press keys and read."""

    def __init__(self, qtbot, program):
        self.qtbot = qtbot
        self.program = program

    def tab(self, place):
        self.program.window.show_tab(place)
        QCoreApplication.processEvents()
        return self.program.window.tab(place)

    def types(self, line):
        self.tab(DIARY)
        field = self.program.window.diary.line
        self.qtbot.keyClicks(field, line)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        return self

    def command(self, name):
        """Run a command of the menu, and give the dialog that it opens."""
        before = set(self.dialogs())
        action = self.program.window.findChild(QAction, name)
        action.trigger()
        QCoreApplication.processEvents()
        opened = [each for each in self.dialogs() if each not in before]
        return opened[0] if opened else None

    def dialogs(self):
        return [each for each in self.program.window.findChildren(QDialog) if each.isVisible()]
