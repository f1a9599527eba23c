"""The bars of the day's magnesium."""

from PySide6.QtCore import QEvent, QObject

from magapp.ui.widgets.meter import MagnesiumMeter


class _Paints(QObject):
    """Count how often a widget is painted."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):  # noqa: ARG002, N802  # Qt calls it so
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_other_amounts_are_painted_once_and_not_before_the_rest_of_the_window_is(qtbot):
    meter = MagnesiumMeter("magnesium")
    qtbot.addWidget(meter)
    with qtbot.waitExposed(meter):
        meter.show()
    paints = _Paints()
    meter.installEventFilter(paints)
    meter.show_amounts(100.0, 120.0, 50.0, (300, 350), "100 mg")
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0)
    assert paints.count == 1
    assert meter.value() == 150
