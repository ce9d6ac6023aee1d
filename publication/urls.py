"""The public addresses. The edition server answers them before Django is asked; here they have names."""

from django.urls import path

from publication.on_request.compare import choose, compare
from publication.on_request.drug_feed import drug_feed
from publication.on_request.finder import finder
from publication.on_request.search.views import search
from publication.on_request.walk import walk
from publication.views import read

app_name = "publication"

urlpatterns = [
    path("", read, name="treatment"),
    path("treatment.pdf", read, name="treatment-pdf"),
    path("treatment-summary.pdf", read, name="summary-pdf"),
    path("sections/<str:key>/", read, name="section"),
    path("cite/<str:name>", read, name="citation"),
    path("sitemap.xml", read, name="sitemap"),
    path("robots.txt", read, name="robots"),
    path("drugs/", read, name="drugs"),
    path("drugs/<str:key>/", read, name="drug"),
    path("drugs/<str:key>/feed.atom", drug_feed, name="drug-feed"),
    path("mutations/", finder, name="mutations"),
    path("mutations/<str:key>/", read, name="mutation"),
    path("trials/", read, name="trials"),
    path("trials/<str:key>/", read, name="trial"),
    path("references/", read, name="references"),
    path("references/<str:key>/", read, name="reference"),
    path("glossary/", read, name="glossary"),
    path("algorithm/", read, name="algorithm"),
    path("algorithm/<str:key>/", walk, name="algorithm-step"),
    path("corrections/", read, name="corrections"),
    path("reports/", read, name="reports"),
    path("editions/", read, name="editions"),
    path("editions/feed.atom", read, name="feed"),
    path("editions/compare/", choose, name="compare-form"),
    path("editions/<edition:number>/", read, name="edition"),
    path("editions/<edition:number>/mutations/", finder),
    path("editions/<edition:number>/algorithm/<str:key>/", walk),
    path("editions/<edition:older>/compare/<edition:newer>/", compare, name="compare"),
    path("editions/<edition:older>/compare/<edition:newer>", compare),
    path("editions/<edition:number>/editions/compare/", choose),
    path("editions/<edition:number>/drugs/<str:key>/feed.atom", drug_feed),
    path("search/", search, name="search"),
    path("editions/<edition:number>/search/", search, name="search-in-edition"),
    path("editions/<edition:number>/<path:inside>", read, name="edition-file"),
    path("data/<str:table>.csv", read, name="table"),
    path("data/all.zip", read, name="tables"),
    path("document.json", read, name="document"),
    path("document.schema.json", read, name="schema"),
    path("about/", read, name="about"),
    path("assets/<path:name>", read, name="asset"),
    path("figures/<str:name>", read, name="figure"),
]
