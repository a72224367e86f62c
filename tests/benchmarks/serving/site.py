"""The site as it is served, over the corpus."""

import os

from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
settings.DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]
settings.LOGGING["root"]["level"] = "ERROR"
# Hashed names would have to be collected first; which name a style sheet has costs the page nothing.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

from casearchive.wsgi import application  # noqa: E402, F401  the settings come first
