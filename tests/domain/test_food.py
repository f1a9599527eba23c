"""Foods are weighed by their own measures; what is unknown stays unknown."""

import pytest

from magapp.domain.food import Food, FoodTable, Portion


def a_food(food_id="cheese", *, mg=31.0, group="cheese", density=None, portions=None):
    return Food(
        id=food_id,
        name_nl="Kaas",
        name_en="Cheese",
        group=group,
        mg_per_100g=mg,
        source="BLS40",
        source_id="M402600",
        energy_kcal=None,
        caffeine_mg=None,
        alcohol_g=None,
        density_g_per_ml=density,
        drink="",
        refined="",
        fortified="",
        swap_for="",
        portions=portions
        or (
            Portion("cube", 8.0, None, "OWN", estimate=True),
            Portion("slice_cut", 20.0, 2.0, "OWN", estimate=True),
        ),
        synonyms_nl=(),
        synonyms_en=(),
    )


def test_the_name_is_dutch_or_english():
    assert a_food().name("nl") == "Kaas"
    assert a_food().name("en") == "Cheese"


def test_the_usual_portion_is_the_one_with_a_count():
    assert a_food().usual_portion().unit == "slice_cut"


@pytest.mark.parametrize(
    ("quantity", "unit", "grams"),
    [
        (70, "g", 70),
        (3, "cube", 24),
        (2, "slice_cut", 40),
        (2, "slice", 40),  # “slice” is the word for both in English
        (1, "portion", 40),  # the usual amount
        (1, "bottle", None),
        (100, "ml", None),  # no density
    ],
)
def test_a_quantity_is_weighed_in_a_measure_that_the_food_has(quantity, unit, grams):
    assert a_food().grams_of(quantity, unit) == grams


def test_millilitres_are_weighed_by_the_density():
    assert a_food(density=1.03).grams_of(200, "ml") == pytest.approx(206)


def test_the_upper_end_of_a_group_is_the_75th_percentile_of_what_is_known():
    foods = tuple(a_food(f"food_{mg}", mg=mg) for mg in (10.0, 20.0, 30.0, 40.0, None))
    other = a_food("almonds", mg=258.0, group="nuts_seeds")
    table = FoodTable((*foods, other), (), (), ())
    assert table.group_uppers()["cheese"] == 32.5
    assert table.group_uppers()["nuts_seeds"] == 258.0
    assert "water" not in table.group_uppers()


def test_a_table_finds_by_id_and_tells_when_there_is_nothing():
    table = FoodTable((a_food(),), (), (), ())
    assert table.food("cheese") == a_food()
    assert table.food("stone") is None
    assert table.unit("slice") is None
    assert table.group("cheese") is None
    assert table.source("BLS40") is None
