"""The one settings file. Everything that differs between machines comes from the environment.

CASEREVIEW_LOCAL=1 is the mode of `make run` and `make test`: keys are made up, only this machine is answered,
and servers that are not named are our own in the data folder. Without it nothing has an unsafe default.
"""

import os
from pathlib import Path
from typing import Any

import environ  # type: ignore[import-untyped]
from csp.constants import NONE, SELF

from casereview import data_folders, server_addresses
from casereview.environment import Environment, kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)
LOCAL = env.flag("CASEREVIEW_LOCAL")
VAR = data_folders.data_folder(BASE_DIR) if LOCAL else BASE_DIR / "var"
DEBUG = env.flag("DEBUG")

# --- who we are, and the keys ---
if LOCAL:
    SECRET_KEY = env.text("SECRET_KEY") or kept_secret(VAR / "secrets", "secret_key")
    RECORD_KEY = env.text("RECORD_KEY") or kept_secret(VAR / "secrets", "record_key")
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.names("ALLOWED_HOSTS")]
    DATABASE_URL = env.text("DATABASE_URL") or server_addresses.database_url(VAR)
    REDIS_URL = env.text("REDIS_URL") or server_addresses.redis_url(VAR)
    PUBLIC_URL = env.text("PUBLIC_URL", f"http://localhost:{env.number('PORT', 8000)}")
else:
    SECRET_KEY = env.required("SECRET_KEY", "50 or more random characters that sign sessions")
    #: Signs the chain of case events. It is kept out of the database: who can write there cannot forge it.
    RECORD_KEY = env.required("RECORD_KEY", "50 or more random characters that sign the record")
    env.required("ALLOWED_HOSTS", "the host names to answer to, by commas")
    ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
    DATABASE_URL = env.required("DATABASE_URL", "postgresql://user:password@host/name")
    REDIS_URL = env.required("REDIS_URL", "redis://host:6379/0")
    env.required("EMAIL_URL", "smtp+tls://user:password@host:587")
    env.check()
    PUBLIC_URL = env.text("PUBLIC_URL", f"https://{ALLOWED_HOSTS[0]}")
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS")  # earlier keys: a rotation logs nobody out
AUTH_USER_MODEL = "casereview.User"

# --- what is installed ---
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "imaging",
    "casereview",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "casereview.api.http.limits.BodyLimits",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
LOGIN_URL = "signin"
ROOT_URLCONF = "casereview.urls"
WSGI_APPLICATION = "casereview.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- database and cache ---
DATABASES: dict[str, Any] = {"default": environ.Env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
}
if password := env.text("DATABASE_PASSWORD"):  # apart from the address, so that it can be a secret's file
    DATABASES["default"]["PASSWORD"] = password
# A page that takes longer is a fault; a migration may take longer and sets this to 0.
STATEMENT_TIMEOUT = env.number("STATEMENT_TIMEOUT_SECONDS", 30)
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=5,
    options=f"-c statement_timeout={STATEMENT_TIMEOUT}s -c idle_in_transaction_session_timeout=60s",
)
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cache",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
}
if REDIS_URL.startswith("unix:"):
    CACHES["default"]["OPTIONS"].pop("socket_connect_timeout")  # a socket file answers or is not there

# --- background work (why each: a kill -9 of a worker lost tasks, or held them for an hour, without it) ---
CELERY_BROKER_URL = server_addresses.broker_url(REDIS_URL)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SOFT_TIME_LIMIT = 50
CELERY_TASK_PUBLISH_RETRY = (
    False  # the outbox row is what counts: a bell that does not ring is rung by the sweep
)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3 * CELERY_TASK_TIME_LIMIT,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_BEAT_SCHEDULE = {
    # It expires with the next one: a worker that was away does not find a heap of the same errand.
    "deliver-outbox": {
        "task": "casereview.tasks.deliver_outbox",
        "schedule": 5.0,
        "options": {"expires": 5.0},
    },
}

# --- mail ---
EMAIL_TIMEOUT = 10
if email_url := env.text("EMAIL_URL"):
    mail = environ.Env.email_url_config(email_url)
    EMAIL_BACKEND = mail["EMAIL_BACKEND"]
    EMAIL_HOST, EMAIL_PORT = mail["EMAIL_HOST"], mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = mail.get("EMAIL_USE_TLS", False), mail.get("EMAIL_USE_SSL", False)
    EMAIL_FILE_PATH = mail["EMAIL_FILE_PATH"] or None
    MAIL_FOLDER: Path | None = None
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    #: Where mail is kept when it is not sent; the page that lists it exists only where this is set.
    MAIL_FOLDER = VAR / "mail"
    EMAIL_FILE_PATH = str(MAIL_FOLDER)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"casereview@{ALLOWED_HOSTS[0]}")

# --- language and time ---
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English")
]  # else Django's own sentences change language in the middle of an English page
LOCALE_PATHS = [str(BASE_DIR / "casereview" / "locale")]
#: Each text in brackets and lengthened: what stays plain was not translated, what breaks was too narrow.
PSEUDO_LOCALE = "en_XA"
if env.flag("PSEUDO_LANGUAGE"):
    LANGUAGE_CODE = "en-xa"
    LANGUAGES = [(LANGUAGE_CODE, "Pseudo-language")]
USE_TZ = True
TIME_ZONE = CELERY_TIMEZONE = env.text("TIME_ZONE", "UTC")

# --- files ---
STATIC_URL = "static/"
STATIC_ROOT = env.text("STATIC_ROOT") or str(VAR / "static" if LOCAL else BASE_DIR / "staticfiles")
MEDIA_ROOT = env.text("MEDIA_ROOT") or str(
    VAR / "media"
)  # scanned reports: read through a view, never by URL
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Hashed names in both; compressing takes 24 s, which on one machine nothing ever wins back.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("png", "gif", "jpg", "ico", "webp", "woff", "woff2", "gz", "br", "map")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- safety ---
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health/?$"]  # asked from inside, where there is no TLS
if not LOCAL:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SILENCED_SYSTEM_CHECKS = [
        "security.W021"
    ]  # the preload list is for a whole domain, which is not ours to enter
if env.flag("TRUST_PROXY"):
    # Only behind a proxy that sets this header itself: otherwise anyone could claim to have come by TLS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- API ---
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "casereview.api.http.tokens.TokenSignIn",  # the first one names the challenge of a 401
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["casereview.api.http.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS: the document at /api/schema/ says it all
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "casereview.api.http.errors.handler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Case review",
    "DESCRIPTION": "Multidisciplinary case review for persistent and recurrent primary hyperparathyroidism.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    # Without the framework's own: choices stand where they are used, as many fields are called "status".
    "POSTPROCESSING_HOOKS": ["casereview.api.openapi.document.strict"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# --- logs: to stderr; no bodies, no query strings, and errors without their words (see logs.py) ---
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "casereview.logs.FramesOnly" if not LOCAL else "logging.Formatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO").upper()},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}

# --- the outbox ---
OUTBOX_BELL = True  # ring the worker after each commit; without it only the sweep delivers
