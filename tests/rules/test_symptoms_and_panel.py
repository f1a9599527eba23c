"""Rules 31, 32, 34 to 36, 38: the emergency panel, and what a complaint can mean."""

import pytest
from PySide6.QtCore import Qt

from magapp.domain.records import OwnFood, OwnPortion
from magapp.ui.dialogs.emergency import EmergencyDialog
from tests.rules.marks import rule
from tests.rules.window import ADVICE, DIARY, SYMPTOMS, TRENDS, texts_of

BADGES = {
    "fatigue": "niet goed onderzocht",
    "restlessness": "zwakke aanwijzingen",
    "low_mood": "lage zekerheid",
    "concentration": "niet goed onderzocht",
    "cramps": "bij ouderen weinig tot geen effect",
    "tingling": "eerst de oorzaak zoeken",
    "palpitations": "alleen in het ziekenhuis",
}


def panel(window):
    return next(each for each in window.dialogs() if isinstance(each, EmergencyDialog))


@rule("31")
@pytest.mark.parametrize("place", [SYMPTOMS, DIARY, ADVICE, TRENDS])
def test_the_emergency_panel_is_one_key_away_on_every_tab(window, place):
    window.tab(place)
    window.qtbot.keyClick(window.program.window, Qt.Key.Key_F1)
    window.qtbot.waitUntil(lambda: bool(window.dialogs()))
    assert "Bel direct 112." in texts_of(window.dialogs()[0])


@rule("31")
@pytest.mark.parametrize("half", ["symptoms", "causes"])
def test_the_emergency_panel_is_one_click_away_from_complaints_and_causes(window, half):
    tab = window.tab(SYMPTOMS)
    tab.switch.button(half).click()
    window.qtbot.mouseClick(tab.emergency_line, Qt.MouseButton.LeftButton)
    window.qtbot.waitUntil(lambda: bool(window.dialogs()))
    said = texts_of(panel(window))
    for who in ("112", "huisarts", "huisartsenpost", "113"):
        assert who in said


@rule("31")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_panel_is_the_same_for_everyone_whatever_they_told(window, person, lang):
    bare = window.command("emergency")
    before = texts_of(bare)
    bare.close()
    window.types("300 mg magnesium")
    window.program.windows.open_profile()
    assert before == texts_of(window.command("emergency"))


@rule("32")
@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_palpitations_at_any_level_open_the_panel_at_their_row_and_stay_logged(window, key):
    tab = window.tab(SYMPTOMS)
    tab.symptoms.choose("palpitations")
    window.qtbot.keyClick(tab.symptoms.row("palpitations"), key)
    window.qtbot.waitUntil(lambda: bool(window.dialogs()))
    shown = panel(window)
    assert not shown.isModal()
    assert [name for name, row in shown.texts.rows.items() if row.is_marked] == ["palpitations"]
    assert "magnesium" not in texts_of(shown.texts.rows["palpitations"]).lower()
    checkins = window.program.document.diary.checkins(window.program.shown_day.day)
    assert checkins["palpitations"].severity is not None


@rule("32")
def test_no_palpitations_open_nothing(window):
    tab = window.tab(SYMPTOMS)
    tab.symptoms.choose("palpitations")
    window.qtbot.keyClick(tab.symptoms.row("palpitations"), Qt.Key.Key_0)
    assert window.dialogs() == []


@rule("34")
@pytest.mark.parametrize("complaint", list(BADGES))
def test_every_complaint_says_that_it_shows_nothing_and_rules_nothing_out(window, complaint):
    tab = window.tab(SYMPTOMS)
    tab.symptoms.choose(complaint)
    said = texts_of(tab.explanation)
    assert "Ze tonen een magnesiumtekort niet aan en sluiten het niet uit." in said


@rule("34")
def test_seven_severe_complaints_bring_out_no_sum_and_no_percentage(window):
    tab = window.tab(SYMPTOMS)
    for complaint in BADGES:
        tab.symptoms.choose(complaint)
        window.qtbot.keyClick(tab.symptoms.row(complaint), Qt.Key.Key_3)
    said = texts_of(tab)
    assert "%" not in said
    assert "21" not in said.replace(str(window.program.shown_day.day.year), "").split()


@rule("35")
@pytest.mark.parametrize(("complaint", "badge"), list(BADGES.items()))
def test_every_complaint_shows_how_good_the_evidence_is_and_at_least_four_other_causes(
    window, complaint, badge
):
    tab = window.tab(SYMPTOMS)
    tab.symptoms.choose(complaint)
    said = texts_of(tab.explanation)
    assert badge in said
    causes = next(line for line in said.split("\n") if " · " in line)
    assert len(causes.split(" · ")) >= 4


@rule("36")
def test_cramps_quote_cochrane_on_older_people(window):
    tab = window.tab(SYMPTOMS)
    tab.symptoms.choose("cramps")
    said = texts_of(tab.explanation)
    assert "Bij ouderen weinig tot geen effect" in said
    assert "Cochrane 2020" in said


@rule("38")
def test_caffeine_costs_a_few_mg_and_a_cup_supplies_more(window):
    tab = window.tab(SYMPTOMS)
    tab.switch.button("causes").click()
    tab.causes.choose("caffeine")
    said = texts_of(tab.explanation)
    assert "Een kop koffie levert 8 mg en kost hoogstens enkele mg" in said
    assert "NEVO" in said


@rule("14")
def test_an_own_food_with_added_magnesium_counts_to_the_upper_level(window):
    own = OwnFood(
        id="018f0000-0000-7000-8000-000000000001",
        name="Sportreep extra",
        mg_per_100g=600,
        added_magnesium=True,
        portions=(OwnPortion(name="reep", grams=50),),
    )
    window.program.document.replace({own.id: own}, "add")
    window.types("50 g sportreep extra")
    assert "Meer dan 250 mg uit supplementen" in texts_of(window.tab(DIARY))


@rule("43")
def test_the_other_order_puts_food_first_and_both_are_named_as_what_they_are(window):
    tab = window.tab(ADVICE)
    assert tab.order.value == "article"
    names = [tab.order.button(key).text() for key in ("article", "food_first")]
    assert names == ["Volgorde van het artikel", "Voeding eerst"]
    assert [card.title.text().count("Supplement") for card in tab.steps] == [1, 0, 0, 0]
    tab.order.button("food_first").click()
    assert [card.title.text().count("Supplement") for card in tab.steps] == [0, 0, 0, 1]
