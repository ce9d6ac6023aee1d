from django.apps import AppConfig


class AlgorithmConfig(AppConfig):
    name = "algorithm"
    verbose_name = "Algorithm"
