"""Django settings of one side of Morango; its folder stands in MORANGO_FOLDER."""

import os

SECRET_KEY = "bench"  # noqa: S105  # nothing of it outlives the bench
DATABASES = {"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["MORANGO_FOLDER"] + "/db.sqlite3",
    "OPTIONS": {"timeout": 100}}}
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "morango", "morango_site"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "morango.urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
MORANGO_INSTANCE_INFO = {}
ALLOWED_HOSTS = ["*"]
