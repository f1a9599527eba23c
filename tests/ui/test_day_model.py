"""The day's list follows any view by row signals alone."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from magapp.ui.day_view import DayView, Row
from magapp.ui.models.day_model import AMOUNT, COLUMNS, MAGNESIUM, PRODUCT, DayModel

TEXTS = st.sampled_from(["", "Koffie", "<b>brood</b>", "1 kop", "8 mg"])
ROWS = st.builds(
    Row,
    key=st.sampled_from([f"k{n}" for n in range(8)]),
    is_meal=st.booleans(),
    name=TEXTS,
    amount=TEXTS,
    magnesium=TEXTS,
    share=st.none() | st.floats(0, 3),
)
VIEWS = st.lists(ROWS, max_size=8, unique_by=lambda row: row.key).map(
    lambda rows: DayView("2026-11-22", tuple(rows), share_header="deel")
)


def shown(model: DayModel) -> list[tuple[str, str, str]]:
    return [
        tuple(model.index(row, column).data() for column in (PRODUCT, AMOUNT, MAGNESIUM))
        for row in range(model.rowCount())
    ]


@settings(max_examples=60)
@given(st.lists(VIEWS, min_size=1, max_size=6))
def test_the_rows_are_those_of_the_last_view_whatever_came_before(qapp, views):
    model = DayModel(views[0])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for view in views:
        model.show(view)
        assert shown(model) == [(row.name, row.amount, row.magnesium) for row in view.rows]
        assert all(
            model.item(row, column) is not None
            for row in range(model.rowCount())
            for column in range(COLUMNS)
        )


def test_a_selected_row_stays_selected_when_another_comes_before_it(qapp):
    coffee = Row("c", is_meal=False, name="Koffie", amount="1 kop", magnesium="10 mg")
    bread = Row("b", is_meal=False, name="Brood", amount="1 snee", magnesium="21 mg")
    model = DayModel(DayView("2026-11-22", (coffee,)))
    selection = QItemSelectionModel(model)
    flags = QItemSelectionModel.SelectionFlag
    selection.select(model.index(0, 0), flags.Select | flags.Rows)
    model.show(DayView("2026-11-22", (bread, coffee)))
    assert [index.row() for index in selection.selectedRows()] == [1]


def test_a_meal_can_be_neither_selected_nor_edited_and_only_the_amount_of_an_entry_can(qapp):
    rows = (
        Row("meal:lunch", is_meal=True, name="Lunch", amount="", magnesium="10 mg"),
        Row("c", is_meal=False, name="Koffie", amount="1 kop", magnesium="10 mg"),
    )
    model = DayModel(DayView("2026-11-22", rows))
    selectable, editable = Qt.ItemFlag.ItemIsSelectable, Qt.ItemFlag.ItemIsEditable
    assert not any(model.index(0, column).flags() & (selectable | editable) for column in range(COLUMNS))
    edits = [column for column in range(COLUMNS) if model.index(1, column).flags() & editable]
    assert edits == [AMOUNT]


def test_what_is_typed_is_handed_over_and_changes_nothing_by_itself(qapp):
    model = DayModel(DayView("2026-11-22", (Row("c", False, "Koffie", "1 kop", "10 mg"),)))
    typed: list[tuple[str, str]] = []
    model.amount_typed.connect(lambda entry, text: typed.append((entry, text)))
    assert model.setData(model.index(0, AMOUNT), "2")
    assert typed == [("c", "2")]
    assert model.index(0, AMOUNT).data() == "1 kop"


def test_a_name_that_looks_like_markup_gets_no_tool_tip(qapp):
    name = "<img src=file:///etc/passwd>"
    model = DayModel(DayView("2026-11-22", (Row("c", False, name, "1 kop", "10 mg"),)))
    assert model.index(0, PRODUCT).data() == name
    assert not model.index(0, PRODUCT).data(Qt.ItemDataRole.ToolTipRole)
