from django.apps import AppConfig
from django.urls import register_converter


class PublicationConfig(AppConfig):
    name = "publication"
    verbose_name = "Publication"

    def ready(self) -> None:
        from publication import checks  # noqa: F401  registers the evidence checks
        from publication.converters import EditionNumber

        register_converter(EditionNumber, "edition")
