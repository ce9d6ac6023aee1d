import re

from publication.rendering.sitemap import search_engine_files
from tests.publication import documents


def test_every_page_is_in_the_site_map_but_those_that_repeat_others_or_were_taken_back(settings):
    settings.SITE_ADDRESS = "https://ros1.example/"
    paths = [
        "index.html", "drugs/index.html", "drugs/a/index.html", "drugs/gone/index.html", "sections/s/index.html",
        "mutations/S1986F+L2000V/index.html", "editions/index.html", "404.html", "assets/site.0123abcd.css",
    ]  # fmt: skip
    files = dict(search_engine_files(documents.small_document(), paths, ["drugs/gone/index.html"]))
    assert re.findall("<loc>(.*)</loc>", files["sitemap.xml"].decode()) == [
        f"https://ros1.example/{path}" for path in ("drugs/a/", "drugs/", "editions/", "", "mutations/S1986F%2BL2000V/")
    ]


def test_a_day_stands_only_where_every_edition_changes_the_page(settings):
    settings.SITE_ADDRESS = "https://ros1.example/"
    paths = ["index.html", "editions/index.html", "drugs/a/index.html"]
    files = dict(search_engine_files(documents.small_document(), paths, []))
    assert files["sitemap.xml"].decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url>\n    <loc>https://ros1.example/drugs/a/</loc>\n  </url>\n"
        "  <url>\n    <loc>https://ros1.example/editions/</loc>\n    <lastmod>2026-11-22</lastmod>\n  </url>\n"
        "  <url>\n    <loc>https://ros1.example/</loc>\n    <lastmod>2026-11-22</lastmod>\n  </url>\n"
        "</urlset>\n"
    )


def test_robots_are_kept_from_the_admin_and_shown_the_site_map(settings):
    settings.SITE_ADDRESS = "https://ros1.example"
    files = dict(search_engine_files(documents.small_document(), [], []))
    assert files["robots.txt"].decode() == (
        "User-agent: *\nDisallow: /admin/\nSitemap: https://ros1.example/sitemap.xml\n"
    )
