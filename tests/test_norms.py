"""The tables of figures, against figures copied from the bodies' own tables."""

import pytest

from magapp.content import load_guidance

GUIDANCE = load_guidance()
NORMS = {norm.id: norm for norm in GUIDANCE.norms}


def row(norm_id):
    norm = NORMS[norm_id]
    return (norm.men, norm.women, norm.pregnant, norm.lactating)


@pytest.mark.parametrize(
    ("norm_id", "figures"),
    [
        ("nl_adult", (350, 300, None, None)),
        ("nl_pregnant", (None, None, 300, None)),
        ("nl_lactating", (None, None, None, 300)),
        ("nl_14", (350, 280, None, None)),
        ("nl_10", (280, 280, None, None)),
        ("nl_6", (200, 200, None, None)),
        ("nl_2", (120, 120, None, None)),
        ("nl_12_months", (85, 85, None, None)),
        ("nl_6_months", (80, 80, None, None)),
        ("efsa_adult", (350, 300, 300, 300)),
        ("efsa_10", (300, 250, None, None)),
        ("efsa_3", (230, 230, None, None)),
        ("efsa_1", (170, 170, None, None)),
        ("efsa_7_months", (80, 80, None, None)),
        ("iom_0_months", (30, 30, None, None)),
        ("iom_7_months", (75, 75, None, None)),
        ("iom_ear_1", (65, 65, None, None)),
        ("iom_rda_1", (80, 80, None, None)),
        ("iom_ear_4", (110, 110, None, None)),
        ("iom_rda_4", (130, 130, None, None)),
        ("iom_ear_9", (200, 200, None, None)),
        ("iom_rda_9", (240, 240, None, None)),
        ("iom_ear_14", (340, 300, 335, 300)),
        ("iom_rda_14", (410, 360, 400, 360)),
        ("iom_ear_19", (330, 255, 290, 255)),
        ("iom_rda_19", (400, 310, 350, 310)),
        ("iom_ear_31", (350, 265, 300, 265)),
        ("iom_rda_31", (420, 320, 360, 320)),
        ("iom_ear_51", (350, 265, None, None)),
        ("iom_rda_51", (420, 320, None, None)),
        ("iom_ear_71", (350, 265, None, None)),
        ("iom_rda_71", (420, 320, None, None)),
        ("dach_adult", (350, 300, 300, 300)),
        ("dach_15", (330, 260, None, None)),
        ("dach_13", (280, 240, None, None)),
        ("dach_10", (260, 230, None, None)),
        ("dach_7", (240, 240, None, None)),
        ("dach_4", (190, 190, None, None)),
        ("dach_1", (170, 170, None, None)),
        ("dach_4_months", (80, 80, None, None)),
        ("dach_0_months", (24, 24, None, None)),
        ("nordic_adult", (350, 300, None, None)),
        ("nordic_expecting", (None, None, 300, 300)),
        ("nordic_11", (300, 250, None, None)),
        ("nordic_4", (230, 230, None, None)),
        ("nordic_1", (170, 170, None, None)),
        ("nordic_7_months", (80, 80, None, None)),
        ("uk_adult", (300, 270, None, None)),
        ("uk_lactating", (None, None, None, 320)),
        ("uk_15", (300, 300, None, None)),
        ("uk_11", (280, 280, None, None)),
        ("uk_7", (200, 200, None, None)),
        ("uk_4", (120, 120, None, None)),
        ("uk_1", (85, 85, None, None)),
        ("uk_10_months", (80, 80, None, None)),
        ("uk_7_months", (75, 75, None, None)),
        ("uk_4_months", (60, 60, None, None)),
        ("uk_0_months", (55, 55, None, None)),
        ("who_19", (260, 220, None, None)),
        ("who_66", (224, 190, None, None)),
        ("who_pregnant", (None, None, 220, None)),
        ("who_lactating", (None, None, None, 270)),
        ("who_10", (230, 220, None, None)),
        ("who_7", (100, 100, None, None)),
        ("who_4", (76, 76, None, None)),
        ("who_1", (60, 60, None, None)),
        ("who_7_months", (54, 54, None, None)),
        ("who_0_months_breast", (26, 26, None, None)),
        ("who_0_months_formula", (36, 36, None, None)),
        ("balance_abstract", (165, 165, None, None)),
        ("balance_losses", (186, 186, None, None)),
    ],
)
def test_a_row_has_the_figures_of_its_body(norm_id, figures):
    assert row(norm_id) == figures


def test_every_row_was_compared():
    compared = next(
        mark for mark in test_a_row_has_the_figures_of_its_body.pytestmark if mark.name == "parametrize"
    )
    assert {norm_id for norm_id, _figures in compared.args[1]} == set(NORMS)


def test_every_body_has_rows_and_rows_of_one_measure_do_not_overlap():
    assert {norm.body for norm in GUIDANCE.norms} == {body.id for body in GUIDANCE.bodies}
    for body in GUIDANCE.bodies:
        for age in range(1, 100):
            found = [
                (norm.measure, group)
                for norm in GUIDANCE.norms
                if norm.body == body.id and norm.is_for_age(age)
                for group in ("men", "women", "pregnant", "lactating")
                if norm.mg(group) is not None
            ]
            assert len(found) == len(set(found)), (body.id, age)


def test_figures_from_memory_are_marked_as_not_looked_up():
    unread = {norm.id for norm in GUIDANCE.norms if not norm.verified}
    assert {
        "iom_ear_31",
        "iom_ear_14",
        "nordic_expecting",
        "uk_15",
        "uk_lactating",
        "balance_abstract",
    } <= unread
    assert not {"nl_adult", "efsa_adult", "iom_rda_31", "dach_adult", "uk_adult", "who_19"} & unread


@pytest.mark.parametrize(
    ("level_id", "mg", "children"),
    [
        ("eu", 250, "250 mg from 4 years"),
        ("netherlands", 250, ""),
        ("nordic", 250, ""),
        ("germany", 250, "below 4 years none"),
        ("threonate", 250, "not meant for children"),
        ("us", 350, "1–3 years 65 mg; 4–8 years 110 mg; 9–18 years 350 mg"),
        (
            "norway",
            350,
            "1 to under 3 years 85 mg; 3 to under 10 years 120–200 mg; 10 to under 18 years 280 mg",
        ),
        ("uk", 400, ""),
    ],
)
def test_upper_levels_of_adults_and_children(level_id, mg, children):
    level = next(each for each in GUIDANCE.upper_levels if each.id == level_id)
    assert level.mg == mg
    assert children in level.children.en


def test_l_threonate_is_for_adults_only_and_not_in_pregnancy():
    level = next(each for each in GUIDANCE.upper_levels if each.id == "threonate")
    assert "alleen voor volwassenen; niet bij zwangerschap of borstvoeding" in level.scope.nl


def test_no_body_sets_more_than_the_guidance_level_of_400_mg():
    assert max(level.mg for level in GUIDANCE.upper_levels) == 400


def test_the_forms_say_that_chloride_is_inorganic_and_absorbed_well_and_oxide_poorly():
    said = {
        form.id: (form.salt_class, form.absorption.nl)
        for form in GUIDANCE.forms
        if form.absorption is not None
    }
    assert said["chloride_6"] == said["chloride_0"] == ("inorganic", "goed opgenomen")
    assert said["oxide"] == ("inorganic", "slecht opgenomen")
    assert GUIDANCE.number_text("forms_organic").text.nl.startswith("Organisch is niet altijd beter")


def test_absorption_is_a_share_only_at_the_two_ends_of_the_curve_of_fine():
    shares = [told.id for told in GUIDANCE.form_evidence if "% bij de" in told.evidence.nl]
    assert shares == ["dose_share"]
    fine = next(told for told in GUIDANCE.form_evidence if told.id == "dose_share")
    assert "65 %" in fine.evidence.nl
    assert "11 %" in fine.evidence.nl


@pytest.mark.parametrize(
    ("limit_id", "low", "high"),
    [
        ("symptoms", None, 0.50),
        ("studies", None, 0.70),
        ("rotterdam", None, 0.72),
        ("us_interval", 0.75, 0.95),
        ("usual", 0.70, 1.05),
        ("dutch", 0.75, 1.03),
        ("grey", 0.75, 0.85),
        ("proposed", 0.85, None),
    ],
)
def test_limits_of_magnesium_in_blood_that_others_use(limit_id, low, high):
    limit = next(each for each in GUIDANCE.lab_limits if each.id == limit_id)
    assert (limit.low, limit.high) == (low, high)


def test_there_are_ten_health_claims_none_compared_with_the_regulation_yet():
    assert len(GUIDANCE.health_claims) == 10
    assert not any(claim.verified for claim in GUIDANCE.health_claims)
    assert {claim.sources for claim in GUIDANCE.health_claims} == {("REG432",)}


def test_no_health_claim_is_about_sleep_stress_or_cramps():
    words = " ".join(claim.text.nl + claim.text.en for claim in GUIDANCE.health_claims).lower()
    assert not any(word in words for word in ("slaap", "sleep", "stress", "kramp", "cramp", "migraine"))
