"""Qt's own words (Cancel, Yes, Select All …) in the language set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from magapp.i18n import language


def use_qt_words() -> None:
    """Load Qt's Dutch, or leave its English; the former one is taken out."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if language() == "en":
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        QCoreApplication.installTranslator(translator)
