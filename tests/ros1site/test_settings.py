"""Settings are read in a process of their own, as they are when a server starts."""

import json
import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings

READ = """
import json, sys
from ros1site import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]], default=str))
"""


@pytest.fixture
def read_settings(tmp_path):
    def read(*names, **environment):
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ROS1_")}
        answer = subprocess.run(
            [sys.executable, "-c", READ, *names],
            env={**inherited, "ROS1_VAR": str(tmp_path), **environment},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(answer.stdout)

    return read


def test_nothing_risky_is_on_unless_asked_for(read_settings):
    assert read_settings("DEBUG", "IS_DEMONSTRATION", "ALLOWED_HOSTS") == [
        False,
        False,
        ["localhost", "127.0.0.1", "[::1]"],
    ]


def test_the_environment_turns_things_on(read_settings):
    asked = {"ROS1_DEBUG": "1", "ROS1_DEMO": "1", "ROS1_ALLOWED_HOSTS": "ros1.example, www.ros1.example"}
    assert read_settings("DEBUG", "IS_DEMONSTRATION", "ALLOWED_HOSTS", **asked) == [
        True,
        True,
        ["ros1.example", "www.ros1.example"],
    ]


def test_cookies_are_for_https_alone_where_the_site_has_it(read_settings):
    assert read_settings("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", ROS1_HTTPS="1") == [True, True]


def test_all_state_is_below_one_folder(read_settings, tmp_path):
    database, editions = read_settings("DATABASES", "EDITIONS_ROOT")
    assert database["default"]["NAME"] == str(tmp_path / "ros1.sqlite3")
    assert editions == str(tmp_path / "editions")


def test_the_secret_key_is_made_at_the_first_start_and_kept(read_settings, tmp_path):
    first = read_settings("SECRET_KEY")
    assert first == [(tmp_path / "secret_key").read_text().strip()]
    assert read_settings("SECRET_KEY") == first


def test_a_secret_key_of_the_environment_leaves_no_file(read_settings, tmp_path):
    assert read_settings("SECRET_KEY", ROS1_SECRET_KEY="from outside") == ["from outside"]
    assert not (tmp_path / "secret_key").exists()


def test_tests_never_use_the_editions_of_this_checkout():
    assert not settings.EDITIONS_ROOT.is_relative_to(settings.BASE_DIR)


def test_each_rule_names_a_kind_of_record_that_exists():
    for kind in settings.REVIEW_RULES:
        assert apps.get_model(kind)._meta.label_lower == kind


def test_clinical_records_are_signed_by_medical_reviewers_alone():
    others = {"references.reference", "drugs.fusionpartner", "trials.trial"}
    for kind, rule in settings.REVIEW_RULES.items():
        expected = ("data manager", "medical reviewer") if kind in others else ("medical reviewer",)
        assert rule["groups"] == expected, kind


def test_approvals_and_decisions_need_two_people_once_the_first_edition_stands():
    two = {kind for kind, rule in settings.REVIEW_RULES.items() if rule.get("approvals_after_first_edition")}
    assert two == {"drugs.approval", "algorithm.decisionnode"}


MAIL = ("EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "DEFAULT_FROM_EMAIL", "SITE_ADDRESS")


def test_without_a_mail_server_mail_is_printed(read_settings):
    console = "django.core.mail.backends.console.EmailBackend"
    assert read_settings(*MAIL) == [console, "", 587, True, "noreply@localhost", "http://127.0.0.1:8000"]


def test_the_environment_names_the_mail_server(read_settings):
    asked = {
        "ROS1_SMTP_HOST": "mail.example", "ROS1_SMTP_PORT": "25", "ROS1_SMTP_TLS": "0",
        "ROS1_MAIL_FROM": "site@ros1.example", "ROS1_SITE_ADDRESS": "https://ros1.example",
    }  # fmt: skip
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    given = [smtp, "mail.example", 25, False, "site@ros1.example", "https://ros1.example"]
    assert read_settings(*MAIL, **asked) == given
