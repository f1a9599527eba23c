"""Rules 25 to 30 and the table of who asks first: what closes the advice on supplements."""

import json

import pytest

from magapp.domain.records import Fact
from tests.rules.marks import row, rule
from tests.rules.person import TODAY
from tests.rules.window import ADVICE, texts_of

CKD = Fact(id="018f0000-0000-7000-8000-0000000000c1", key="condition", value="kidney_severe", since=TODAY)
SUPPLEMENT_TALK = ("organisch", "bisglycinaat", "minstens twee keer per dag", "waarvan magnesium")


def says_nothing_of_supplements(advice):
    step = next(each for each in advice["steps"] if each["id"] == "supplement")
    words = json.dumps(step["texts"], ensure_ascii=False).lower()
    return step["folded"] and len(step["texts"]) == 1 and not any(each in words for each in SUPPLEMENT_TALK)


@rule("25")
def test_severe_kidney_disease_leaves_only_your_doctor_of_all_advice_on_supplements(person):
    person.tells("conditions=kidney_severe").writes("200 mg magnesium")
    advice = person.advice()
    assert says_nothing_of_supplements(advice)
    assert "alleen via uw arts" in person.step("supplement")["texts"][0]


@rule("25")
def test_severe_kidney_disease_keeps_the_food_and_sends_it_to_the_dietitian(person):
    person.tells("conditions=kidney_severe")
    assert "vraag uw diëtist" in person.gate("kidney_severe")["text"]
    assert len(person.step("food")["texts"]) > 1


@rule("25")
def test_a_kidney_gate_hides_nothing_that_was_logged_and_says_whom_to_call_today(person):
    person.tells("conditions=kidney_severe").writes("300 mg magnesium")
    assert person.day()["supplement_mg"]["low"] == 300
    assert person.alerts() == ["over_upper_level_gate"]
    assert (
        "ook maagtabletten of laxeermiddelen? Bel vandaag uw arts of apotheek."
        in (person.gate("kidney_severe")["text"])
    )
    assert "supplement" in person.because("supplement")


@rule("26")
@pytest.mark.parametrize(
    "condition",
    [
        "bradycardia",
        "heart_block",
        "myasthenia",
        "lambert_eaton",
        "struvite_stones",
        "dehydration",
        "bowel_obstruction",
    ],
)
def test_conditions_in_which_magnesium_harms_leave_only_the_doctor(person, condition):
    person.tells(f"conditions={condition}")
    assert says_nothing_of_supplements(person.advice())
    assert person.step("supplement")["texts"] == ["Supplementen met magnesium: alleen via uw arts."]


@rule("27")
@pytest.mark.parametrize("medicine", ["ppi", "loop_diuretic", "thiazide"])
def test_acid_reducers_and_water_pills_ask_about_a_blood_test_and_never_say_take_a_supplement(
    person, medicine
):
    person.tells(f"medicines={medicine}")
    advice = person.advice()
    gate = advice["gates"][0]
    assert "verlagen" in gate["text"]
    assert "Bespreek of bloedonderzoek zin heeft" in gate["text"]
    assert "Stop niet zelf" in gate["text"]
    assert says_nothing_of_supplements(advice)
    assert "neem een supplement" not in json.dumps(advice, ensure_ascii=False).lower()


@rule("28")
def test_a_potassium_sparing_water_pill_may_keep_magnesium_in(person):
    person.tells("medicines=potassium_sparing_diuretic")
    gate = person.gate("potassium_sparing")
    assert "kan magnesium juist vasthouden" in gate["text"]
    assert "verlagen" not in gate["text"]


@pytest.mark.parametrize(
    ("fact", "gate", "only_doctor", "said"),
    [
        row("7a.1", "conditions=kidney_severe", "kidney_severe", True, "alleen via uw arts"),
        row("7a.2a", "conditions=kidney_moderate", "kidney", False, "Vraag eerst uw arts"),
        row("7a.2b", "conditions=kidney_transplant", "kidney", False, "Vraag eerst uw arts"),
        row("7a.2c", "conditions=single_kidney", "kidney", False, "Vraag eerst uw arts"),
        row("7a.3", "birth_year=1955", "older", False, "uw nieren onderzocht zijn"),
        row("7a.4a", "conditions=bradycardia", "heart_conduction", True, "uw cardioloog"),
        row("7a.4b", "conditions=heart_block", "heart_conduction", True, "uw cardioloog"),
        row("7a.5a", "conditions=myasthenia", "muscle_nerve", True, "uw neuroloog"),
        row("7a.5b", "conditions=lambert_eaton", "muscle_nerve", True, "uw neuroloog"),
        row("7a.6", "conditions=struvite_stones", "stones", True, "zonder uw arts"),
        row("7a.7a", "conditions=dehydration", "dehydration", True, "zonder uw arts"),
        row("7a.7b", "conditions=bowel_obstruction", "dehydration", True, "zonder uw arts"),
        row("7a.11a", "pregnant=yes", "pregnancy", False, "uw verloskundige of huisarts"),
        row("7a.11b", "lactating=yes", "pregnancy", False, "uw verloskundige of huisarts"),
        row("7a.12a", "medicines=digoxin", "heart_medicine", False, "uw arts of apotheker"),
        row("7a.12b", "medicines=antiarrhythmic", "heart_medicine", False, "uw arts of apotheker"),
        row("7a.12c", "medicines=muscle_relaxant", "heart_medicine", False, "uw arts of apotheker"),
        row("7a.12d", "medicines=lithium", "heart_medicine", False, "uw arts of apotheker"),
    ],
)
def test_who_asks_first_sees_the_supplement_step_folded(person, fact, gate, only_doctor, said):
    person.tells(fact)
    assert said in person.gate(gate)["text"]
    step = person.step("supplement")
    assert step["folded"]
    assert (step["texts"] == ["Supplementen met magnesium: alleen via uw arts."]) is only_doctor


@rule("7a.3")
def test_kidneys_that_were_tested_answer_the_question_of_age(person):
    person.tells("birth_year=1955", "conditions=kidney_checked")
    assert person.gate("older") is None
    assert not person.step("supplement")["folded"]


@pytest.mark.parametrize(
    ("age", "gate", "said"),
    [
        row("7a.8", 4, "toddler", "alleen op advies van een arts"),
        row("7a.9", 5, "minor", "geen uitleg over supplementen"),
        row("7a.9b", 18, "minor", "geen uitleg over supplementen"),
        row("7a.10", 0, "toddler", "alleen op advies van een arts"),
    ],
)
def test_children_get_no_advice_on_supplements(person, age, gate, said):
    person.tells(f"birth_year={TODAY.year - age}")
    assert said in person.gate(gate)["text"]
    assert person.step("supplement")["texts"] == ["Supplementen met magnesium: alleen via uw arts."]


@rule("7a.11a")
def test_in_pregnancy_the_250_mg_holds_for_all_products_together(person):
    person.tells("pregnant=yes")
    text = person.gate("pregnancy")["text"]
    assert "voeding eerst" in person.gate("pregnancy")["title"].lower()
    assert "De bovengrens van 250 mg per dag geldt ook nu, voor alle middelen met magnesium samen" in text
    assert "Magnesium-L-threonaat is niet bestemd" in text


@pytest.mark.parametrize(
    ("condition", "note", "said"),
    [
        row("7a.13", "operation_planned", "operation", "Vertel de anesthesioloog"),
        row("7a.14a", "fructose_intolerance", "read_label", "Lees het etiket"),
        row("7a.14b", "phenylketonuria", "read_label", "aspartaam"),
    ],
)
def test_what_only_needs_a_word_folds_nothing(person, condition, note, said):
    person.tells(f"conditions={condition}")
    assert said in person.gate(note)["text"]
    assert not person.step("supplement")["folded"]


@rule("25")
def test_a_gate_stands_above_every_alert_of_the_day(window):
    window.program.document.replace({CKD.id: CKD}, "tell")
    window.types("300 mg magnesium")
    cards = [texts_of(card).split(".")[0] for card in window.tab(ADVICE).notices]
    assert cards[0].startswith("<b>Nieren: alleen via uw arts")
    assert len(cards) > 1


@rule("25")
@pytest.mark.parametrize("condition", ["kidney_severe", "kidney_moderate"])
def test_with_a_kidney_disease_the_food_begins_with_whom_to_ask(person, condition):
    assert "uw nieren" not in person.because("food")
    person.tells(f"conditions={condition}")
    assert person.step("food")["because"][0].startswith("Overleg vanwege uw nieren eerst met uw diëtist")


@rule("25")
@pytest.mark.parametrize("fact", ["conditions=kidney_severe", "pregnant=yes", f"birth_year={TODAY.year - 2}"])
def test_with_a_gate_nothing_says_how_to_divide_a_dose(person, fact):
    person.tells(fact).writes("260 mg magnesium 8:00")
    assert "split_dose" not in person.alerts()
    assert "minstens 2 innames" not in person.ask("advice").out + person.ask("day").out
    assert "minstens 2 innames" not in person.ask("label", "--elemental-mg", "200").out
    assert person.ask("label", "--elemental-mg", "200", "--json").json["health_claims"] == []


@rule("25")
def test_magnesium_that_is_written_down_with_kidney_disease_brings_up_whom_to_call_today(person):
    person.tells("conditions=kidney_severe")
    said = person.ask("add", "200 mg magnesium").out
    assert "Bel vandaag uw arts of apotheek" in said
    assert "Bel vandaag uw arts of apotheek" in person.ask("day").out
    assert "Bel vandaag" not in person.ask("add", "1 banaan").out


@rule("18")
def test_the_label_of_l_threonate_says_whom_it_is_not_meant_for(person):
    said = person.ask("label", "--form", "threonate", "--compound-mg", "1000").out
    assert "niet bestemd voor" in said
