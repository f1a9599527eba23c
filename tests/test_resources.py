import shutil
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from magapp import resources


def _root_as_installed_in(package):
    """The answer of a copy of the module that lies in *package*."""
    package.mkdir(parents=True, exist_ok=True)
    shutil.copy(resources.__file__, package / "resources.py")
    spec = spec_from_file_location("copied_resources", package / "resources.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.root()


def test_a_checkout_reads_its_own_folder(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "resources").mkdir()
    assert _root_as_installed_in(tmp_path / "src" / "magapp") == tmp_path / "resources"


@pytest.mark.parametrize("beside", [[], ["pyproject.toml"], ["resources/"]])
def test_an_installed_package_reads_its_own_copy(tmp_path, beside):
    for name in beside:
        (tmp_path / name).mkdir() if name.endswith("/") else (tmp_path / name).touch()
    package = tmp_path / "lib" / "magapp"
    assert _root_as_installed_in(package) == package / "_resources"


def test_this_program_finds_its_resources():
    assert (resources.root() / "locale" / "nl" / "LC_MESSAGES" / "magapp.mo").is_file()
