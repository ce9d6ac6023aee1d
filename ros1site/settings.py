"""Settings. Each is safe as it stands; what differs between machines comes from the environment.

ROS1_VAR              where state is kept (var/ of this checkout)
ROS1_SECRET_KEY       the secret key (else made once, into the file secret_key of that folder)
ROS1_ALLOWED_HOSTS    host names, comma-separated (this machine only)
ROS1_HTTPS=1          a proxy ends TLS, and sets X-Forwarded-Proto and the end of X-Forwarded-For itself
ROS1_SITE_CONTACT     the address that readers write to
ROS1_SITE_ADDRESS     where the site is reached, for mails, search engines and the PDF (http://127.0.0.1:8000)
ROS1_LANGUAGE         the language of the site's own words (en-gb); docs/translating.md
ROS1_LICENCE          the licence of content and data, by name; ROS1_LICENCE_ADDRESS: where its text stands
ROS1_SMTP_HOST        the mail server; without one, mails are printed where the site runs
ROS1_SMTP_PORT, ROS1_SMTP_USER, ROS1_SMTP_PASSWORD, ROS1_SMTP_TLS=0 (it is 587, with STARTTLS)
ROS1_MAIL_FROM        whom mails come from
ROS1_DEMO=1           a demonstration: script/server says so, nothing else should
ROS1_DEBUG=1          Django's debug pages, for development
"""

import os
from pathlib import Path
from typing import NotRequired, TypedDict

from django.utils.translation import gettext_noop

from ros1site.secret_key import read_or_make_secret_key


def environment_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


BASE_DIR = Path(__file__).resolve().parent.parent

# State: all that the site writes is below one folder, so that one folder is backed up.
VAR_ROOT = Path(os.environ.get("ROS1_VAR") or BASE_DIR / "var").resolve()
VAR_ROOT.mkdir(parents=True, exist_ok=True)
EDITIONS_ROOT = VAR_ROOT / "editions"

# The site
SITE_NAME = gettext_noop("ROS1+ cancer: treatment evidence for professionals")
SITE_CONTACT = os.environ.get("ROS1_SITE_CONTACT", "")
ALGORITHM_AT_PROGRESSION = "pd"
"""The step of the algorithm with which a walk begins, by its key. The steps that only lead on from it are for patients
who had a ROS1 TKI. An edition without it is walked from its start."""
CONTENT_LICENCE = {
    "name": os.environ.get("ROS1_LICENCE", ""),
    "address": os.environ.get("ROS1_LICENCE_ADDRESS", ""),
}
IS_DEMONSTRATION = os.environ.get("ROS1_DEMO") == "1"
DEBUG = os.environ.get("ROS1_DEBUG") == "1"
ROOT_URLCONF = "ros1site.urls"
WSGI_APPLICATION = "ros1site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "simple_history",
    "import_export",
    "review",
    "references",
    "drugs",
    "trials",
    "algorithm",
    "pages",
    "publication",
    "desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

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

# Database. With IMMEDIATE, writers wait at BEGIN, where the time-out holds, not in mid-transaction,
# where SQLite gives up at once.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_ROOT / "ros1.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    },
}

# Language and time: one language a site, with its way of writing dates ("15 November 2023").
LANGUAGE_CODE = os.environ.get("ROS1_LANGUAGE") or "en-gb"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# Static files of the admin; editions carry their own. Served from where they lie: nothing to collect,
# nothing stale.
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Accounts and sessions
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "publication.refusing.no_token"

# Mail
SITE_ADDRESS = os.environ.get("ROS1_SITE_ADDRESS", "http://127.0.0.1:8000")
EMAIL_HOST = os.environ.get("ROS1_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("ROS1_SMTP_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("ROS1_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("ROS1_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("ROS1_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 10  # seconds: a signer waits for it
DEFAULT_FROM_EMAIL = os.environ.get("ROS1_MAIL_FROM") or SITE_CONTACT or "noreply@localhost"

# Security
SECRET_KEY = os.environ.get("ROS1_SECRET_KEY") or read_or_make_secret_key(VAR_ROOT / "secret_key")
ALLOWED_HOSTS = environment_list("ROS1_ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if os.environ.get("ROS1_HTTPS") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# History and CSV
SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_USE_TRANSACTIONS = True


class ReviewRule(TypedDict):
    """How many must approve a kind of record, from which groups they may come, and how long that holds."""

    approvals: int
    groups: tuple[str, ...]
    approvals_after_first_edition: NotRequired[int]
    due_after_months: NotRequired[int]  # read again so long after the approval; 12 where not given


# Who signs what
BIBLIOGRAPHIC: ReviewRule = {"approvals": 1, "groups": ("data manager", "medical reviewer")}
CLINICAL: ReviewRule = {"approvals": 1, "groups": ("medical reviewer",)}
CLINICAL_THEN_TWO: ReviewRule = {**CLINICAL, "approvals_after_first_edition": 2}
REVIEW_RULES: dict[str, ReviewRule] = {
    "references.reference": BIBLIOGRAPHIC,
    "drugs.drug": CLINICAL,
    "drugs.approval": CLINICAL_THEN_TWO,
    "drugs.guidelinelisting": CLINICAL,
    "drugs.resistancemutation": CLINICAL,
    "drugs.fusionpartner": BIBLIOGRAPHIC,
    "trials.trial": BIBLIOGRAPHIC,
    "trials.efficacyresult": CLINICAL,
    "trials.sensitivity": CLINICAL,
    "algorithm.decisionnode": CLINICAL_THEN_TWO,
    "pages.section": CLINICAL,
    "pages.statement": CLINICAL,
    "pages.correction": CLINICAL,
}

# The rooms below review/ that it must ask, by name, because it may not import them.
REVIEW_FINDINGS = "publication.assembly.find_in_next_edition"
REVIEW_HAS_EDITION = "publication.assembly.has_edition"
REVIEW_USES = "publication.uses.count_uses"
REVIEW_AFTER_SIGNING = "desk.telling.after_signing"
PUBLICATION_REPORTS = "desk.reports.public_outcomes"

# Readers' reports
REPORTS_KEEP_EMAIL_DAYS = 180  # then tell_reviewers deletes the address, answered or not
REPORTS_AN_HOUR_FROM_ONE_ADDRESS = 5
REPORTS_AN_HOUR = 60

# Names and slips of the page of 2024 that must not come back, each with what to write instead.
RETIRED_NAMES = {
    "ceretinib": "ceritinib",
    "Lobrena": "Lorbrena",
    "adenocarinoma": "adenocarcinoma",
    "Subprotocl": "Subprotocol",
    "estnet": "extent",
    "somtimes": "sometimes",
    "targeteable": "targetable",
    "If on off-target": "If an off-target",
    "Phase I/2": "phase 1/2",
    "large cell cancer neuroendocrine cancer": "large cell neuroendocrine carcinoma",
    "Anheart": "AnHeart",
    "ImmunoTarget clinical trial": "IMMUNOTARGET registry",
}

# Errors go to standard error also when DEBUG is off; Django alone would only send them by mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
