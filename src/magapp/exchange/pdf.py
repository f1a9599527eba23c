"""The summary as PDF/A-1b on A4, with Qt; its accessible twin is the HTML page.

A name of a food must never open a file: texts are escaped, and the document can load nothing. PDF/A-1b
knows no transparency, so every colour is opaque, whatever the theme of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from magapp import __version__
from magapp.exchange.errors import NoFontError
from magapp.exchange.html_writer import plain, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.services.report_values import Cell, Report, Section, Table

_MARGINS: Final = QMarginsF(18, 15, 18, 13)
_RESOLUTION: Final = 600
_POINTS: Final = 9.5
_FOOTER_POINTS: Final = 8.0
_TEXT: Final = "#1d2524"
_STYLE: Final = """
body { color: #1d2524; }
h1 { font-size: 17pt; margin: 0px; }
h2 { font-size: 12pt; color: #0b5a54; margin-top: 14px; margin-bottom: 3px; }
p, li { margin-top: 0px; margin-bottom: 3px; }
ul { margin-top: 2px; margin-bottom: 2px; }
h3 { font-size: 9.5pt; margin-top: 7px; margin-bottom: 2px; }
p.muted { color: #455250; }
td, th { border-bottom: 1px solid #b9c4c1; padding: 2px 8px 2px 0px; vertical-align: top; }
"""
_CAPTION_LEVEL: Final = 3
_LONGEST_WORD: Final = 30
"""A longer word may be broken, so that no name makes a table wider than the page."""

_application: QGuiApplication | None = None


class _SealedDocument(QTextDocument):
    """A document that loads nothing, whatever its text asks for."""

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:  # noqa: N802  # Qt calls it
        return None


def _ensure_application() -> None:
    """Start Qt without a screen where no window runs; text cannot be laid out without it."""
    global _application  # noqa: PLW0603  # Qt allows one in a process, and it must live on
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["magapp", "-platform", "offscreen"])


def _breakable(text: str) -> str:
    """Let long words break where nothing is seen of it, and escape the rest."""
    words = text.split(" ")
    return plain(
        " ".join(
            word
            if len(word) <= _LONGEST_WORD
            else "\u200b".join(word[n : n + _LONGEST_WORD] for n in range(0, len(word), _LONGEST_WORD))
            for word in words
        )
    )


def _cell(cell: Cell, tag: str, kind: str) -> str:
    text = _breakable(cell if isinstance(cell, str) else cell.text)
    return f'<{tag} align="{"left" if kind == "text" else "right"}">{text}</{tag}>'


def _table(table: Table) -> Iterator[str]:
    yield f"<h3>{plain(table.caption)}</h3>"
    yield '<table width="100%" cellspacing="0"><thead><tr>'
    yield from (_cell(column.title, "th", column.kind) for column in table.columns)
    yield "</tr></thead>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield f"<tr>{''.join(_cell(cell, 'td', column.kind) for cell, column in cells)}</tr>"
    yield "</table>"


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{plain(section.heading)}</h2>"
    yield from (f"<p>{plain(sentence)}</p>" for sentence in section.sentences)
    if section.items:
        yield f"<ul>{''.join(f'<li>{plain(item)}</li>' for item in section.items)}</ul>"
    for table in section.tables:
        yield from _table(table)


def _body(report: Report) -> str:
    parts = [
        f"<h1>{plain(report.title)}</h1><p>{plain(report.period)}</p>",
        f'<p class="muted">{plain(report.made)}</p><p><b>{plain(report.disclaimer)}</b></p>',
    ]
    for section in sections_of(report):
        parts.extend(_section(section))
    return f"<body>{''.join(parts)}</body>"


def lay_out(report: Report, font: QFont) -> QTextDocument:
    """Make the text document of a report, for a PDF or a printer."""
    document = _SealedDocument()
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(_body(report))
    return document


def _font(points: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(points)
    # A ligature is one letter to whoever searches the text of the file.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _keep_headings_with_text(document: QTextDocument) -> None:
    """Begin a new page before each heading that would stand at the foot of one, without its text."""
    layout = document.documentLayout()
    height = document.pageSize().height()

    def page_of(block: QTextBlock) -> int:
        return int(layout.blockBoundingRect(block).top() // height)

    block = document.begin()
    while block.isValid():
        following = block.next().next()
        if (
            block.blockFormat().headingLevel()
            and following.isValid()
            and page_of(block) != page_of(following)
        ):
            moved = QTextBlockFormat(block.blockFormat())
            moved.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(moved)
        block = block.next()


def paged(report: Report, device: QPagedPaintDevice) -> QTextDocument:
    """Lay a report out on the pages of a device, with room for the foot of each."""
    document = lay_out(report, _font(_POINTS))
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(QSizeF(device.width(), device.height() - _foot_height(device)))
    _keep_headings_with_text(document)
    # A line that goes to the next page stands right only after Qt has laid out the whole once more.
    document.markContentsDirty(0, document.characterCount())
    return document


def _foot_height(device: QPagedPaintDevice) -> float:
    return 2 * QFontMetricsF(_font(_FOOTER_POINTS), device).height()


def paint_pages(report: Report, device: QPagedPaintDevice) -> None:
    """Paint a report page by page, each with its number at the foot."""
    document = paged(report, device)
    layout = document.documentLayout()
    size = document.pageSize()
    small = _font(_FOOTER_POINTS)

    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette(context.palette)
    palette.setColor(QPalette.ColorRole.Text, QColor(_TEXT))
    context.palette = palette
    pages = document.pageCount()
    painter = QPainter(device)
    try:
        for page in range(pages):
            if page:
                device.newPage()
            painter.save()
            painter.translate(0, -page * size.height())
            clip = QRectF(0, page * size.height(), size.width(), size.height())
            painter.setClipRect(clip)
            context.clip = clip
            layout.draw(painter, context)
            painter.restore()
            painter.setFont(small)
            painter.setPen(QColor(_TEXT))
            foot = QRectF(0, size.height(), size.width(), _foot_height(device))
            bottom = Qt.AlignmentFlag.AlignBottom
            painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, f"{report.title} · {report.period}")
            number = report.page.format(page=page + 1, pages=pages)
            painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, number)
    finally:
        painter.end()


def a4_writer(target: QIODevice) -> QPdfWriter:
    """Make a writer of PDF/A-1b on A4."""
    writer = QPdfWriter(target)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(_RESOLUTION)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter)
    )
    return writer


def to_pdf(report: Report) -> bytes:
    """Write a report as the bytes of a PDF/A-1b file, A4, fonts embedded.

    Raises:
        NoFontError: the system has no font to write with.
    """
    _ensure_application()
    if not QFontDatabase.families():
        raise NoFontError
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = a4_writer(buffer)
    writer.setTitle(f"{report.title}, {report.period}")
    writer.setCreator(f"magapp {__version__}")
    paint_pages(report, writer)
    buffer.close()
    return bytes(buffer.data().data())
