import pytest

from publication.serving.current import Current, UnreadableCurrent, drafts, read_current, replace_current

FIRST = Current(1, "1-0123456789ab")


def test_before_the_first_edition_there_is_no_current(tmp_path):
    assert read_current(tmp_path) is None


def test_what_was_put_there_is_read(tmp_path):
    replace_current(tmp_path, FIRST)
    replace_current(tmp_path, Current(2, "2-ba9876543210"))
    assert read_current(tmp_path) == Current(2, "2-ba9876543210")
    assert (tmp_path / "current").read_text() == '{"edition": 2, "bundle": "2-ba9876543210"}'
    assert drafts(tmp_path) == []


@pytest.mark.parametrize(
    "text", ["", "1-abc", "[]", "{}", '{"edition": 1, "bundle": "../1-x"}', '{"edition": 1, "bundle": "2-abc"}']
)
def test_what_makes_no_sense_is_refused(tmp_path, text):
    (tmp_path / "current").write_text(text)
    with pytest.raises(UnreadableCurrent):
        read_current(tmp_path)


def test_a_draft_that_a_crash_left_is_found(tmp_path):
    (tmp_path / ".current-x").touch()
    assert drafts(tmp_path) == [tmp_path / ".current-x"]
