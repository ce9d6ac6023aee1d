from django.apps import AppConfig


class DrugsConfig(AppConfig):
    name = "drugs"
    verbose_name = "Drugs"

    def ready(self) -> None:
        from drugs import checks  # noqa: F401  registers the evidence checks
