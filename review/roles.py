"""Changes of role: who is in which group, who is active, what a group may do. Each is entered in the log.

Django's own signals tell of them on every path but one: `QuerySet.update()` and SQL go past them.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from review.choices import LogKind
from review.log import enter, get_acting_user

FLAGS = {"is_active": "active", "is_staff": "staff", "is_superuser": "superuser"}
WATCHED = ("username", *FLAGS)


def watch_roles() -> None:
    """Begin to enter changes of role."""
    User: Any = get_user_model()
    told: Any = {
        (pre_save, User): remember_account,
        (post_save, User): enter_account,
        (post_delete, User): enter_deleted_account,
        (pre_save, Group): remember_group,
        (post_save, Group): enter_group,
        (pre_delete, Group): enter_deleted_group,
        (m2m_changed, User.groups.through): enter_membership,
        (m2m_changed, User.user_permissions.through): enter_permissions,
        (m2m_changed, Group.permissions.through): enter_permissions,
    }
    for (signal, sender), receiver in told.items():
        signal.connect(receiver, sender=sender, dispatch_uid=f"review.roles.{receiver.__name__}.{sender.__name__}")


def _enter(subject: str, said: str, **details: Any) -> None:
    enter(LogKind.ROLE, subject=subject[:200], said=said, by=get_acting_user(), details=details)


def remember_account(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """What the account was before it is saved."""
    instance._was = None
    if instance.pk and (update_fields is None or set(WATCHED) & set(update_fields)):
        instance._was = type(instance)._base_manager.filter(pk=instance.pk).values(*WATCHED).first()


def enter_account(instance: Any, created: bool, **kwargs: Any) -> None:
    was, instance._was = instance._was, None
    if created:
        rights = [word for flag, word in FLAGS.items() if getattr(instance, flag)]
        _enter(instance.username, f"Account made: {', '.join(rights) or 'inactive'}.")
    elif was:
        said = [_say_flag(instance, flag) for flag in FLAGS if was[flag] != getattr(instance, flag)]
        if was["username"] != instance.username:
            said.insert(0, f"Renamed: was “{was['username']}”.")
        if said:
            _enter(instance.username, " ".join(said))


def _say_flag(user: Any, flag: str) -> str:
    return f"{'Made' if getattr(user, flag) else 'No longer'} {FLAGS[flag]}."


def enter_deleted_account(instance: Any, **kwargs: Any) -> None:
    _enter(instance.username, "Account deleted.")


def remember_group(instance: Group, **kwargs: Any) -> None:
    """What the group was called before it is saved."""
    stored: Any = Group.objects.filter(pk=instance.pk).values_list("name", flat=True)
    instance._was = stored.first() if instance.pk else None  # type: ignore[attr-defined]


def enter_group(instance: Group, created: bool, **kwargs: Any) -> None:
    was = instance._was  # type: ignore[attr-defined]
    if created:
        _enter(instance.name, "Group made.")
    elif was and was != instance.name:
        _enter(instance.name, f"Group renamed: was “{was}”.")


def enter_deleted_group(instance: Group, **kwargs: Any) -> None:
    members = sorted(instance.user_set.values_list("username", flat=True))
    _enter(instance.name, f"Group deleted; it had {_listed(members, 'no members')}.", members=members)


def enter_membership(instance: Any, action: str, reverse: bool, pk_set: Any, model: Any, **kwargs: Any) -> None:
    """Somebody came into a group, or left it: one entry a person."""
    related = _changed(instance.user_set if reverse else instance.groups, action, pk_set, model)
    word = "Added to" if action == "post_add" else "Removed from"
    if reverse:
        for user in sorted(related, key=lambda one: one.username):
            _enter(user.username, f"{word} the group “{instance.name}”.", groups=[instance.name])
    elif related:
        names = sorted(group.name for group in related)
        plural = "s" if len(names) > 1 else ""
        _enter(instance.username, f"{word} the group{plural} {_quoted(names)}.", groups=names)


def enter_permissions(instance: Any, action: str, reverse: bool, pk_set: Any, model: Any, **kwargs: Any) -> None:
    """A group, or a person by itself, was given or lost permissions: one entry a holder."""
    is_group = kwargs["sender"] is Group.permissions.through
    holders_of_permission = "group_set" if is_group else "user_set"
    permissions = "permissions" if is_group else "user_permissions"
    related = _changed(getattr(instance, holders_of_permission if reverse else permissions), action, pk_set, model)
    word = "Given" if action == "post_add" else "Taken away"
    pairs = [(one, [instance]) for one in related] if reverse else [(instance, related)] if related else []
    for holder, given in pairs:
        names = sorted(f"{one.content_type.app_label}.{one.codename}" for one in given)
        what = "The group’s" if is_group else "This person’s own"
        _enter(_name(holder), f"{what} permissions. {word}: {', '.join(names)}.", permissions=names)


def _changed(manager: Any, action: str, pk_set: Any, model: Any) -> list[Any]:
    """What is being related or unrelated. Before a removal: only what is there; Django names what was asked for."""
    if action == "post_add":
        return list(model._base_manager.filter(pk__in=pk_set))
    if action == "pre_remove":
        return list(manager.filter(pk__in=pk_set))
    return list(manager.all()) if action == "pre_clear" else []


def _name(holder: Any) -> str:
    return str(holder.name if isinstance(holder, Group) else holder.username)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _listed(names: list[str], none: str) -> str:
    return _quoted(names) or none
