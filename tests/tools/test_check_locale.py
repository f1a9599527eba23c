import pytest
from babel.messages.catalog import Catalog

from tools import check_locale

SOURCE = """
from magapp.i18n import N_, _, ngettext, pgettext
TITLE = N_("Food diary")
def shown(count):
    return _("Saved {time}") + ngettext("{count} day", "{count} days", count) + pgettext("verb", "Plan")
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "src" / "magapp").mkdir(parents=True)
    (tmp_path / "src" / "magapp" / "window.py").write_text(SOURCE, "utf-8")
    return tmp_path


@pytest.fixture
def template(root):
    return check_locale.extract(root)


@pytest.fixture
def dutch():
    """A complete Dutch catalogue of the template."""
    catalogue = Catalog(locale="nl")
    catalogue.add("Food diary", "Eetdagboek")
    catalogue.add("Saved {time}", "Bewaard {time}")
    catalogue.add(("{count} day", "{count} days"), ("{count} dag", "{count} dagen"))
    catalogue.add("Plan", "Inplannen", context="verb")
    return catalogue


def _problems(template, dutch):
    return list(check_locale.problems(template, dutch))


def test_a_complete_catalogue_has_no_problem(template, dutch):
    assert _problems(template, dutch) == []


def test_a_missing_text_is_told_with_its_file(template, dutch):
    dutch.delete("Food diary")
    assert _problems(template, dutch) == ["missing: 'Food diary' (src/magapp/window.py)"]


@pytest.mark.parametrize(
    ("message", "string", "problem"),
    [
        ("Food diary", "", "untranslated"),
        ("{count} day", ("{count} dag", ""), "untranslated"),
        ("Saved {time}", "Bewaard {tijd}", "other placeholders"),
        ("Saved {time}", "Bewaard", "other placeholders"),
        ("{count} day", ("{count} dag", "dagen"), "other placeholders"),
        ("Saved {time}", "Bewaard {time", "braces that do not match"),
    ],
)
def test_a_translation_that_would_not_show_is_told(template, dutch, message, string, problem):
    dutch.get(message).string = string
    (found,) = _problems(template, dutch)
    assert found.startswith(problem)


def test_a_guessed_translation_is_told(template, dutch):
    dutch.get("Food diary").flags.add("fuzzy")
    assert [found.split(":")[0] for found in _problems(template, dutch)] == ["fuzzy"]


def test_a_text_that_no_source_has_is_told(template, dutch):
    dutch.add("Gone", "Weg")
    assert _problems(template, dutch) == ["obsolete: 'Gone'"]


def test_an_update_without_a_changed_text_changes_no_file(root, template):
    assert len(check_locale.update(root, template, prune=False)) == 2
    (root / "src" / "magapp" / "window.py").write_text("\n\n" + SOURCE, "utf-8")
    assert check_locale.update(root, check_locale.extract(root), prune=False) == []


def test_a_text_that_comes_back_has_its_translation_again(root, template):
    check_locale.update(root, template, prune=False)
    path = root / "resources" / "locale" / "nl" / "LC_MESSAGES" / "magapp.po"
    path.write_text(
        path.read_text("utf-8").replace('"Food diary"\nmsgstr ""', '"Food diary"\nmsgstr "Eetdagboek"')
    )
    window = root / "src" / "magapp" / "window.py"
    window.write_text(SOURCE.replace("Food diary", "Diary"), "utf-8")
    check_locale.update(root, check_locale.extract(root), prune=False)
    assert '#~ msgid "Food diary"' in path.read_text("utf-8")
    window.write_text(SOURCE, "utf-8")
    check_locale.update(root, check_locale.extract(root), prune=True)
    assert 'msgid "Food diary"\nmsgstr "Eetdagboek"' in path.read_text("utf-8")
    assert "#~" not in path.read_text("utf-8")
