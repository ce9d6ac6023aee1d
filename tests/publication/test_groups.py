"""What each role may do, as a table that a person can read. The rest of the site only asks for these."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from review.choices import Decision
from review.kinds import reviewable_models
from review.models import Record
from review.rules import may_decide
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "medical reviewer", "data manager", "editor", "administrator")

TABLE = """
                                 contributor  medical reviewer  data manager  editor  administrator
view any record                  yes          yes               yes           yes     yes
add any record                   yes          yes               yes           no      no
change any record                yes          yes               yes           no      no
delete any record                no           no                yes           no      no
import any record                no           no                yes           no      no
export any record                no           yes               yes           yes     no
sign references.reference        no           yes               yes           no      no
sign trials.trial                no           yes               yes           no      no
sign drugs.fusionpartner         no           yes               yes           no      no
sign drugs.drug                  no           yes               no            no      no
sign drugs.approval              no           yes               no            no      no
sign drugs.guidelinelisting      no           yes               no            no      no
sign drugs.resistancemutation    no           yes               no            no      no
sign trials.efficacyresult       no           yes               no            no      no
sign trials.sensitivity          no           yes               no            no      no
sign algorithm.decisionnode      no           yes               no            no      no
sign pages.section               no           yes               no            no      no
sign pages.statement             no           yes               no            no      no
sign pages.correction            no           yes               no            no      no
view review.signoff              yes          yes               yes           yes     yes
add review.signoff               no           no                no            no      no
change review.signoff            no           no                no            no      no
delete review.signoff            no           no                no            no      no
withhold review.signoff          no           no                no            yes     no
view review.organisation         yes          yes               yes           yes     yes
add review.organisation          no           no                yes           no      no
change review.organisation       no           no                yes           no      no
view review.reviewerprofile      no           yes               no            no      yes
change review.reviewerprofile    no           no                no            no      yes
view publication.edition         yes          yes               yes           yes     yes
publish publication.edition      no           no                no            yes     no
add publication.edition          no           no                no            no      no
change publication.edition       no           no                no            no      no
delete publication.edition       no           no                no            no      no
view auth.user                   no           no                no            no      yes
add auth.user                    no           no                no            no      yes
change auth.user                 no           no                no            no      yes
delete auth.user                 no           no                no            no      no
change auth.group                no           no                no            no      yes
change auth.permission           no           no                no            no      no
"""


def rows():
    for line in TABLE.strip().splitlines()[1:]:
        verb, subject, *answers = line.replace("any record", "any_record").split()
        yield verb, subject, dict(zip(ROLES, answers, strict=True))


def labels(subject):
    if subject != "any_record":
        return [subject]
    return [model._meta.label_lower for model in apps.get_models() if issubclass(model, Record)]


def test_who_may():
    users = {role: make_user(role) for role in ROLES}
    for verb, subject, answers in rows():
        for label in labels(subject):
            app, model = label.split(".")
            answered = {role: user.has_perm(f"{app}.{verb}_{model}") for role, user in users.items()}
            assert answered == {role: answer == "yes" for role, answer in answers.items()}, (verb, label)


def test_there_are_five_roles():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_whoever_may_open_the_signing_page_is_whoever_may_sign():
    """The permission, which the admin asks for, and the table in the settings, which signing asks, say the same."""
    for model in reviewable_models():
        app, name = model._meta.label_lower.split(".")
        for role in ROLES:
            user = make_user(role)
            assert user.has_perm(f"{app}.sign_{name}") == may_decide(user, model.record_kind(), Decision.AGREE)
            assert user.has_perm("review.withhold_signoff") == may_decide(user, model.record_kind(), Decision.WITHHOLD)


def test_an_administrator_holds_no_medical_right():
    held = Permission.objects.filter(group__name="administrator").values_list("codename", flat=True)
    verbs = {codename.partition("_")[0] for codename in held}
    assert verbs & {"sign", "import", "publish", "withhold"} == set()
    assert {codename for codename in held if codename.startswith(("add_", "change_", "delete_"))} == {
        "add_user", "change_user", "add_group", "change_group", "delete_group",
        "add_reviewerprofile", "change_reviewerprofile", "delete_reviewerprofile",
    }  # fmt: skip


def test_nobody_may_write_history():
    codenames = Permission.objects.filter(content_type__model__startswith="historical", group__isnull=False)
    assert list(codenames.values_list("codename", flat=True)) == []


def test_what_is_only_added_has_no_permission_to_change_it():
    for model in ("signoff", "edition", "logentry"):
        held = Permission.objects.filter(content_type__model=model, group__isnull=False)
        assert {one.codename.partition("_")[0] for one in held} <= {"view", "withhold", "publish"}
