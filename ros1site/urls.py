from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from ros1site import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.live),
    path("readyz", health.ready),
]

# Until publication/urls.py stands; then this is the last line of the list above.
if find_spec("publication.urls"):
    urlpatterns.append(path("", include("publication.urls")))
