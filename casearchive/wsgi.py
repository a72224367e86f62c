"""The door through which gunicorn, or any WSGI server, enters."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casearchive.settings")
application = get_wsgi_application()
