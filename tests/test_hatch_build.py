import gettext
import os

import pytest
from babel.messages.pofile import PoFileError

import hatch_build

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Saved"
msgstr "{saved}"
"""


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "resources" / "locale" / "nl" / "LC_MESSAGES" / "magapp.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE.format(saved="Bewaard"), "utf-8")
    return path


def _dutch(root):
    return gettext.translation("magapp", root / "resources" / "locale", ["nl"]).gettext("Saved")


def test_a_catalogue_is_compiled_once(tmp_path, catalogue):
    assert hatch_build.compile_catalogues(tmp_path) == [catalogue.with_suffix(".mo")]
    assert hatch_build.compile_catalogues(tmp_path) == []
    assert _dutch(tmp_path) == "Bewaard"


def test_a_catalogue_restored_to_an_older_state_is_compiled_again(tmp_path, catalogue):
    hatch_build.compile_catalogues(tmp_path)
    catalogue.write_text(CATALOGUE.format(saved="Opgeslagen"), "utf-8")
    os.utime(catalogue, (1, 1))
    assert hatch_build.compile_catalogues(tmp_path) == [catalogue.with_suffix(".mo")]


def test_a_broken_catalogue_leaves_the_compiled_one_alone(tmp_path, catalogue):
    hatch_build.compile_catalogues(tmp_path)
    catalogue.write_text('msgid "Saved"\nmsgstr "Bewaard\nnonsense', "utf-8")
    with pytest.raises(PoFileError):
        hatch_build.compile_catalogues(tmp_path)
    assert _dutch(tmp_path) == "Bewaard"
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["magapp.mo", "magapp.po"]


@pytest.mark.usefixtures("catalogue")
def test_a_wheel_carries_what_is_read_and_not_what_it_was_made_of(tmp_path):
    (tmp_path / "resources" / "foods").mkdir()
    (tmp_path / "resources" / "foods" / "foods.csv").touch()
    (tmp_path / "resources" / "foods" / ".foods.csv.swp").touch()
    (tmp_path / "resources" / "locale" / "magapp.pot").touch()
    hatch_build.compile_catalogues(tmp_path)
    assert set(hatch_build.shipped_resources(tmp_path).values()) == {
        "magapp/_resources/foods/foods.csv",
        "magapp/_resources/locale/nl/LC_MESSAGES/magapp.mo",
    }
