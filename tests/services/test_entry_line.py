"""The entry line: [amount] [unit] food [@ time] [# meal], in Dutch and English at once."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.records import MAX_GRAMS, MEALS
from magapp.services.entry_line import (
    AmountOutOfBoundsError,
    DoseMissingError,
    EntryLineError,
    FoodNotFoundError,
    Measure,
    UnitNotKnownError,
    Usage,
    read_measure,
)
from magapp.services.meal_times import meal_at
from tests.services.catalogue import finder, lexicon, proposals, table

DAY = dt.date(2026, 11, 2)


def first(line, language="nl", usage=None):
    return proposals(line, language, usage)[0]


def _found_or_told(line):
    """Give what a line may mean, or the sentence that says why it means nothing."""
    try:
        return proposals(line), ""
    except EntryLineError as refused:
        return (), refused.sentence()


@pytest.mark.parametrize(
    ("line", "food", "quantity", "unit", "grams", "mg"),
    [
        ("2 sneetjes volkorenbrood", "bread_wholemeal", 2, "slice", 70, 41.8),
        ("2 sn volk", "bread_wholemeal", 2, "slice", 70, 41.8),
        ("2 slices of wholemeal bread", "bread_wholemeal", 2, "slice", 70, 41.8),
        ("30 g pompoenpitten", "pumpkin_seeds", 30, "g", 30, 149.9),
        ("30g pompoenpitten", "pumpkin_seeds", 30, "g", 30, 149.9),
        ("half glas melk", "milk_semi_skimmed", 0.5, "glass", 103, 11.7),
        ("half a glass of milk", "milk_semi_skimmed", 0.5, "glass", 103, 11.7),
        ("1,5 el pindakaas", "peanut_butter", 1.5, "spoon_table", 27, 44.0),
        ("glas wijn", "wine_red", 1, "glass", 99, 8.1),
        ("glass of wine", "wine_red", 1, "glass", 99, 8.1),
        ("½ avocado", "avocado", 1, "half", 90, 22.1),
        ("halve avocado", "avocado", 1, "half", 90, 22.1),
        ("1/2 avocado", "avocado", 1, "half", 90, 22.1),
        ("2 avocado's", "avocado", 2, "piece_medium", 360, 88.6),
        ("anderhalve banaan", "banana", 1.5, "piece_medium", 195, 54.6),
        ("2 halve bananen", "banana", 1, "piece_medium", 130, 36.4),
        ("een paar walnoten", "walnuts", 4, "half", 8, 11.2),
        ("kleine banaan", "banana", 1, "piece_small", 100, 28.0),
        ("3 kleine bananen", "banana", 3, "piece_small", 300, 84.0),
        ("grote appel", "apple", 1, "piece_large", 162, 8.1),
        ("2 eieren", "egg_boiled", 2, "piece_medium", 100, 13.0),
        ("kop thee", "tea_black", 1, "cup", 125, 1.9),
        ("mok koffie", "coffee", 1, "mug", 200, 16.6),
        ("200 ml melk", "milk_semi_skimmed", 200, "ml", 206, 23.5),
        ("2 dl melk", "milk_semi_skimmed", 200, "ml", 206, 23.5),
        ("1 l water", "water_tap", 1000, "ml", 1000, 9.0),
        ("halve liter melk", "milk_semi_skimmed", 500, "ml", 515, 58.7),
        ("1 kg appels", "apple", 1000, "g", 1000, 50.0),
        ("15 amandelen", "almonds", 15, "piece", 18, 46.4),
        ("koffie", "coffee", 1, "cup", 125, 10.4),
        ("1 komkommer", "cucumber", 1, "piece_medium", 399, 47.9),
    ],
)
def test_a_line_gives_its_food_amount_and_magnesium(line, food, quantity, unit, grams, mg):
    found = first(line)
    assert found.food is not None
    assert found.food.id == food
    assert (found.quantity, found.unit) == (quantity, unit)
    assert found.grams == pytest.approx(grams)
    assert found.mg is not None
    assert found.mg.low == found.mg.high == pytest.approx(mg, abs=0.06)


@pytest.mark.parametrize(
    ("line", "time", "meal"),
    [
        ("koffie 8:30", 510, None),
        ("koffie @8 #ontbijt", 480, "breakfast"),
        ("#lunch 2 sneetjes brood 12:15", 735, "lunch"),
        ("koffie # avond", None, "dinner"),
        ("koffie #o", None, "breakfast"),
        ("thee #tussen", None, "snack"),
        ("coffee #dinner @ 18:05", 1085, "dinner"),
        ("koffie", None, None),
    ],
)
def test_a_time_and_a_meal_are_taken_from_the_line(line, time, meal):
    assert {(found.time, found.meal) for found in proposals(line)} == {(time, meal)}


def test_a_line_that_may_mean_several_foods_proposes_them_all():
    assert [found.name for found in proposals("glas wijn")[:2]] == ["Rode wijn", "Witte wijn"]
    assert len(proposals("glas wijn")) > 2


def test_a_bare_number_that_may_count_several_things_proposes_each():
    nuts = [found for found in proposals("5 walnoten") if found.food.id == "walnuts"]
    seeds = [(found.quantity, found.unit) for found in nuts]
    assert seeds == [(10, "half"), (5, "handful"), (5, "g")]


def test_a_large_bare_number_is_grams_rather_than_so_many_portions():
    bread = proposals("100 volkorenbrood")
    assert (bread[0].quantity, bread[0].unit) == (100, "g")
    assert bread[1].unit == "slice"
    assert (first("200 melk").quantity, first("200 melk").unit) == (200, "ml")


def test_a_food_is_proposed_in_the_language_set():
    assert first("wholemeal bread", "nl").name == "Volkorenbrood"
    assert first("volkorenbrood", "en").name == "Wholemeal bread"


@given(st.deferred(lambda: st.sampled_from(table().foods)), st.sampled_from(["nl", "en"]))
def test_a_food_named_alone_is_proposed_first_in_its_usual_portion(food, language):
    found = first(food.name(language), language)
    usual = food.usual_portion()
    assert found.food is food
    assert (found.quantity, found.unit) == (usual.usual, usual.unit)


def test_the_amount_last_used_for_a_food_is_proposed_again():
    usage = Usage(last={"coffee": (2.0, "mug")})
    assert first("koffie", usage=usage).grams == 400
    assert first("1 koffie", usage=usage).grams == 125


def test_a_last_amount_that_the_food_no_longer_has_gives_way_to_the_usual_portion():
    assert first("koffie", usage=Usage(last={"coffee": (2.0, "slice")})).grams == 125


@pytest.mark.parametrize(
    ("line", "food"),
    [
        ("half volle melk", "milk_semi_skimmed"),
        ("2% milk", "milk_semi_skimmed"),
        ("0.0 bier", "beer_alcohol_free"),
        ("100% pindakaas", "peanut_butter_pure"),
    ],
)
def test_a_name_that_begins_with_a_number_is_a_name(line, food):
    found = first(line)
    assert found.food is not None
    assert found.food.id == food
    assert found.quantity == found.food.usual_portion().usual


@pytest.mark.parametrize(
    ("line", "food", "unit"),
    [
        ("2 theelepels volkorenbrood", "Volkorenbrood", "theelepels"),
        ("100 ml volkorenbrood", "Volkorenbrood", "ml"),
        ("glas koffie", "Koffie", "glas"),
        ("groot glas melk", "Halfvolle melk", "groot glas"),
        ("dikke snee melk", "Halfvolle melk", "dikke snee"),
        ("2 stuks bier", "Bier", "stuks"),
    ],
)
def test_a_measure_that_the_food_lacks_is_refused_and_the_known_ones_are_named(line, food, unit):
    with pytest.raises(UnitNotKnownError) as refused:
        proposals(line)
    assert (refused.value.food, refused.value.unit) == (food, unit)
    assert refused.value.sentence().startswith(f"‘{food}’ has no measure ‘{unit}’. Known are: ")


def test_the_known_measures_are_named_in_the_language_set():
    with pytest.raises(UnitNotKnownError) as dutch:
        proposals("2 plakken melk", "nl")
    with pytest.raises(UnitNotKnownError) as english:
        proposals("2 slices of milk", "en")
    assert dutch.value.known == ("glas", "beker", "scheutje", "g", "ml")
    assert english.value.known == ("glass", "mug", "dash", "g", "ml")


def test_a_measure_called_by_the_same_word_is_shown_as_the_one_that_is_weighed():
    cheese = first("1 sneetje kaas")
    assert (cheese.unit, cheese.grams) == ("slice_cut", 20)


@pytest.mark.parametrize(
    "line",
    [
        "0 koffie",
        "0 g kaas",
        "0 qwqw",
        "-2 koffie",
        "−0,5 koffie",
        "1e9 koffie",
        "1e9 g kaas",
        "1e999 koffie",
        "1e-9 koffie",
        "1/0 banaan",
        "0,001 g zout",
        "21 kg appels",
        "3000 glazen melk",
        "20001 g melk",
    ],
)
def test_an_amount_that_nobody_eats_is_refused_with_one_sentence(line):
    with pytest.raises(AmountOutOfBoundsError) as refused:
        proposals(line)
    assert refused.value.sentence() == "The amount must be more than 0 and at most 20 kg. Nothing was added."


@pytest.mark.parametrize("line", ["nan koffie", "inf koffie", "-inf koffie", "1_000 koffie"])
def test_words_that_only_a_computer_takes_for_numbers_are_refused_with_one_sentence(line):
    with pytest.raises(FoodNotFoundError) as refused:
        proposals(line)
    assert refused.value.sentence() == f"No food found for ‘{line}’. Nothing was added."


@pytest.mark.parametrize("line", ["", "   ", "2", "½", "@8", "#lunch", "🍌", "?!", "\0", "\u202e"])
def test_a_line_without_words_is_not_understood(line):
    with pytest.raises(EntryLineError) as refused:
        proposals(line)
    assert refused.value.sentence() == "This line was not understood. Try: 2 slices wholemeal bread."


def test_a_food_that_is_not_found_comes_with_the_nearest_names():
    with pytest.raises(FoodNotFoundError) as refused:
        proposals("komkommerschotel")
    assert "Komkommer" in refused.value.suggestions


def test_words_in_another_script_can_be_kept_as_a_new_product():
    with pytest.raises(FoodNotFoundError) as refused:
        proposals("2 خبز")
    assert refused.value.words == "خبز"


def test_what_would_turn_a_name_round_or_cannot_be_saved_is_not_kept():
    with pytest.raises(FoodNotFoundError) as refused:
        proposals("qwqwqw\u202e\0\ud83c qwq")
    assert refused.value.words == "qwqwqw qwq"


@pytest.mark.parametrize(
    "line", ["a" * 5000, "koffie " * 700, "9" * 5000, "🍌" * 5000, "\u202ekoffie", "1/" * 2500, "@" * 5000]
)
def test_strange_lines_neither_hang_nor_break(line):
    found, sentence = _found_or_told(line)
    assert len(found) <= 8
    assert found or sentence


WORDS = (
    "2 ½ 1e9 - nan g el glas groot half een van koffie volk magnesium mg @8 #l 's 🍌 \0 % 1.000 om ( tablet"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=7))
def test_any_words_are_proposed_within_bounds_or_refused_with_a_sentence(words):
    found, sentence = _found_or_told(" ".join(words))
    assert bool(found) != sentence.endswith(".")
    assert len(found) <= 8
    for each in found:
        assert each.quantity > 0
        assert each.food is None or 0 < (each.grams or 0) <= MAX_GRAMS
        assert each.mg is None or 0 <= each.mg.low <= each.mg.high


@given(
    st.deferred(lambda: st.sampled_from(table().foods)),
    st.floats(0.1, 20),
    st.floats(0.1, 20),
)
def test_more_of_the_same_measure_weighs_more(food, one, other):
    less, more = sorted((one, other))
    for unit in ("g", *(portion.unit for portion in food.portions)):
        assert food.grams_of(less, unit) <= food.grams_of(more, unit)


def test_an_entry_keeps_all_figures_of_its_food_scaled():
    found = first("2 mokken koffie 8:30")
    coffee = table().food("coffee")
    entry = found.to_entry("an-id", DAY, meal="dinner", time=1200)
    assert (entry.id, entry.day, entry.time, entry.meal) == ("an-id", DAY, 510, "breakfast")
    assert (entry.food, entry.name, entry.group) == ("coffee", "Koffie", coffee.group)
    assert (entry.source, entry.source_id, entry.drink) == (coffee.source, coffee.source_id, "coffee")
    assert (entry.quantity, entry.unit, entry.grams) == (2, "mug", 400)
    assert entry.mg == found.mg
    assert entry.energy_kcal == pytest.approx(4 * coffee.energy_kcal)
    assert entry.caffeine_mg == pytest.approx(4 * coffee.caffeine_mg)
    assert entry.alcohol_g == (None if coffee.alcohol_g is None else pytest.approx(4 * coffee.alcohol_g))
    assert not entry.counts_to_upper
    assert not entry.planned


@given(st.deferred(lambda: st.sampled_from(table().foods)))
def test_what_is_unknown_of_a_food_is_unknown_of_its_entry(food):
    entry = first(food.name_nl).to_entry("an-id", DAY, meal="snack")
    share = entry.grams / 100
    for figure, per_100_g in (
        (None if entry.mg is None else entry.mg.low, food.mg_per_100g),
        (entry.energy_kcal, food.energy_kcal),
        (entry.caffeine_mg, food.caffeine_mg),
        (entry.alcohol_g, food.alcohol_g),
    ):
        assert figure == (None if per_100_g is None else pytest.approx(per_100_g * share))


def test_the_lines_own_meal_and_time_win_over_those_given():
    plain = first("koffie").to_entry("id", DAY, meal="dinner", time=1200)
    tagged = first("koffie #lunch").to_entry("id", DAY, meal="dinner", time=1200)
    both = first("koffie 8:30 #lunch").to_entry("id", DAY, meal="dinner", time=1200)
    assert (plain.meal, plain.time) == ("dinner", 1200)
    assert (tagged.meal, tagged.time) == ("lunch", 1200)
    assert (both.meal, both.time) == ("lunch", 510)


def test_a_planned_entry_says_so():
    assert first("koffie").to_entry("id", DAY, meal="snack", planned=True).planned


@pytest.mark.parametrize(
    ("minute", "meal"),
    [
        (3 * 60, "snack"),
        (4 * 60, "breakfast"),
        (11 * 60, "lunch"),
        (15 * 60, "snack"),
        (17 * 60, "dinner"),
        (21 * 60, "snack"),
        (24 * 60, "snack"),
        (29 * 60, "snack"),
    ],
)
def test_the_clock_tells_the_likely_meal(minute, meal):
    assert meal_at(minute) == meal


@given(st.integers(0, 29 * 60 + 59))
def test_every_minute_has_a_meal(minute):
    assert meal_at(minute) in MEALS


@pytest.mark.parametrize(
    ("typed", "measure"),
    [
        ("3", Measure(3.0, None, None, None)),
        ("2 sneetjes", Measure(2.0, "slice", None, None)),
        ("100 g", Measure(100.0, "g", None, None)),
        ("1.000 ml · 1.030 g", Measure(1000.0, "ml", None, None)),
        ("1,000 ml", Measure(1000.0, "ml", None, None)),
        ("2 sneetjes · 70 g", Measure(2.0, "slice", None, None)),
        ("0,5 kg", Measure(500.0, "g", None, None)),
        ("200 mg", Measure(200.0, "mg", None, None)),
        ("@8:30", Measure(None, None, 510, None)),
        ("#lunch", Measure(None, None, None, "lunch")),
        ("2 kopjes @8 #o", Measure(2.0, "cup", 480, "breakfast")),
    ],
)
def test_a_rows_amount_is_read_as_it_is_typed(typed, measure):
    assert read_measure(typed, table()) == measure


@pytest.mark.parametrize("typed", ["", "koffie", "2 qwq", "· 70 g", "🍌"])
def test_a_rows_amount_that_is_none_is_refused(typed):
    with pytest.raises(EntryLineError):
        read_measure(typed, table())


@given(
    st.deferred(lambda: st.sampled_from(table().foods)),
    st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.0, 12.0]),
    st.sampled_from(["nl", "en"]),
    st.data(),
)
def test_a_row_typed_back_as_it_is_shown_weighs_the_same(food, quantity, language, data):
    unit = data.draw(st.sampled_from([portion.unit for portion in food.portions]))
    shown = lexicon().measure_of(quantity, unit, language)
    read = read_measure(shown, table())
    assert food.grams_of(read.amount, read.unit) == food.grams_of(quantity, unit)


def test_a_supplement_without_a_figure_asks_for_the_label():
    with pytest.raises(DoseMissingError) as refused:
        proposals("2 tabletten magnesium")
    assert refused.value.sentence().startswith("How many mg, by the label?")


@pytest.mark.parametrize(
    ("line", "language", "food", "grams"),
    [
        ("zelfgemaakte tomatensoep", "nl", "soup_tomato", 250),
        ("hand ongezouten cashewnoten", "nl", "cashews", 25),
        ("500g beef lasagne", "en", "lasagne", 500),
        ("fillet of trout", "en", "trout_cooked", None),
        ("a bit of jam", "en", "jam", None),
        ("broodje kaas van de bakker", "nl", "sandwich_cheese", None),
        ("lentil soup at my mum's", "en", "soup_lentil", None),
        ("thee zonder suiker", "nl", "tea_black", None),
        ("bitterballen (4 st)", "nl", "bitterballen", 100),
        ("portie bitterballen (6)", "nl", "bitterballen", 150),
        ("lasagne (2 scoops)", "en", "lasagne", 350),
        ("salmon fillet", "en", "salmon_cooked", None),
        ("stuk appeltaart", "nl", "apple_pie", None),
        ("lasagne (leftover)", "en", "lasagne", None),
        ("thuis: banaan", "nl", "banana", None),
    ],
)
def test_words_that_only_describe_are_left_out_when_nothing_is_found_with_them(line, language, food, grams):
    found = first(line, language)
    assert found.food is not None
    assert found.food.id == food
    assert grams is None or found.grams == grams


def test_a_food_of_describing_words_alone_is_not_found():
    with pytest.raises(FoodNotFoundError):
        first("fresh delicious", "en")


def test_words_of_no_food_before_one_are_left_out_and_told():
    found = first("quorn lasagne", "en")
    assert found.food is not None
    assert (found.food.id, found.left_out) == ("lasagne", "quorn")


@pytest.mark.parametrize(
    "line", ["lasagne qwertz", "qwertz 100 g", "2 qwertz", "bier zonder alcoholxx", "qwertz en banaan"]
)
def test_what_a_food_is_called_last_is_never_left_out(line):
    with pytest.raises(FoodNotFoundError):
        first(line)


@pytest.mark.parametrize(
    ("line", "language", "food", "quantity", "unit"),
    [
        ("portie friet 200 g", "nl", "chips_potato_fried", 200, "g"),
        ("small bag of crisps", "en", "crisps", 1, "bag"),
        ("grote kop thee", "nl", "tea_black", 1, "mug"),
        ("a pint of lager", "nl", "beer", 1, "glass_large"),
        ("pint lager", "en", "beer", 1, "glass_large"),
        ("pint bier", "nl", "beer", 1, "glass"),
        ("appel groot", "nl", "apple", 1, "piece_large"),
    ],
)
def test_a_measure_counts_as_its_speaker_means_it(line, language, food, quantity, unit):
    found = first(line, language)
    assert found.food is not None
    assert (found.food.id, found.quantity, found.unit) == (food, quantity, unit)


@pytest.mark.parametrize(
    "line",
    ["magnesiumpil", "multivitamine", "2 magnesium tablets with a glass of water", "magnesiumtablet en thee"],
)
def test_a_magnesium_tablet_beside_something_else_asks_for_its_label(line):
    with pytest.raises(DoseMissingError):
        first(line)


def test_champagne_is_no_champignon():
    found = finder().search("champange", "nl")
    assert "mushroom_raw" not in [food.id for food in found]


def test_a_size_that_a_food_does_not_have_is_left_out_and_told():
    found = first("grote lasagne")
    assert (found.name, found.left_out) == ("Lasagne", "grote")


@pytest.mark.parametrize(
    ("line", "language", "food", "told"),
    [
        ("lasagne gedeeld", "nl", "lasagne", "gedeeld"),
        ("shared lasagne", "en", "lasagne", "shared"),
        ("broodje gezond zonder kaas", "nl", "sandwich_healthy", "zonder kaas"),
        ("koffie zonder suiker", "nl", "coffee", ""),
        ("zelfgemaakte lasagne", "nl", "lasagne", ""),
    ],
)
def test_what_may_change_the_figure_is_told_when_it_is_left_out(line, language, food, told):
    found = first(line, language)
    assert found.food is not None
    assert (found.food.id, found.left_out) == (food, told)
