"""What is right in the article: every claim with verdict, correction and sources, to read and to search."""

import re
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from magapp import i18n
from magapp.content import load_guidance
from magapp.ui.dialogs.article_page import ArticlePage
from magapp.ui.tabs.advice_words import verdict_mark
from tests.ui.fields import unnamed_fields

MOST_SECONDS_TO_BUILD = 0.4
"""Four times what it may take on a machine that does nothing else."""


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def page(qtbot, guidance):
    made = ArticlePage(guidance)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def said(widget):
    return [each.text() for each in widget.findChildren(QLabel)]


def in_sight(page, widget):
    top = widget.mapTo(page.area.viewport(), QPoint(0, 0)).y()
    return 0 <= top < page.area.viewport().height()


def test_every_claim_and_every_reference_of_the_article_has_a_card(page, guidance):
    titles = [card.judged.title for card in page.cards]
    claims = [claim.short.en for claim in guidance.claims]
    assert titles[: len(claims)] == claims
    assert len(titles) == len(claims) + 7
    assert len(claims) >= 31


def test_a_card_shows_what_the_article_says_the_verdict_in_sign_and_word_and_what_is_true(page, guidance):
    for card, claim in zip(page.cards, guidance.claims, strict=False):
        shown = said(card)
        verdict = guidance.verdict(claim.verdict).name.en
        assert f"{verdict_mark(claim.verdict)} {verdict}" in shown
        assert any(text.endswith(claim.article.en) for text in shown)
        assert claim.correction.en in shown
        for key in claim.sources:
            assert guidance.reference(key).name.en in shown


def test_what_the_article_leaves_out_is_not_told_as_its_words(page, guidance):
    for card, claim in zip(page.cards, guidance.claims, strict=False):
        assert (f"The article says: {claim.article.en}" in said(card)) == (claim.verdict != "omitted")


def test_a_source_is_cited_in_full_to_who_points_at_it_or_hears_it(page, guidance):
    card = page.cards[0]
    found = {each.text(): each for each in card.findChildren(QLabel)}
    source = guidance.reference("IOM1997")
    made = found[source.name.en]
    assert made.toolTip() == made.accessibleDescription() == source.citation


def test_the_authors_interest_and_the_meaning_of_every_verdict_stand_first(page, guidance):
    shown = said(page)
    assert guidance.fixed("author_interest").text.en in shown
    given = {claim.verdict for claim in guidance.claims}
    for verdict in guidance.verdicts:
        assert (verdict.meaning.en in shown) == (verdict.id in given)
    assert in_sight(page, page._interest)


def test_a_claim_that_rests_on_something_unread_says_so(page, guidance):
    for card, claim in zip(page.cards, guidance.claims, strict=False):
        assert ("Not all of its sources have been read yet." in said(card)) == (not claim.verified)


def test_the_articles_own_references_stand_at_the_end_with_reason(page, guidance):
    last = page.cards[-7:]
    assert [card.judged.verdict for card in last][5] == "? cannot be verified"
    for card, cited in zip(last, guidance.article_references, strict=True):
        assert cited.reason.en in said(card)
        assert any(text.endswith(cited.cited_as) for text in said(card))


def test_the_search_leaves_the_cards_that_hold_all_words(page):
    page.search.setText("caffeine 400")
    assert [card.judged.title for card in page.cards] == [
        "At most 2–3 cups of coffee",
        "No coffee after lunch",
    ]
    shown = [head.text() for head, _cards in page._cards if head.isVisible()]
    assert shown == ["The plan"]
    page.search.setText("")
    assert len(page.cards) > 80


def test_a_search_without_a_find_says_so(page):
    page.search.setText("xyzzy")
    assert page.cards == []
    assert page._nothing.isVisible()


def test_the_text_that_is_copied_is_what_is_listed(page):
    page.search.setText("taurate")
    page._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == page.text()
    assert "Taurine helps — ○ personal experience" in copied
    assert "Sources: the article" in copied
    assert "Officially" not in copied


def test_a_part_of_the_article_is_gone_to_also_from_a_search(page, qtbot):
    page.search.setText("taurine")
    plan = page.parts.findText("The plan")
    page.parts.setCurrentIndex(plan)
    page.parts.activated.emit(plan)
    head = next(head for head, _cards in page._cards if head.text() == "The plan")
    qtbot.waitUntil(lambda: in_sight(page, head))


@pytest.mark.parametrize("where", ["area", "search"])
def test_page_keys_scroll_wherever_the_keyboard_is(page, qtbot, where):
    widget = getattr(page, where)
    page.activateWindow()
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_PageDown)
    assert page.area.verticalScrollBar().value() > 100
    qtbot.keyClick(widget, Qt.Key.Key_PageUp)
    assert page.area.verticalScrollBar().value() == 0


def test_tab_reaches_everything_and_everything_has_a_name(page, qtbot):
    assert unnamed_fields(page) == []
    assert page.parts.accessibleDescription() == "Go to a part of the article"
    page.activateWindow()
    page.search.setFocus()
    met = []
    for _step in range(8):
        met.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert {page.search, page.parts, page.area, page._copy, page._sources, page._close} <= set(met)


def test_enter_in_the_search_closes_nothing_and_esc_closes(page, qtbot):
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.isVisible()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_the_sources_are_asked_for(page, qtbot):
    with qtbot.waitSignal(page.sources_wanted):
        next(each for each in page.findChildren(QPushButton) if each.text() == "All sources").click()


@pytest.mark.parametrize("width", [420, 480, 760])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_cut_at_any_width(qtbot, guidance, width, language):
    i18n.use(language)
    try:
        made = ArticlePage(guidance)
        qtbot.addWidget(made)
        made.resize(width, 600)
        made.show()
        qtbot.waitExposed(made)
        assert made.minimumSizeHint().width() <= width
        page = made.area.widget()
        assert page is not None
        assert page.minimumSizeHint().width() <= made.area.viewport().width()
        for shown in page.findChildren(QLabel):
            if shown.isVisible():
                least = shown.heightForWidth(shown.width()) if shown.wordWrap() else shown.sizeHint().height()
                assert shown.height() >= least, shown.text()
    finally:
        i18n.use("en")


def test_the_page_is_built_without_a_wait(guidance, qtbot):
    began = time.perf_counter()
    made = ArticlePage(guidance)
    taken = time.perf_counter() - began
    qtbot.addWidget(made)
    assert taken < MOST_SECONDS_TO_BUILD


def test_the_menu_opens_the_page_and_the_page_opens_the_sources(program, qtbot):
    program.window.findChild(type(program.windows._menus._actions["article"]), "article").trigger()
    page = next(each for each in program.windows._open if isinstance(each, ArticlePage))
    assert page.isVisible()
    count = len(program.windows._open)
    page.sources_wanted.emit()
    assert len(program.windows._open) == count + 1
    program.windows.close_all()


def test_what_is_counted_in_the_heading_adds_up_to_the_verdicts_and_the_references(page, guidance):
    counted = [int(number) for text in said(page._meanings) for number in re.findall(r"\((\d+)\)", text)]
    assert page._count.text() == f"{sum(counted)} claims · {len(guidance.article_references)} references"
