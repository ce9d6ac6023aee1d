from pages.content import VALUE_MARK


def test_a_value_mark_may_have_digits_in_its_name():
    assert VALUE_MARK.findall("{{ ic50:g2032r-exampletinib }} and {{result:KEY.of}}") == [
        ("ic50", "g2032r-exampletinib"),
        ("result", "KEY.of"),
    ]
