"""Render the program's icon as the 256 px picture that desktops without SVG ask for."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE = 256
ICON = Path(__file__).resolve().parents[1] / "packaging" / "linux" / "nl.magapp.Magapp.svg"


def main() -> int:
    _application = QGuiApplication([])
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    return 0 if image.save(str(ICON.with_suffix(".png"))) else 1


if __name__ == "__main__":
    sys.exit(main())
