import pytest

from publication.templatetags.evidence import breakable


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("taletrectinib", "taletrec<wbr>tinib"),
        ("S1986F+L2000V", "S1986F+<wbr>L2000V"),
        ("G2032R", "G2032R"),
        ("cisplatin <new>", "cisplatin &lt;new&gt;"),
    ],
)
def test_a_name_may_be_broken_where_it_is_composed(name, html):
    assert breakable(name) == html
