"""Words for people come in the language set, and the language can be switched while the program runs."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from magapp import i18n, resources
from magapp.i18n import N_, _, language, ngettext, system_language, use


@pytest.fixture
def dutch(tmp_path, monkeypatch):
    """Give a small Dutch table, and the language of before when the test is done."""
    folder = tmp_path / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="nl")
    catalogue.add("Food diary", "Eetdagboek")
    catalogue.add(("{count} day", "{count} days"), ("{count} dag", "{count} dagen"))
    with (folder / "magapp.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    monkeypatch.setattr(i18n, "_language", "en")
    monkeypatch.setattr(i18n, "_translations", None)
    return folder / "magapp.mo"


@pytest.mark.usefixtures("dutch")
def test_a_message_is_said_in_the_language_set():
    assert _("Food diary") == "Food diary"
    assert use("nl") == language() == "nl"
    assert _("Food diary") == "Eetdagboek"
    assert use("en") == language() == "en"
    assert _("Food diary") == "Food diary"


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("number", "dutch_words", "english"),
    [
        (1, "dag", "day"),
        (1.0, "dag", "day"),
        (0, "dagen", "days"),
        (2, "dagen", "days"),
        (1.5, "dagen", "days"),
    ],
)
def test_what_is_counted_has_its_singular_and_plural(number, dutch_words, english):
    assert ngettext("{count} day", "{count} days", number) == f"{{count}} {english}"
    use("nl")
    assert ngettext("{count} day", "{count} days", number) == f"{{count}} {dutch_words}"


@pytest.mark.usefixtures("dutch")
def test_a_message_without_a_translation_is_said_in_english():
    use("nl")
    assert _("Not in the table") == "Not in the table"


@pytest.mark.usefixtures("dutch")
def test_an_empty_message_says_nothing_in_dutch_either():
    use("nl")
    assert _("") == ""


def test_a_message_can_be_marked_and_translated_later():
    assert N_("Food diary") == "Food diary"


def test_a_language_that_cannot_be_read_leaves_the_one_that_was_set(dutch):
    dutch.unlink()
    with pytest.raises(FileNotFoundError):
        use("nl")
    assert language() == "en"


@pytest.mark.parametrize(
    ("variables", "guess"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "nl:en"}, "nl"),
    ],
)
def test_the_language_is_dutch_when_the_system_is_dutch_and_else_english(variables, guess, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == guess


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("wanted", [None, "fr", ""])
def test_a_language_that_is_not_there_is_the_systems(wanted, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert use(wanted) == "nl"
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert use(wanted) == "en"
