"""Lists as PDF/UA-1 wants them: items in a list, a label and a body in an item (ISO 32000-1, 14.8.4.3.3)."""

from pydyf import PDF, Dictionary

from publication.rendering.pdf_finishing.objects import elements, kids, root

OF_A_LIST = ("/L", "/LI", "/Caption")
OF_AN_ITEM = ("/Lbl", "/LBody")


def mend_lists(pdf: PDF) -> None:
    """Makes items of groups of terms (`dl > div`), and leaves nothing in a list beside its items."""
    for element in elements(pdf, root(pdf)):
        if element["S"] == "/L":
            _mend(pdf, element)


def _mend(pdf: PDF, element: Dictionary) -> None:
    """What stands between two items, a blank mostly, joins the first; what stands before them is the caption."""
    items: list[Dictionary] = []
    for kid in kids(pdf, element):
        if kid["S"] == "/Div":
            _make_item(pdf, kid)
        if kid["S"] in OF_A_LIST:
            items.append(kid)
        elif items:
            _adopt(_last_part(pdf, items[-1]), kid)
        else:
            kid["S"] = "/Caption"
            items.append(kid)
    element["K"][:] = [item.reference for item in items]


def _make_item(pdf: PDF, group: Dictionary) -> None:
    """An item of the terms in a group, each of which came as an item. With more than one, the first is the label."""
    terms = [kid for kid in kids(pdf, group) if kid["S"] == "/LI"]
    if not terms:
        return
    for term in terms:
        term["S"] = "/LBody"
        for body in kids(pdf, term):
            body["S"] = "/Div"
    if len(terms) > 1:
        terms[0]["S"] = "/Lbl"
    _leave_parts_only(pdf, group)
    group["S"] = "/LI"


def _leave_parts_only(pdf: PDF, item: Dictionary) -> None:
    """What stands beside the parts of an item joins the part before it, or the first."""
    found = kids(pdf, item)
    part = next(kid for kid in found if kid["S"] in OF_AN_ITEM)
    for kid in found:
        if kid["S"] in OF_AN_ITEM:
            part = kid
        else:
            item["K"].remove(kid.reference)
            _adopt(part, kid)


def _last_part(pdf: PDF, item: Dictionary) -> Dictionary:
    """What of an item takes more: its last part, or itself if it has none."""
    parts = kids(pdf, item) if item["S"] == "/LI" else []
    return parts[-1] if parts else item


def _adopt(parent: Dictionary, kid: Dictionary) -> None:
    parent["K"].append(kid.reference)
    kid["P"] = parent.reference
