"""Django settings of a county, read once from the environment; `docs/county-configuration.md` lists them."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
COUNTY_DATA = Path(os.environ.get("COUNTY_DATA", "county-data")).resolve()
COUNTY_CODE = os.environ.get("COUNTY_CODE", "231222")
COUNTY_NAME = os.environ.get("COUNTY_NAME", "兰西县")
DEMO = os.environ.get("COUNTY_DEMO", "") == "1"
COUNTY_PHONE = os.environ.get("COUNTY_PHONE", "0455-5550000")


def _secret() -> str:
    """The key of sessions: a file of the county, made at the first start."""
    path = COUNTY_DATA / "django.key"
    if path.exists():
        return path.read_text(encoding="ascii")
    return secrets.token_urlsafe(48)


def _own_host() -> list[str]:
    """The name that stands in receipts: telephones ask for it."""
    path = COUNTY_DATA / "host"
    return [urlsplit(f"//{path.read_text(encoding='ascii').strip()}").hostname or ""] if path.exists() else []


def _database() -> dict[str, object]:
    url = urlsplit(os.environ.get("COUNTY_DATABASE", ""))
    if url.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(url.query))  # `host` names a socket's folder; `sslmode` and the rest go to libpq
        return {
            "ENGINE": "django.db.backends.postgresql", "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""), "PASSWORD": unquote(url.password or ""),
            "HOST": options.pop("host", url.hostname or ""), "PORT": url.port or "", "CONN_MAX_AGE": 60,
            "OPTIONS": options,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3", "NAME": COUNTY_DATA / "county.db",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE", "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        },
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = [*os.environ.get("COUNTY_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(","), *_own_host()]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Staff"
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.staticfiles", "axes",
    "county.intake", "county.people", "county.fleet", "county.catalogue", "county.cases",
    "county.audit", "county.jobs", "county.console", "county.public",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "county.console.headers.SecurityHeaders",
    "county.console.up_to_date.UpToDate",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "county.console.sessions.LongestSession",
    "axes.middleware.AxesMiddleware",
]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a login is unique in its county, and a county is one database
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "console/shut.html"
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
     "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ROOT_URLCONF = "county.urls"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "county.console.context.place",
    ]},
}]
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "assets" / "i18n"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
STATIC_URL = "/static/"
STATICFILES_DIRS = [("fonts", ROOT / "assets" / "fonts")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 15 * 60  # idle; county.console.sessions ends every session after eight hours
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = os.environ.get("COUNTY_PLAIN", "") != "1"
SESSION_COOKIE_NAME = "__Host-session" if SESSION_COOKIE_SECURE else "session"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_NAME = "__Host-csrf" if SESSION_COOKIE_SECURE else "csrf"
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" a browser sends "Origin: null" and CSRF refuses every form
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
LOGGING = {
    "version": 1, "disable_existing_loggers": False,
    "handlers": {"out": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
}
