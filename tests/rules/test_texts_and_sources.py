"""Rules 37, 49, 50 and 53: causes with their strength, words never said, what the program is not."""

import json
import re

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from tests.rules.marks import rule
from tests.rules.person import TODAY
from tests.rules.window import SYMPTOMS, texts_of
from tests.test_content import BANNED, NAMED_FIXED_TEXTS

STRENGTHS = ("sterk", "matig", "zwak", "omstreden", "geen")
ARTICLE = {"stress": "omstreden", "caffeine": "zwak"}
LEFT_OUT = {
    "Diabetes type 2": "sterk",
    "nierbuisjes": "sterk",
    "Ouder dan 70": "matig",
    "Zacht water": "zwak",
}
SOMEBODY = (
    ("sex=female", f"birth_year={TODAY.year - 67}", "conditions=kidney_severe,type2_diabetes"),
    ("sex=male", f"birth_year={TODAY.year - 72}", "medicines=ppi,loop_diuretic,levothyroxine,quinolone"),
    ("sex=female", f"birth_year={TODAY.year - 31}", "pregnant=yes", "medicines=iron"),
    (f"birth_year={TODAY.year - 16}",),
    ("sex=male", "causes=stress,alcohol,caffeine,gut,sweating,medicines,low_intake"),
    (),
)


@pytest.fixture
def causes(window):
    tab = window.tab(SYMPTOMS)
    tab.switch.button("causes").click()
    return tab


@rule("37")
def test_each_of_the_articles_seven_causes_and_all_it_leaves_out_shows_a_strength_and_a_source(
    window, causes
):
    guidance = window.program.catalogue.guidance
    assert len(guidance.causes) == 7
    assert len(guidance.factors) >= 19
    for each in (*guidance.causes, *guidance.factors):
        causes.causes.choose(each.id)
        said = texts_of(causes.explanation)
        assert any(f"bewijs: {strength}" in said for strength in STRENGTHS), each.id
        assert any(source in said for source in guidance.source_names(each.sources, "nl")), each.id


@rule("37")
@pytest.mark.parametrize(("cause", "strength"), list(ARTICLE.items()))
def test_a_cause_of_the_article_stands_with_its_strength(causes, cause, strength):
    causes.causes.choose(cause)
    assert f"bewijs: {strength}" in texts_of(causes.explanation)


@rule("37")
@pytest.mark.parametrize(("name", "strength"), list(LEFT_OUT.items()))
def test_what_the_article_leaves_out_stands_with_its_strength(window, causes, name, strength):
    factor = next(each for each in window.program.catalogue.guidance.factors if name in each.name.nl)
    causes.causes.choose(factor.id)
    assert f"bewijs: {strength}" in texts_of(causes.explanation)


@rule("37")
def test_ibs_is_weak_and_a_leaky_gut_no_recognised_diagnosis(causes):
    causes.causes.choose("gut")
    said = texts_of(causes.explanation)
    ibs = said[said.index("Prikkelbaredarmsyndroom (PDS)\n") :]
    assert ibs.index("bewijs: zwak") < ibs.index("Langdurige diarree")
    assert "geen erkende diagnose" in said


def every_answer(person, lang):
    """Gather what the program says to somebody who did all there is to do."""
    person.writes("400 mg magnesiumoxide 8:00").writes("koffie 21:00").writes("3 glazen wijn")
    person.takes("levothyroxine", "7:30").takes("ciprofloxacine", "9:00")
    person.notes("sleep=5", "stress=3", "sweat=3", "relaxation=10")
    person.three_complete_days("2 sneetjes witbrood", "100 g rookworst", "glas wijn", "koffie 16:00")
    said = [person.answers("cramps=3", "palpitations=2").out, person.answers("cramps=3").err]
    said += [
        person.ask(*words, lang=lang).out for words in (("advice",), ("day",), ("summary",), ("profile",))
    ]
    said += [person.ask("label", "--elemental-mg", "300", lang=lang).out]
    return "\n".join([*said, json.dumps(person.advice(lang), ensure_ascii=False)])


@rule("49")
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("facts", SOMEBODY, ids=lambda facts: facts[0] if facts else "nothing")
def test_nothing_that_is_said_to_anybody_uses_a_banned_word(person, facts, lang):
    if facts:
        person.tells(*facts)
    said = every_answer(person, lang)
    for named in (*NAMED_FIXED_TEXTS, *DISCLAIMERS):
        said = said.replace(named, "")
    found = [said[match.start() - 60 : match.end() + 40] for match in matches(lang, said)]
    assert found == []


def matches(lang, said):
    for each in BANNED[lang]:
        yield from re.finditer(each, said, 0 if "ADH" in each or "RDA" in each else re.IGNORECASE)


DISCLAIMERS = (
    "Geen medisch hulpmiddel; geen diagnose; geen vervanging van arts, apotheker of diëtist.",
    "Not a medical device; no diagnosis; no replacement for a doctor, pharmacist or dietitian.",
    "Geen medisch hulpmiddel; geen diagnose; geen vervanging van een arts, apotheker of diëtist.",
    "Not a medical device; not a diagnosis; not a substitute for a doctor, pharmacist or dietitian.",
    "ze tonen een magnesiumtekort niet aan en sluiten het niet uit",
    "they do not show a magnesium deficiency and do not rule it out",
)


@rule("50")
def test_the_first_screen_says_what_the_program_is_not(window):
    window.program.windows.welcome()
    said = "\n".join(texts_of(each) for each in window.dialogs())
    assert "Geen medisch hulpmiddel" in said
    assert "diagnose" in said


@rule("50")
@pytest.mark.parametrize("kind", ["html", "csv", "json"])
def test_every_export_says_what_the_program_is_not(person, tmp_path, kind):
    person.writes("2 sneetjes volkorenbrood")
    path = tmp_path / f"week.{kind}"
    person.ask("export", path, "--locale", "nl")
    assert "Geen medisch hulpmiddel; geen diagnose; geen vervanging van arts" in path.read_text("utf-8-sig")


@rule("53")
def test_what_nobody_has_read_yet_stands_in_a_list_of_its_own(window):
    dialog = window.command("sources")
    choices = dialog.findChild(QComboBox)
    choices.setCurrentIndex(choices.findText("Nog niet nagekeken"))
    model = dialog.table.model()
    listed = [model.index(number, 0).data() for number in range(model.rowCount())]
    guidance = window.program.catalogue.guidance
    unread = [each.name.nl for each in guidance.references if not each.verified]
    assert unread
    assert set(unread) <= set(listed)
    for question in guidance.open_questions:
        assert question.name.nl in listed


@rule("53")
def test_safety_texts_ship_whether_anybody_read_their_source_or_not(window):
    dialog = window.command("emergency")
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Eén kuit die gezwollen en pijnlijk is" in said
    assert "Doof gevoel in het kruis" in said
