import pytest

from drugs.identifiers import short_name, short_names


@pytest.mark.parametrize("written", ["G2032R", "g2032r", "Gly2032Arg", "GLY2032ARG", "gly2032arg"])
def test_either_notation_of_a_substitution_is_read_whatever_the_case(written):
    assert short_name(written) == "G2032R"


@pytest.mark.parametrize("written", ["", "G2032", "Gly2032", "Foo2032Arg", "p.Gly2032Arg", "G2032RR", "ſ2032R", "MET"])
def test_what_is_no_substitution_has_no_short_name(written):
    assert short_name(written) == ""


def test_a_protein_change_gives_the_short_name_of_each_part():
    assert short_names("p.[Ser1986Phe(;)Leu2000Val]") == ("S1986F", "L2000V")
    with pytest.raises(KeyError):
        short_names("p.Foo2032Arg")
