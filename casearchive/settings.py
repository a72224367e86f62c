"""Settings, all from the environment and safe by default: whatever is missing fails closed, with the remedy.

Every variable is named, with its default, in `.env.example`.
"""

import re
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from casearchive.environment import ROOT, directory, env, flag, kept_secret, required

# --- where and for whom -------------------------------------------------------------------------------

# LOCAL means: this machine only, without TLS, with a key and a database made here. Never in production.
LOCAL: bool = flag("LOCAL")
LOCAL_DIR = directory("LOCAL_DIR", ROOT / ".local")
LOCAL_ACCOUNT: str = env.str("LOCAL_ACCOUNT", "nobody")  # runs the embedded database where the caller is root
DEBUG: bool = flag("DEBUG")
if DEBUG and not LOCAL:
    raise ImproperlyConfigured("DEBUG=true shows the archive's inside to anyone. It is allowed only with LOCAL=true.")

SECRET_KEY = env.str("SECRET_KEY", "") or (kept_secret(LOCAL_DIR / "secret-key") if LOCAL else required("SECRET_KEY"))
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", []) or (["127.0.0.1", "localhost", "[::1]"] if LOCAL else [])
if not ALLOWED_HOSTS:
    required("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

# --- the database -------------------------------------------------------------------------------------

if LOCAL and not env.str("DATABASE_URL", ""):
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {"ENGINE": "casearchive.embedded.backend", "NAME": "casearchive"}
    }
else:
    address = required("DATABASE_URL")
    if not address.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL must name a PostgreSQL database: postgres://user:password@host:5432/name"
        )
    DATABASES = {"default": dict(dj_database_url.parse(address))}
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = flag("DISABLE_SERVER_SIDE_CURSORS")
if not DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"]:  # for both, a connection has to stay with its process
    DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = 1  # times; see sources/planning.py
STATEMENT_TIMEOUT: float = env.float("STATEMENT_TIMEOUT", 5.0)
if not 0 <= STATEMENT_TIMEOUT <= 3600:
    raise ImproperlyConfigured("STATEMENT_TIMEOUT is a number of seconds from 0 (without end) to 3600, such as 5.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- what it is made of -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django_tasks",
    "django_tasks_db",  # before ours, which takes its queue out of the admin
    "casearchive",
    "findings",
    "sources",
    "pgtrigger",
    "pghistory",
    "import_export",
    "django_filters",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]
AUTH_USER_MODEL = "casearchive.Editor"

MIDDLEWARE = [
    "casearchive.for_programs.for_programs",
    "casearchive.middleware.known_methods",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "casearchive.middleware.common_headers",
    "casearchive.middleware.security_policy",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "casearchive.entity_tags.EntityTags",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "casearchive.bounding.BoundedQuestions",
]

ROOT_URLCONF = "casearchive.urls"
WSGI_APPLICATION = "casearchive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {  # what stands many times on a page; see docs/decisions/0029-rows-read-and-rendered-lean.md
        "NAME": "parts",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates" / "parts", ROOT / "templates" / "components"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "findings.parts.environment", "auto_reload": DEBUG},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- the interface for programs; its parts are imported with the first question ------------------------------

# How many requests one address has, such as 120/min; empty is without end. Each web process counts for itself.
API_RATE: str = env.str("API_RATE", "120/min")
if API_RATE and not re.fullmatch(r"[1-9]\d{0,5}/(s|sec|m|min|h|hour|d|day)", API_RATE):
    raise ImproperlyConfigured("API_RATE is a number of requests and a time, such as 120/min. Empty is without end.")
# Proxies in front that each add the address they were asked from to X-Forwarded-For. Without one, nobody is believed.
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", 0)
if not 0 <= TRUSTED_PROXIES <= 10:
    raise ImproperlyConfigured("TRUSTED_PROXIES is the number of proxies in front, from 0 to 10.")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "requests": {  # of the last so many addresses
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "requests",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["findings.api.throttling.PerAddress"],
    "DEFAULT_SCHEMA_CLASS": "findings.api.describing.naming.Schema",  # asked for by developers alone
    "EXCEPTION_HANDLER": "findings.api.refusing.told",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    "URL_FORMAT_OVERRIDE": None,
}

# --- what others are told ------------------------------------------------------------------------------

WEBSUB_HUB: str = env.str("WEBSUB_HUB", "")
CARD_FONT: str = env.str("CARD_FONT", "")
if CARD_FONT and not Path(CARD_FONT).is_file():
    raise ImproperlyConfigured(f"CARD_FONT names no file: {CARD_FONT}. Name a font, or leave it out.")
SECURITY_CONTACT: str = env.str("SECURITY_CONTACT", "")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured(
        "SECURITY_CONTACT begins with mailto:, https:// or tel:, such as mailto:you@example.org."
    )

# --- releases of the whole archive ----------------------------------------------------------------------

# Where they are kept. Without it there are none, and /data/ says so.
RELEASES_ROOT = str(directory("RELEASES_ROOT", LOCAL_DIR / "releases")) if LOCAL or env.str("RELEASES_ROOT", "") else ""
# How addresses in their files begin: a command is asked by nobody whose address could be taken.
SITE_ADDRESS: str = env.str("SITE_ADDRESS", "").rstrip("/") or (
    "http://127.0.0.1:8000" if LOCAL else "" if "*" in ALLOWED_HOSTS[0] else "https://" + ALLOWED_HOSTS[0].lstrip(".")
)
if SITE_ADDRESS and not SITE_ADDRESS.startswith(("https://", "http://")):
    raise ImproperlyConfigured("SITE_ADDRESS begins with https://, such as https://archive.example.org.")

# --- uploads: bounded before anything of them is kept --------------------------------------------------

FILE_UPLOAD_HANDLERS = [
    "sources.uploading.BoundedUploadHandler",  # 50 MB for each file, 300 MB in one go
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024  # the text of the longest report, typed or corrected in a form

# --- static files: hashed, pre-compressed, kept for a year by whoever fetched them ----------------------

STATIC_URL = "/static/"
STATIC_ROOT = directory("STATIC_ROOT", LOCAL_DIR / "static")
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "casearchive.static_files.HashedFiles"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- history: who changed what, noted by the database with every row written ------------------------------

PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # a page that is only read writes nothing
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"  # of several changes in one transaction the first comes first

# --- work in the background -----------------------------------------------------------------------------

# With a worker, reading a long report does not hold up the page that asked for it; without one it is done at once.
WORKER: bool = flag("WORKER")
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend" if WORKER else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# --- language and time ----------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- safety ---------------------------------------------------------------------------------------------

# No nonce anywhere: a nonce would make every page different and end shared caching.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a health check comes from inside, without TLS
if flag("TRUST_PROXY_TLS_HEADER"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation." + name}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTH_PASSWORD_VALIDATORS[1] = {
    "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
    "OPTIONS": {"min_length": 12},
}

# --- logs -----------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Every scanner sends foreign host names; they are refused, and a traceback of each would bury what matters.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
