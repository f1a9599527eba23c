"""Rules 45 to 47 and 52 and the corrections: what the page about the article says of each claim."""

import shutil

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from magapp import resources
from magapp.content import ContentError, load_guidance
from tests.rules.marks import row, rule
from tests.rules.window import texts_of

CORRECTIONS = (
    # rule, claim, verdict, what the correction says, a source that stands at it
    row("c1", "kind_of_amount", "klopt deels", "gewone inname van gezonde mensen", "EFSA 2015"),
    row("c2", "organic_more", "klopt niet", "250 mg geldt voor elke vorm", "BfR 2017"),
    row("c3", "diarrhoea", "klopt deels", "oplosbaarheid geven de doorslag; ook citraat", "BfR 2017"),
    row("c4", "well_absorbed", "klopt deels", "chloride is ook anorganisch", "Firoz 2001"),
    row("c5", "within_days", "niet onderbouwd", "na ongeveer 20 weken", "Zhang 2016"),
    row(
        "c6", "supplement_first", "niet onderbouwd", "Nederlands advies begint bij voeding", "Gezondheidsraad"
    ),
    row("c7", "two_percent", "klopt niet", "niet dat dit in bloed gemeten is", "Radboudumc"),
    row("c8", "prevalence", "klopt niet", "komt uit Amerikaans onderzoek. Volgens het RIVM", "RIVM"),
    row("c9", "not_in_blood", "klopt ongeveer", "ongeveer 99 %", "IOM 1997"),
    row("c10", "normal_on_paper", "niet onderbouwd", "bij één persoon niet te bewijzen", "Costello 2017"),
    row("c11", "signals", "niet onderbouwd", "Deze klachten hebben veel oorzaken", "patient.info"),
    row(
        "c12",
        "cramps",
        "klopt deels",
        "Bij ouderen met kramp deed magnesium weinig tot niets",
        "Cochrane 2020",
    ),
    row("c13", "stress", "niet onderbouwd", "niet bewezen als oorzaak", "Pickering 2020"),
    row("c14", "leaky_gut", "klopt niet", "geen erkende diagnose", "eigen afweging"),
    row("c15", "medicines_left_out", "ontbreekt", "ciclosporine, tacrolimus, cisplatine", "FDA"),
    row(
        "c16",
        "acid_reducers",
        "klopt deels",
        "Maagtabletten met magnesium doen juist het omgekeerde",
        "Rotterdam 2015",
    ),
    row("c17", "alcohol_urine", "klopt deels", "na acht dagen alcohol was de balans", "Dick 1969"),
    row("c18", "coffee", "nauwelijks", "levert 8 mg en kost hoogstens enkele mg", "Cafeïne"),
    row("c19", "cups", "niet onderbouwd", "geen officiële grens", "Voedingscentrum"),
    row("c20", "cooking", "klopt deels", "spinazie van 55 naar 77", "NEVO"),
    row("c21", "sweating", "nauwelijks", "een saunabezoek kost enkele mg", "Hunt 2006"),
    row("c22", "taurine", "persoonlijke ervaring", "alleen proeven met cellen en dieren", "artikel"),
    row("c23", "timing", "persoonlijke ervaring", "Geen onderzoek vergelijkt ochtend met avond", "Mah 2021"),
    row("c24", "rest_keeps_store", "niet onderbouwd", "is niet aangetoond", "Pickering 2020"),
    row("c25", "chocolate", "klopt deels", "89 mg per 100 g volgens NEVO, 228", "NEVO"),
    row("c26", "kidneys_left_out", "ontbreekt", "alleen via de arts", "Magnaspartate"),
    row(
        "c27",
        "reference_2_authors",
        "klopt niet",
        "Vijf van deze namen staan niet op het stuk",
        "Costello 2016",
    ),
    row("c28", "reference_6", "niet te verifiëren", "Dit stuk is niet gevonden", "Blancquaert"),
    row("c29", "reference_1_date", "klopt niet", "van 6 juni 2024", "Radboudumc"),
    row("c30", "interest", "ontbreekt", "Dat kan een commercieel belang zijn", "artikel"),
    row("c31", "own_advice", "persoonlijke ervaring", "Het is geen onderzoek", "artikel"),
)


@pytest.fixture
def page(window):
    return window.command("article")


def card_of(window, page, claim_id):
    claims = window.program.catalogue.guidance.claims
    return next(card for claim, card in zip(claims, page.cards, strict=False) if claim.id == claim_id)


@pytest.mark.parametrize(("claim", "verdict", "said", "source"), CORRECTIONS)
def test_the_page_about_the_article_corrects_it(window, page, claim, verdict, said, source):
    words = texts_of(card_of(window, page, claim))
    assert verdict in words
    assert said in words
    assert source in words


@rule("c14")
def test_ibs_is_told_apart_from_the_bowel_diseases_that_do_lower_magnesium(window, page):
    assert "PDS zelf maakt de opname niet slechter" in texts_of(card_of(window, page, "ibs"))
    assert "coeliakie, de ziekte van Crohn" in texts_of(card_of(window, page, "gut_left_out"))


@rule("c25")
def test_spinach_is_rich_but_less_of_it_is_absorbed(window, page):
    said = texts_of(card_of(window, page, "spinach"))
    assert "26,7 tegen 36,5 %" in said


@rule("c26")
def test_every_warning_that_the_article_lacks_stands_on_the_page(window, page):
    said = page.text()
    for warned in ("myasthenia gravis", "L-threonaat", "Onder 4 jaar", "Levothyroxine: minstens 4 uur"):
        assert warned in said


@rule("45")
def test_every_claim_stands_with_what_the_article_says_a_verdict_a_correction_and_a_source(window, page):
    claims = window.program.catalogue.guidance.claims
    assert len(claims) >= 31
    for claim, card in zip(claims, page.cards, strict=False):
        words = texts_of(card)
        assert claim.article.nl in words
        assert claim.correction.nl in words
        assert window.program.catalogue.guidance.verdict(claim.verdict).name.nl in words
        assert claim.sources


@rule("45")
def test_a_claim_without_a_source_is_refused_with_its_name(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(resources.root() / "content", folder)
    file = folder / "claims.toml"
    words = file.read_text("utf-8")
    first = words.index("[[claim]]")
    place = words.index("sources = [", first)
    file.write_text(words[:place] + "sources = []" + words[words.index("]", place) + 1 :], "utf-8")
    with pytest.raises(ContentError, match=r"claims\.toml, claim 1"):
        load_guidance(folder)


@rule("46")
def test_the_seven_references_stand_with_their_verdicts_and_the_sixth_opens_nothing(window):
    dialog = window.command("sources")
    choices = dialog.findChild(QComboBox)
    choices.setCurrentIndex(choices.findText("De zeven van het artikel"))
    model = dialog.table.model()
    verdicts = [model.index(number, 1).data().split(" ", 1)[-1] for number in range(model.rowCount())]
    assert verdicts == [
        "klopt niet",
        "klopt deels",
        "klopt",
        "klopt niet",
        "klopt deels",
        "niet te verifiëren",
        "klopt",
    ]
    dialog.table.selectRow(5)
    opener = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Openen in de browser")
    assert not opener.isEnabled()
    assert "klopt niet" not in verdicts[5]


@rule("47")
@pytest.mark.parametrize("claim", ["taurine", "timing", "own_advice"])
def test_what_the_author_says_of_herself_wears_the_badge_of_personal_experience(window, page, claim):
    assert "persoonlijke ervaring" in texts_of(card_of(window, page, claim))


@rule("52")
def test_how_often_names_rivm_and_calls_the_fifty_to_sixty_per_cent_american(window, page):
    said = texts_of(card_of(window, page, "prevalence"))
    assert "Volgens het RIVM krijgen volwassenen in Nederland gemiddeld voldoende binnen" in said
    assert "De 50–60 % komt uit Amerikaans onderzoek" in said
