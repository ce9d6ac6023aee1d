from references.content import ReferenceContent


def test_a_reference_of_an_earlier_edition_is_read_without_what_is_published_no_more():
    kept = {"origin": "primary", "verification": "checked", "key": "a2024", "kind": "article", "title": "A"}
    read = ReferenceContent.model_validate({**kept, "supports": "Example: 79% of 71."})
    assert read == ReferenceContent.model_validate(kept)
    assert "supports" not in read.as_dict()
