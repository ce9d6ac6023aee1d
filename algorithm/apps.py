from django.apps import AppConfig


class AlgorithmConfig(AppConfig):
    name = "algorithm"
    verbose_name = "Algorithm"

    def ready(self) -> None:
        from algorithm import checks  # noqa: F401  registers the evidence checks
