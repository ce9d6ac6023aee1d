from publication.rendering.plain import plain_text
from tests import contents

DOCUMENT = contents.document(contents.drug(), contents.result(estimate="79"))


def test_values_stand_and_marks_do_not():
    text = "**{{ drug:exampletinib }}** gave {{ result:exampletinib-example-naive-orr }} [@example2024], [see](#there)."
    assert plain_text(text, DOCUMENT) == "exampletinib gave 79% (56/71), see."


def test_a_list_is_one_line():
    assert plain_text("- one\n- two\n\nthree", DOCUMENT) == "one two three"


def test_a_value_that_is_not_there_stays_as_its_mark():
    assert plain_text("{{ drug:nobody }} and *one*", DOCUMENT) == "{{ drug:nobody }} and one"
