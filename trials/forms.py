"""The box in which prose is written: the text, a search for values and sources, and how it would print."""

from typing import Any, ClassVar

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms import Script
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from trials.marks import explain_grammar


class ProseWidget(AdminTextareaWidget):
    """A textarea. static/admin-marks.js adds the search and the preview; without it a link leads to the search."""

    class Media:
        css: ClassVar[Any] = {"all": ["admin-marks.css"]}
        js: ClassVar[Any] = [Script("admin-marks.js", type="module")]

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        textarea = super().render(name, value, attrs, renderer)
        context = {"textarea": textarea, "id": (attrs or {}).get("id", name), "grammar": explain_grammar()}
        return render_to_string("admin/prose/_box.html", context)
