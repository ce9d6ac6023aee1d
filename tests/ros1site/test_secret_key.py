import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from ros1site.secret_key import read_or_make_secret_key


def test_the_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "var" / "secret_key"
    first = read_or_make_secret_key(path)
    assert len(first) == 50
    assert read_or_make_secret_key(path) == first


def test_the_key_can_be_read_by_its_owner_alone(tmp_path):
    path = tmp_path / "secret_key"
    read_or_make_secret_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_one_key(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(read_or_make_secret_key, [path] * 64))
    assert keys == {path.read_text().strip()}


def test_making_a_key_leaves_nothing_else_behind(tmp_path):
    read_or_make_secret_key(tmp_path / "secret_key")
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_an_empty_key_file_is_refused_and_named(tmp_path):
    path = tmp_path / "secret_key"
    path.touch()
    with pytest.raises(ValueError, match="secret_key is empty"):
        read_or_make_secret_key(path)
