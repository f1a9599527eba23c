"""Rules 29 and 30 and the table of medicines: the hours between each and magnesium, and their order."""

import pytest

from tests.rules.marks import row, rule

HOURS = (
    # rule, medicine, hours before magnesium, hours after it, what is said, a source
    row("7b.1", "levothyroxine", 4, 4, "minstens 4 uur", "Stockley"),
    row(
        "7b.2", "quinolone", 2, 6, "minstens 2 uur vóór magnesium of minstens 6 uur ná magnesium", "Nix 1989"
    ),
    row("7b.3", "tetracycline", 2, 4, "minstens 2 uur vóór magnesium of minstens 4 uur ná", "Magnaspartate"),
    row("7b.5", "iron", 4, 4, "minstens 4 uur tussen ijzer en magnesium", "Magnaspartate"),
    row("7b.6", "penicillamine", 4, 4, "minstens 4 uur", "Magnaspartate"),
    row("7b.7", "nitrofurantoin", 4, 4, "minstens 4 uur", "Magnaspartate"),
    row("7b.8a", "chloroquine", 4, 4, "minstens 4 uur", "Magnaspartate"),
    row("7b.8b", "quinidine", 4, 4, "minstens 4 uur", "Magnaspartate"),
    row("7b.9", "eltrombopag", 4, 4, "minstens 4 uur", "Magnaspartate"),
    row("7b.11a", "dolutegravir", 2, 6, "minstens 2 uur vóór magnesium of minstens 6 uur ná", "Patel 2011"),
    row("7b.11b", "juluca", 4, 6, "minstens 4 uur vóór magnesium of minstens 6 uur ná", "Patel 2011"),
    row("7b.13a", "mycophenolate", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13b", "rosuvastatin", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13c", "fexofenadine", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13d", "captopril", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13e", "fosinopril", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13f", "azithromycin", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13g", "itraconazole", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13h", "ketoconazole", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13i", "phenytoin", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13j", "digoxin", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13k", "lansoprazole", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13l", "isoniazid", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13m", "rifampicin", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13n", "atazanavir", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13o", "dipyridamole", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13p", "sulpiride", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13q", "phenothiazine", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.13r", "proguanil", 2, 2, "2 tot 3 uur", "maagtablet"),
    row("7b.16", "fluoride", 2, 2, "2 tot 3 uur", "Magnaspartate"),
    row("7b.24", "other", 2, 2, "2 tot 3 uur", "Magnaspartate"),
)


def clock(minutes):
    return f"{minutes // 60}:{minutes % 60:02}"


def too_close(person, days=0):
    return "too_close" in person.alerts(days)


def interaction(person, medicine):
    return next(each for each in person.advice()["interactions"] if each["medicine"] == medicine)


@pytest.mark.parametrize(("medicine", "before", "after", "said", "source"), HOURS)
def test_the_plan_quotes_the_hours_before_and_after_magnesium_with_their_source(
    person, medicine, before, after, said, source
):
    person.tells(f"medicines={medicine}")
    found = interaction(person, medicine)
    assert (found["before_hours"], found["after_hours"]) == (before, after)
    assert said in found["texts"][0]
    assert "Volg altijd" in found["texts"][1]
    assert any(source in each for each in found["sources"])


@pytest.mark.parametrize(("medicine", "before", "after", "said", "source"), HOURS)
def test_a_supplement_within_the_hours_of_a_logged_medicine_gets_its_rule_and_at_the_hours_none(
    person, medicine, before, after, said, source
):
    noon = 12 * 60
    for days, (minutes, close) in enumerate(
        [
            (noon + before * 60, False),  # magnesium exactly so many hours after the medicine
            (noon + before * 60 - 1, True),
            (noon - after * 60, False),  # the medicine exactly so many hours after magnesium
            (noon - after * 60 + 1, True),
        ]
    ):
        person.takes(medicine, "12:00", 2 * days).writes(f"100 mg magnesium {clock(minutes)}", 2 * days)
        assert too_close(person, 2 * days) is close, (clock(minutes), close)


@rule("29")
def test_the_note_quotes_the_two_logged_times_and_the_rule_and_sends_to_the_pharmacy(person):
    person.takes("levothyroxine", "8:00").writes("100 mg magnesium 9:00")
    (note,) = [each["text"] for each in person.advice()["alerts"] if each["id"] == "too_close"]
    for part in ("8:00", "9:00", "Laat minstens 4 uur tussen", "Volg altijd uw apotheek"):
        assert part in note


@rule("29")
def test_a_medicine_that_nobody_knows_gets_two_to_three_hours_and_the_pharmacy(person):
    person.tells("medicines=Zeldzamol")
    found = interaction(person, "Zeldzamol")
    assert found["name"] == "Zeldzamol"
    assert "2 tot 3 uur" in found["texts"][0]
    assert "tenzij uw apotheek anders zegt" in found["texts"][0]


@rule("29")
def test_without_a_time_nothing_is_said_to_be_close(person):
    person.takes("levothyroxine", "8:00").writes("100 mg magnesium")
    assert not too_close(person)


@rule("29")
def test_around_midnight_the_hours_hold_as_well(person):
    person.takes("levothyroxine", "23:30", 1).writes("100 mg magnesium 1:00")
    assert too_close(person)


@rule("30")
def test_the_antibiotic_goes_two_hours_before_or_six_hours_after_and_not_the_reverse(person):
    person.tells("medicines=quinolone")
    said = interaction(person, "quinolone")["texts"][0]
    assert said.index("2 uur vóór") < said.index("6 uur ná")
    person.takes("ciprofloxacine", "8:00").writes("100 mg magnesium 10:00")
    assert not too_close(person)
    person.takes("ciprofloxacine", "12:00", 2).writes("100 mg magnesium 10:00", 2)
    assert too_close(person, 2)


@rule("7b.4")
def test_the_bone_medicine_comes_first_fasting_and_magnesium_four_hours_later(person):
    person.tells("medicines=bisphosphonate")
    found = interaction(person, "bisphosphonate")
    assert (found["before_hours"], found["after_hours"]) == (4, None)
    for part in ("eerst het botmedicijn", "lege maag", "4 uur later", "minstens 2 uur later"):
        assert part in found["texts"][0]
    person.takes("alendroninezuur", "7:00").writes("100 mg magnesium 11:00")
    assert not too_close(person)
    person.takes("alendroninezuur", "7:00", 2).writes("100 mg magnesium 10:59", 2)
    assert too_close(person, 2)
    person.takes("alendroninezuur", "20:00", 4).writes("100 mg magnesium 7:00", 4)
    assert too_close(person, 4)


@rule("7b.10")
def test_gabapentin_goes_two_hours_after_magnesium(person):
    person.tells("medicines=gabapentin")
    found = interaction(person, "gabapentin")
    assert (found["before_hours"], found["after_hours"]) == (None, 2)
    assert "minstens 2 uur ná magnesium" in found["texts"][0]
    person.takes("gabapentine", "12:00").writes("100 mg magnesium 10:00")
    assert not too_close(person)
    person.takes("gabapentine", "12:00", 2).writes("100 mg magnesium 10:01", 2)
    assert too_close(person, 2)


@pytest.mark.parametrize(
    ("medicine", "said"),
    [
        row("7b.12a", "bictegravir", "Vraag uw apotheek"),
        row("7b.12b", "raltegravir", "afgeraden, op welk tijdstip ook"),
        row("7b.14", "nilotinib", "Vermijd maagtabletten met magnesium"),
        row("7b.15", "polystyrene_sulfonate", "niet samen met magnesium"),
        row("7b.21", "zinc_high", "vermindert de opname van magnesium"),
        row("7b.23", "calcium_channel_blocker", "bloeddruk verder verlagen"),
        row("7b.4b", "zoledronic_acid", "Er hoeft geen tijd tussen"),
    ],
)
def test_medicines_without_hours_say_whom_to_ask_or_what_not_to_combine(person, medicine, said):
    person.tells(f"medicines={medicine}")
    found = interaction(person, medicine)
    assert said in found["texts"][0]
    assert (found["before_hours"], found["after_hours"]) == (None, None)


@pytest.mark.parametrize(
    ("medicine", "gate", "said"),
    [
        row("7b.17", "potassium_sparing_diuretic", "potassium_sparing", "vasthouden"),
        row("7b.18a", "loop_diuretic", "diuretic", "Bespreek of bloedonderzoek zin heeft. Stop niet zelf."),
        row("7b.18b", "thiazide", "diuretic", "Bespreek of bloedonderzoek zin heeft. Stop niet zelf."),
        row("7b.19", "ppi", "ppi", "Bespreek of bloedonderzoek zin heeft. Stop niet zelf."),
        row("7b.20", "digoxin", "heart_medicine", "Vraag eerst uw arts of apotheker."),
        row("7b.22a", "aminoglycoside", "hospital_medicine", "Uw arts in het ziekenhuis"),
        row("7b.22b", "muscle_relaxant", "heart_medicine", "Vraag eerst uw arts of apotheker."),
    ],
)
def test_medicines_that_change_magnesium_itself_fold_the_supplement_step(person, medicine, gate, said):
    person.tells(f"medicines={medicine}")
    assert said in person.gate(gate)["text"]
    assert person.step("supplement")["folded"]


@pytest.mark.parametrize(
    "medicine",
    [
        row("7b.12a", "bictegravir"),
        row("7b.12b", "raltegravir"),
        row("7b.14", "nilotinib"),
        row("7b.15", "polystyrene_sulfonate"),
    ],
)
def test_what_does_not_go_with_magnesium_at_any_time_gets_its_text_on_the_same_day(person, medicine):
    person.takes(medicine, "8:00").writes("100 mg magnesium 22:00")
    assert too_close(person)
    person.takes(medicine, "8:00", 3).writes("100 mg magnesium 8:00", 4)
    assert not too_close(person, 3)


@rule("29")
def test_one_oclock_at_night_is_named_by_the_day_that_the_clock_says(person):
    person.writes("100 mg magnesium 25:00", 1).takes("levothyroxine", "1:30")
    (note,) = [each["text"] for each in person.advice()["alerts"] if each["id"] == "too_close"]
    assert "1:00" in note
    assert "dag ervoor" not in note


@rule("29")
def test_a_medicine_that_holds_magnesium_is_no_dose(person):
    answer = person._magapp("dose", "Rennie", "--time", "8:00", "--lang", "nl")
    assert answer.status == 2
    assert "1 Rennie" in answer.err
