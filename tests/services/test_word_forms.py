"""Two words are one where they differ by the ending for many, small or an adjective, or by spelling."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.services.word_forms import forms, sounds


def forms_of(word):
    return {form for form, _place in forms([word])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boon", "boontjes"),
        ("boon", "bonen"),
        ("snee", "sneetje"),
        ("snee", "sneetjes"),
        ("tomaat", "tomaatje"),
        ("tomaat", "tomaten"),
        ("banaan", "bananen"),
        ("aardappel", "aardappels"),
        ("aardappel", "aardappelen"),
        ("aardappel", "aardappeltjes"),
        ("ei", "eieren"),
        ("ei", "eitje"),
        ("ui", "uien"),
        ("brood", "broodjes"),
        ("kaas", "kaasjes"),
        ("kaas", "kazen"),
        ("noot", "noten"),
        ("koek", "koekjes"),
        ("appel", "appeltje"),
        ("bes", "bessen"),
        ("bol", "bolletje"),
        ("druif", "druiven"),
        ("glas", "glaasje"),
        ("glas", "glazen"),
        ("boom", "boompje"),
        ("abrikoos", "abrikozen"),
        ("wit", "witte"),
        ("rood", "rode"),
        ("tomato", "tomatoes"),
        ("berry", "berries"),
        ("loaf", "loaves"),
        ("dish", "dishes"),
        ("glass", "glasses"),
        ("slice", "slices"),
        ("egg", "eggs"),
        ("yoghurt", "yoghurd"),
        ("yoghurt", "joghurt"),
        ("spaghetti", "spagetti"),
        ("croissant", "kroissant"),
        ("aardbei", "aardbij"),
        ("citroen", "sitroen"),
        ("couscous", "koeskoes"),
        ("saus", "sous"),
        ("thee", "tee"),
        ("quark", "kwark"),
    ],
)
def test_a_word_is_the_same_in_another_form(one, other):
    assert forms_of(one) & forms_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kool", "cola"),
        ("ei", "ijs"),
        ("brood", "broth"),
        ("ham", "hamburger"),
        ("peen", "peer"),
        ("bier", "bes"),
    ],
)
def test_another_word_is_not_the_same(one, other):
    assert not forms_of(one) & forms_of(other)


words = st.text(string.ascii_lowercase + string.digits + "%&", min_size=1)


@given(st.lists(words))
def test_every_word_has_a_form_and_words_together_the_same_ones(several):
    together = forms(several)
    assert {place for _form, place in together} == set(range(len(several)))
    assert together == [(form, at) for at, word in enumerate(several) for form, _place in forms([word])]


@given(st.lists(words))
def test_words_sound_the_same_alone_and_in_a_list(several):
    assert sounds(several) == [sound for word in several for sound in sounds([word])]
