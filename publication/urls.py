"""The public addresses. The edition server answers them before Django is asked; here they have names."""

from django.urls import path

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
    path("mutations/", read, name="mutations"),
    path("mutations/<str:key>/", read, name="mutation"),
    path("trials/", read, name="trials"),
    path("trials/<str:key>/", read, name="trial"),
    path("references/", read, name="references"),
    path("algorithm/", read, name="algorithm"),
    path("corrections/", read, name="corrections"),
    path("editions/", read, name="editions"),
    path("editions/feed.atom", read, name="feed"),
    path("editions/<int:number>/", read, name="edition"),
    path("editions/<int:number>/<path:inside>", read, name="edition-file"),
    path("data/<str:table>.csv", read, name="table"),
    path("data/all.zip", read, name="tables"),
    path("document.json", read, name="document"),
    path("document.schema.json", read, name="schema"),
    path("about/", read, name="about"),
    path("assets/<path:name>", read, name="asset"),
]
