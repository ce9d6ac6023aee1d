"""What the web server runs: the edition server, and Django behind it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ros1site.settings")  # first: vocabularies ask for it as they load

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from publication.serving.edition_server import EditionServer

application = EditionServer(get_wsgi_application(), settings.EDITIONS_ROOT, hsts_seconds=settings.SECURE_HSTS_SECONDS)
