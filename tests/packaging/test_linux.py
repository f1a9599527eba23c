import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from magapp import __version__

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
ID = "nl.magapp.Magapp"
DESKTOP, METAINFO, ICON = (LINUX / f"{ID}{ending}" for ending in (".desktop", ".metainfo.xml", ".svg"))


def _run(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_desktop_file_is_valid():
    answer = _run("desktop-file-validate", str(DESKTOP))
    assert (answer.returncode, answer.stdout) == (0, "")


def test_the_metainfo_is_valid():
    answer = _run("appstreamcli", "validate", "--no-net", str(METAINFO))
    assert answer.returncode == 0, answer.stdout


def test_the_desktop_file_starts_the_program_and_speaks_dutch():
    lines = DESKTOP.read_text("utf-8").splitlines()
    assert "Exec=magapp" in lines
    assert f"Icon={ID}" in lines
    for key in ("GenericName", "Comment", "Keywords"):
        assert [line for line in lines if line.startswith(f"{key}[nl]=")], key


def test_every_text_of_the_metainfo_is_there_in_dutch():
    # Our own file, so the parser needs no defence.
    for parent in ET.parse(METAINFO).iter():  # noqa: S314
        for tag in ("summary", "p", "li"):
            texts = [element for element in parent if element.tag == tag]
            dutch = [element for element in texts if len(element.attrib) == 1]
            assert len(texts) == 2 * len(dutch), texts


def test_metainfo_and_changelog_begin_with_this_version():
    release = ET.parse(METAINFO).find("releases/release")  # noqa: S314  # our own file
    assert release is not None
    heading = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heading is not None
    assert [release.get("version"), heading[1]] == [__version__, __version__]


@pytest.mark.usefixtures("qapp")
def test_the_icon_is_drawn_and_its_picture_is_the_same():
    from PySide6.QtCore import Qt  # noqa: PLC0415  # only this test needs Qt
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    renderer = QSvgRenderer(str(ICON))
    assert renderer.isValid()
    drawn = QImage(256, 256, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    kept = QImage(str(ICON.with_suffix(".png"))).convertToFormat(QImage.Format.Format_ARGB32)
    assert kept.size() == drawn.size()
    pairs = zip(kept.constBits(), drawn.constBits(), strict=True)
    # The last bit of a smoothed edge differs from one processor to another.
    assert max(abs(one - other) for one, other in pairs) <= 1, "run tools/render_icon.py"


def test_the_window_and_the_tray_show_the_same_icon_as_the_desktop():
    assert (ROOT / "resources" / "icons" / "magapp.svg").read_bytes() == ICON.read_bytes()
