"""Statements as HTML: Markdown with links, emphasis and lists; marks that lead to the sources; values from records."""

import re
from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from publication.document import Document
from publication.rendering.numbering import mark
from publication.values import resolve_values
from references.content import CitationContent
from trials.marks import CITATION_MARK

_OUTSIDE = re.compile(r"^(https?:|mailto:)", re.IGNORECASE)


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Takes `[@key]` before Markdown sees a link in it."""
    match = CITATION_MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"key": match[1]}
    state.pos = match.end()
    return True


def _render_citation(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    key = tokens[index].meta["key"]
    placed = [citation for citation in env["citations"] if citation.reference == key]
    return "".join(mark(item) for item in placed or [CitationContent(reference=key)])


def _render_link_open(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    address = str(tokens[index].attrs["href"])
    if _OUTSIDE.match(address):
        return f'<a href="{escape(address)}" rel="external noopener noreferrer">'
    return f'<a href="{escape(inside(address, env["root"]))}">'


def inside(address: str, root: str) -> str:
    """An address of the edition as it stands on a page: "#part" is a part of the treatment page."""
    if address.startswith("#") and root:
        return f"{root}{address}"
    return address if address.startswith("#") else f"{root}{address.lstrip('/')}"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity", "balance_pairs"])
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.add_render_rule("citation", _render_citation)
    parser.add_render_rule("link_open", _render_link_open)
    return parser


_PARSER = _parser()


def parse_prose(markdown: str) -> list[Token]:
    """`markdown`, its values resolved, as tokens."""
    return _PARSER.parse(markdown, {"citations": (), "root": ""})


def render_prose(
    text: str,
    document: Document,
    *,
    name: str,
    citations: Sequence[CitationContent] = (),
    root: str = "",
) -> SafeString:
    """`text` as HTML. Sources that it does not place follow it. Raises UnknownValue."""
    placed = set(CITATION_MARK.findall(text))
    rest = {citation.reference for citation in citations if citation.reference not in placed}
    markdown = resolve_values(text, document, name)
    trailing = "".join(f"[@{key}]" for key in dict.fromkeys(c.reference for c in citations) if key in rest)
    html = _PARSER.render(f"{markdown} {trailing}".strip(), {"citations": citations, "root": root})
    return mark_safe(html)  # html is off in the parser, every address is escaped
