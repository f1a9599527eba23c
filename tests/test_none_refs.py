import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_a_void_qt_call_loses_no_reference_to_none():
    # PySide6 6.12.0 on Python 3.11 loses one at each call, and aborts when the last is gone.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < CALLS / 2
