"""The sources: all, the article's own, what is not verified, and the claims; found, copied, opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from magapp import i18n
from magapp.content import load_guidance
from magapp.ui.dialogs.sources import SourcesDialog
from tests.ui.fields import unnamed_fields

ALL, ARTICLE, UNREAD, CLAIMS = range(4)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def dialog(qtbot, guidance):
    made = SourcesDialog(guidance)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows_of(dialog):
    model = dialog.table.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def choose(dialog, choice, words=""):
    dialog.choice.setCurrentIndex(choice)
    dialog.search.setText(words)


def test_all_sources_say_whether_somebody_read_them(dialog, guidance):
    rows = {name: state for name, state, _uses in rows_of(dialog)}
    assert dialog.table.model().rowCount() == len(guidance.references) + 7
    for reference in guidance.references:
        assert rows[reference.name.en] == ("read" if reference.verified else "not checked yet")
    assert unnamed_fields(dialog) == []
    assert dialog.choice.accessibleDescription() == "What to show"


def test_a_reference_says_what_was_taken_from_it_and_where_it_is_used(dialog, guidance):
    choose(dialog, ALL, "Cochrane Database")
    assert [name for name, _state, _uses in rows_of(dialog)] == ["Cochrane 2020"]
    taken = guidance.reference("COCH2020").taken
    assert f"Taken from it: {taken.en}" in dialog.details
    assert "Muscle cramps" in dialog.details
    assert "what is right in the article" in dialog.details


def test_the_articles_own_seven_stand_alone_with_sign_word_and_reason(dialog, guidance):
    choose(dialog, ARTICLE)
    rows = rows_of(dialog)
    assert [name for name, _verdict, _short in rows] == [f"Article, reference {n}" for n in range(1, 8)]
    assert rows[5][1] == "? cannot be verified"
    assert rows[0][1] == "✕ not right"
    assert guidance.article_references[0].reason.en in dialog.details


def test_the_reference_that_cannot_be_verified_opens_nowhere(dialog, qtbot):
    choose(dialog, ARTICLE)
    dialog.table.selectRow(5)
    assert not dialog._open.isEnabled()
    dialog.table.selectRow(6)
    assert dialog._open.isEnabled()


def test_what_is_not_yet_verified_lists_questions_sources_and_the_texts_that_rest_on_them(dialog, guidance):
    choose(dialog, UNREAD)
    rows = rows_of(dialog)
    names = [name for name, _kind, _text in rows]
    assert {each.name.en for each in guidance.open_questions} <= set(names)
    assert {each.name.en for each in guidance.references if not each.verified} <= set(names)
    assert "Cramps, trembling or less strength" in names
    assert [kind for name, kind, _text in rows if name == "Too much alcohol: One or two glasses"] == [
        "part of a cause"
    ]
    assert "read" not in {kind for _name, kind, _text in rows}


def test_the_words_of_the_article_are_told_as_the_articles_among_what_is_not_verified(dialog, guidance):
    choose(dialog, UNREAD)
    for row, (name, kind, _text) in enumerate(rows_of(dialog)):
        if kind == "cause":
            dialog.table.selectRow(row)
            cause = next(each for each in guidance.causes if each.name.en == name)
            assert f"The article says: {cause.article.en}" in dialog.details


def test_a_claim_shows_verdict_correction_and_cited_sources(dialog, guidance):
    choose(dialog, CLAIMS, "400–500 mg organic")
    claim = next(each for each in guidance.claims if each.id == "organic_more")
    assert rows_of(dialog)[0] == (claim.short.en, "✕ not right", claim.correction.en)
    assert f"The article says: {claim.article.en}" in dialog.details
    assert "Verdict: ✕ not right" in dialog.details
    assert guidance.reference("SCF2001").citation in dialog.details


def test_the_claims_are_all_listed_in_the_order_of_the_article(dialog, guidance):
    choose(dialog, CLAIMS)
    assert [name for name, _verdict, _truth in rows_of(dialog)] == [each.short.en for each in guidance.claims]


def test_the_search_holds_when_something_else_is_listed(dialog):
    choose(dialog, ALL, "taurine")
    dialog.choice.setCurrentIndex(CLAIMS)
    assert 0 < dialog.table.model().rowCount() < 10


@pytest.mark.parametrize("choice", [ALL, ARTICLE, UNREAD, CLAIMS])
def test_the_chosen_row_is_copied_as_text(dialog, qtbot, choice):
    choose(dialog, choice)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    name = rows_of(dialog)[1][0]
    assert QGuiApplication.clipboard().text() == f"{name}\n{dialog.details}"


def test_a_browser_opens_on_a_click_only(dialog, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    choose(dialog, ALL, "Cochrane Database")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert opened == []
    dialog._open.click()
    assert opened == ["https://doi.org/10.1002/14651858.CD009402.pub3"]


def test_enter_in_the_search_field_closes_nothing(dialog, qtbot):
    dialog.search.setFocus()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_lists_are_dutch_in_dutch(qtbot, guidance):
    i18n.use("nl")
    try:
        made = SourcesDialog(guidance)
        qtbot.addWidget(made)
        choose(made, CLAIMS)
        assert rows_of(made)[0][:2] == ("95 % zit niet in het bloed", "✓ klopt ongeveer")
    finally:
        i18n.use("en")
