"""The least that a window of PySide6 with tabs can take to start: no diary, no words, no style."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget


def main() -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    tabs = QTabWidget(window)
    for number in range(4):
        tabs.addTab(QWidget(), f"Tab {number}")
    window.setCentralWidget(tabs)
    window.resize(1180, 760)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
