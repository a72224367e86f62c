"""The door through which gunicorn, or any WSGI server, enters."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casearchive.settings")
application = get_wsgi_application()

from casearchive.beginning import begin  # noqa: E402  models are there from now on

begin(application)
