"""The rules of the advice: gates, order, reasons, interactions."""

from dataclasses import replace

import pytest

from magapp.content import load_guidance
from magapp.domain.advice import Figures, Ruling, Swap, rule
from magapp.domain.amount import Amount, exactly
from magapp.domain.profile import Profile

GUIDANCE = load_guidance()
YEAR = 2026
FIVE_DAYS = Figures(
    complete_days=5,
    suggested_days=2,
    mean_food=Amount(196, 208),
    mean_supplement=exactly(100),
    mean_total=Amount(296, 308),
    supplement_days=4,
)


def ruled(profile: Profile | None = None, figures: Figures = FIVE_DAYS, order="article") -> Ruling:
    return rule(profile or Profile(), figures, GUIDANCE, YEAR, order)


def with_condition(*ids: str) -> Profile:
    return Profile(conditions=frozenset(ids))


def with_medicine(*ids: str) -> Profile:
    return Profile(medicines=frozenset(ids))


def gates(ruling: Ruling) -> list[str]:
    return [each.gate.id for each in ruling.gates]


def step(ruling: Ruling, step_id: str):
    return next(each for each in ruling.steps if each.step.id == step_id)


def reasons(ruling: Ruling, step_id: str):
    return {each.id: each for each in step(ruling, step_id).reasons}


def test_the_article_s_order_begins_with_the_supplement():
    order = [each.step.id for each in ruled().steps]
    assert order == ["supplement", "food", "alcohol_caffeine", "sleep_relaxation"]


def test_food_first_puts_the_supplement_last():
    order = [each.step.id for each in ruled(order="food_first").steps]
    assert order == ["food", "alcohol_caffeine", "sleep_relaxation", "supplement"]


def test_a_profile_without_ticks_opens_no_gate():
    ruling = ruled()
    assert gates(ruling) == []
    assert not step(ruling, "supplement").folded


STOPPING = {
    "kidney_severe": "kidney_severe",
    "heart_block": "heart_conduction",
    "bradycardia": "heart_conduction",
    "myasthenia": "muscle_nerve",
    "struvite_stones": "stones",
    "dehydration": "dehydration",
    "bowel_obstruction": "dehydration",
}


@pytest.mark.parametrize("order", ["article", "food_first"])
@pytest.mark.parametrize(("condition", "gate"), STOPPING.items())
def test_a_condition_that_forbids_supplements_folds_the_step_in_either_order(condition, gate, order):
    ruling = ruled(with_condition(condition), order=order)
    assert gates(ruling) == [gate]
    assert step(ruling, "supplement").folded
    assert step(ruling, "supplement").stop


@pytest.mark.parametrize(
    ("profile", "gate"),
    [
        (with_condition("kidney_moderate"), "kidney"),
        (with_condition("kidney_transplant"), "kidney"),
        (with_condition("single_kidney"), "kidney"),
        (with_medicine("ppi"), "ppi"),
        (with_medicine("loop_diuretic"), "diuretic"),
        (with_medicine("thiazide"), "diuretic"),
        (with_medicine("potassium_sparing_diuretic"), "potassium_sparing"),
        (with_medicine("digoxin"), "heart_medicine"),
        (Profile(pregnant=True), "pregnancy"),
        (Profile(lactating=True), "pregnancy"),
        (Profile(birth_year=YEAR - 70), "older"),
    ],
)
def test_who_should_ask_first_finds_the_supplement_step_folded(profile, gate):
    ruling = ruled(profile)
    assert gates(ruling) == [gate]
    assert step(ruling, "supplement").folded
    assert not step(ruling, "supplement").stop


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (2, ["toddler", "minor"]),
        (4, ["toddler", "minor"]),
        (5, ["minor"]),
        (18, ["minor"]),
        (19, []),
        (64, []),
        (65, ["older"]),
    ],
)
def test_age_opens_its_gate(age, expected):
    assert gates(ruled(Profile(birth_year=YEAR - age))) == expected


def test_kidneys_that_were_tested_close_the_question_of_age():
    assert gates(ruled(Profile(birth_year=1950, conditions=frozenset({"kidney_checked"})))) == []


def test_a_kidney_disease_answers_the_question_of_age_whatever_else_is_ticked():
    profile = Profile(birth_year=1950, conditions=frozenset({"kidney_severe", "kidney_checked"}))
    assert gates(ruled(profile)) == ["kidney_severe"]


def test_a_gate_folds_no_other_step():
    ruling = ruled(with_condition("kidney_severe"))
    assert [each.step.id for each in ruling.steps if each.folded] == ["supplement"]


@pytest.mark.parametrize("profile", [with_condition("kidney_severe"), with_medicine("ppi"), Profile()])
def test_a_gate_never_hides_what_was_logged(profile):
    said = reasons(ruled(profile), "supplement")
    shown = said.get("supplement_logged") or said["supplement_logged_gate"]
    assert shown.figures["amount"] == exactly(100)


@pytest.mark.parametrize(
    "profile", [with_condition("kidney_severe"), with_medicine("ppi"), Profile(sex="female", pregnant=True)]
)
def test_with_a_gate_what_was_logged_is_for_a_doctor_to_judge_and_beside_no_limit(profile):
    assert "supplement_logged_gate" in reasons(ruled(profile), "supplement")
    assert "supplement_logged" in reasons(ruled(), "supplement")


@pytest.mark.parametrize("condition", ["kidney_severe", "kidney_moderate"])
def test_a_kidney_disease_is_told_nothing_of_what_to_eat_or_drink_but_whom_to_ask(condition):
    eaten = replace(FIVE_DAYS, swaps=(Swap(food="a", other="b", grams=10, gained=9),), largest_meal_share=0.5)
    ruling = ruled(with_condition(condition), eaten)
    food, sleep = (
        next(each for each in ruling.steps if each.step.id == key) for key in ("food", "sleep_relaxation")
    )
    assert food.title.nl == "Voeding: overleg eerst"
    assert "diëtist" in food.todo.nl
    assert {reason.id for reason in food.reasons}.isdisjoint({"swap", "largest_meal"})
    assert not food.applies
    assert ruling.figures.swaps == ()
    said = " ".join(each.nl for each in (food.todo, *food.details, sleep.todo, *sleep.details))
    assert "twee liter" not in said
    assert "handje" not in said


def test_who_is_under_18_is_not_told_how_to_spread_food_over_the_day():
    young = replace(FIVE_DAYS, largest_meal_share=0.5)
    assert "largest_meal" in reasons(ruled(Profile(), young), "food")
    assert "largest_meal" not in reasons(ruled(Profile(birth_year=YEAR - 16), young), "food")


@pytest.mark.parametrize("cause", ["medicines", "gut"])
def test_nothing_that_was_ticked_makes_a_supplement_worth_taking(cause):
    ruling = ruled(Profile(causes=frozenset({cause})))
    (supplement,) = (each for each in ruling.steps if each.step.id == "supplement")
    assert any(reason.id == "cause_ticked" for reason in supplement.reasons)
    assert not supplement.applies


@pytest.mark.parametrize(("age", "hours", "applies"), [(16, 7.5, True), (16, 8.0, False), (40, 7.0, False)])
def test_how_much_sleep_is_enough_goes_by_age(age, hours, applies):
    figures = Figures(sleep_hours=hours, sleep_nights=5)
    ruling = ruled(Profile(birth_year=YEAR - age), figures)
    (sleep,) = (each for each in ruling.steps if each.step.id == "sleep_relaxation")
    assert sleep.applies is applies


def test_a_gate_knows_what_opened_it():
    ruling = ruled(Profile(medicines=frozenset({"loop_diuretic", "thiazide"})))
    assert ruling.gates[0].medicines == ("loop_diuretic", "thiazide")


def test_a_risk_that_is_no_reason_to_fold_is_a_note():
    ruling = ruled(with_condition("type2_diabetes", "coeliac"))
    assert gates(ruling) == []
    assert [each.gate.id for each in ruling.notes] == ["lowers_magnesium"]
    assert ruling.notes[0].conditions == ("type2_diabetes", "coeliac")


def test_ids_of_a_newer_version_open_nothing():
    ruling = ruled(Profile(conditions=frozenset({"from_the_future"})))
    assert gates(ruling) == []


def test_a_ticked_medicine_shows_its_interval():
    ruling = ruled(with_medicine("quinolone", "levothyroxine"))
    assert [each.medicine.id for each in ruling.interactions] == ["levothyroxine", "quinolone"]


def test_an_unknown_medicine_gets_the_general_text():
    (found,) = ruled(with_medicine("new_pill")).interactions
    assert (found.named, found.medicine.id) == ("new_pill", "other")


def test_under_three_complete_days_no_average_is_named():
    said = reasons(ruled(figures=Figures(complete_days=2)), "food")
    assert set(said) == {"too_few_days"}
    assert said["too_few_days"].figures == {"days": 2, "needed": 3}


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (exactly(269), "intake_under"),
        (exactly(270), "intake_around"),
        (exactly(331), "intake_above"),
        (Amount(260, 280), "intake_under_around"),
        (Amount(260, 400), "intake_under_around_above"),
    ],
)
def test_the_average_is_placed_beside_the_adequate_intake(total, expected):
    figures = Figures(complete_days=3, mean_food=total, mean_supplement=exactly(0), mean_total=total)
    assert expected in reasons(ruled(Profile(sex="female"), figures), "food")


def test_without_a_sex_both_adequate_intakes_are_named():
    said = reasons(ruled(), "food")
    assert said["intake_two_references"].figures == {"women": exactly(300), "men": exactly(350)}


def test_under_eighteen_the_intake_is_not_judged():
    said = reasons(ruled(Profile(sex="female", birth_year=YEAR - 16)), "food")
    assert not any(each.startswith("intake_") for each in said)


def test_swaps_make_the_food_step_apply():
    swap = Swap(food="bread_white", other="bread_wholemeal", grams=140, gained=53)
    ruling = ruled(figures=Figures(swaps=(swap,) * 5))
    found = [each for each in step(ruling, "food").reasons if each.id == "swap"]
    assert len(found) == 3
    assert found[0].names == {"food": "bread_white", "other": "bread_wholemeal"}
    assert step(ruling, "food").applies


@pytest.mark.parametrize(
    ("profile", "caffeine", "expected"),
    [
        (Profile(), 300, "caffeine_under"),
        (Profile(), 400, "caffeine_under"),
        (Profile(), 420, "caffeine_over"),
        (Profile(pregnant=True), 240, "caffeine_over"),
    ],
)
def test_caffeine_stands_beside_its_limit(profile, caffeine, expected):
    figures = Figures(complete_days=3, caffeine_mg=caffeine, coffee_cups=5)
    assert expected in reasons(ruled(profile, figures), "alcohol_caffeine")


def test_more_than_a_glass_makes_the_step_apply():
    figures = Figures(complete_days=3, alcohol_glasses=0.6, days_over_one_glass=2)
    assert step(ruled(figures=figures), "alcohol_caffeine").applies
    calm = Figures(complete_days=3, alcohol_glasses=0.2, days_over_one_glass=0)
    assert not step(ruled(figures=calm), "alcohol_caffeine").applies


def test_who_is_pregnant_hears_no_alcohol_at_all():
    assert "alcohol_zero" in reasons(ruled(Profile(pregnant=True)), "alcohol_caffeine")
    assert "alcohol_zero" not in reasons(ruled(), "alcohol_caffeine")


@pytest.mark.parametrize(("hours", "applies"), [(6.5, True), (7.0, False)])
def test_short_nights_make_the_sleep_step_apply(hours, applies):
    figures = Figures(sleep_hours=hours, sleep_nights=6)
    assert step(ruled(figures=figures), "sleep_relaxation").applies is applies


@pytest.mark.parametrize(
    ("cause", "concerned"),
    [
        ("low_intake", "food"),
        ("stress", "sleep_relaxation"),
        ("gut", "supplement"),
        ("alcohol", "alcohol_caffeine"),
        ("medicines", "supplement"),
        ("caffeine", "alcohol_caffeine"),
        ("sweating", "sleep_relaxation"),
    ],
)
def test_a_ticked_cause_stands_at_the_step_it_concerns(cause, concerned):
    ruling = ruled(Profile(causes=frozenset({cause})))
    with_it = [each.step.id for each in ruling.steps if any(r.id == "cause_ticked" for r in each.reasons)]
    assert with_it == [concerned]


def test_every_reason_that_the_rules_can_give_has_its_sentence():
    everything = Figures(
        complete_days=4,
        suggested_days=1,
        mean_food=Amount(100, 200),
        mean_supplement=exactly(260),
        mean_total=Amount(360, 460),
        supplement_days=4,
        days_over_upper=4,
        coffee_cups=7,
        caffeine_mg=420,
        late_caffeine_days=2,
        alcohol_glasses=2,
        days_over_one_glass=3,
        sleep_hours=6,
        sleep_nights=5,
        bedtime_spread=2,
        relaxation_days=1,
        stress_days=2,
        swaps=(Swap(food="a", other="b", grams=10, gained=9),),
    )
    for figures in (everything, FIVE_DAYS, Figures(), Figures(supplement_days=1)):
        for profile in (Profile(), Profile(sex="male", pregnant=True, causes=frozenset({"stress"}))):
            for each in ruled(profile, figures).steps:
                for reason in each.reasons:
                    sentence = GUIDANCE.reason(reason.id).for_count(reason.count)
                    filled = dict.fromkeys((*reason.figures, *reason.names), "x")
                    assert "{" not in sentence.nl.format(**filled) + sentence.en.format(**filled)


@pytest.mark.parametrize(("condition", "named"), [("coeliac", True), ("kidney_severe", False)])
def test_days_over_the_upper_level_are_counted_only_for_who_it_is_about(condition, named):
    figures = Figures(complete_days=4, mean_supplement=exactly(260), supplement_days=4, days_over_upper=4)
    ruling = ruled(Profile(conditions=frozenset({condition})), figures)
    reasons = {reason.id for each in ruling.steps for reason in each.reasons}
    assert ("days_over_upper" in reasons) is named


def said_of(**figures):
    ruling = ruled(
        figures=Figures(complete_days=5, mean_food=exactly(200), mean_total=exactly(200), **figures)
    )
    return [reason.id for each in ruling.steps for reason in each.reasons]


@pytest.mark.parametrize(("share", "told"), [(0.0, False), (0.004, False), (0.006, True), (0.4, True)])
def test_a_meal_that_gave_nothing_is_not_told(share, told):
    assert ("largest_meal" in said_of(largest_meal_share=share)) is told


@pytest.mark.parametrize(
    ("water", "drinks", "told"),
    [
        (0.0, 0.0, []),
        (0.04, 0.04, []),
        (0.0, 0.8, ["fluid_no_water"]),
        (0.04, 0.8, ["fluid_no_water"]),
        (0.5, 0.8, ["fluid"]),
    ],
)
def test_no_water_and_no_drinks_are_not_told_as_0_litres(water, drinks, told):
    said = said_of(water_litres=water, drink_litres=drinks)
    assert [each for each in said if each.startswith("fluid")] == told


@pytest.mark.parametrize(("caffeine", "told"), [(0.3, False), (0.6, True)])
def test_a_trace_of_caffeine_is_not_told_as_0_mg(caffeine, told):
    assert ("caffeine_under" in said_of(caffeine_mg=caffeine)) is told


def test_a_child_under_4_is_told_of_no_nuts_and_no_coffee():
    eaten = replace(FIVE_DAYS, swaps=(Swap(food="a", other="b", grams=10, gained=9),))
    ruling = ruled(Profile(birth_year=YEAR - 2), eaten)
    food, drinks = (
        next(each for each in ruling.steps if each.step.id == key) for key in ("food", "alcohol_caffeine")
    )
    assert "Geef geen hele noten" in food.todo.nl
    assert drinks.todo.nl.startswith("Geen alcohol, koffie")
    assert ruling.figures.swaps == ()


@pytest.mark.parametrize(
    ("profile", "said", "not_said"),
    [
        (Profile(sex="female", pregnant=True), "200 mg", "per kilo"),
        (Profile(birth_year=YEAR - 16), "3 mg per kilo", "200 mg"),
    ],
)
def test_each_is_told_of_the_limit_of_caffeine_of_their_own(profile, said, not_said):
    (drinks,) = (each for each in ruled(profile).steps if each.step.id == "alcohol_caffeine")
    assert said in drinks.todo.nl
    assert not_said not in drinks.todo.nl


def test_with_a_kidney_disease_no_intake_is_set_beside_the_norm_of_the_healthy():
    reasons_of_food = reasons(ruled(with_condition("kidney_severe")), "food")
    assert not any(each.startswith("intake_") for each in reasons_of_food)
