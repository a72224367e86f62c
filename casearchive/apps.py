from django.apps import AppConfig


class CasearchiveConfig(AppConfig):
    name = "casearchive"
    verbose_name = "Editors"
