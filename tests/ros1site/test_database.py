import threading

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper


@pytest.fixture
def on_disk(tmp_path):
    """Two connections to one database file, as two workers have."""
    config = {
        **connection.settings_dict,
        **settings.DATABASES["default"],
        "NAME": str(tmp_path / "x.sqlite3"),
    }
    connections = [DatabaseWrapper(config), DatabaseWrapper(config)]
    for each in connections:
        each.inc_thread_sharing()
    yield connections
    for each in connections:
        each.close()


def pragma(wrapper, name):
    with wrapper.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.django_db
def test_a_write_ahead_log_lets_readers_read_while_one_writes(on_disk):
    assert (pragma(on_disk[0], "journal_mode"), pragma(on_disk[0], "foreign_keys")) == ("wal", 1)


@pytest.mark.django_db
def test_a_second_writer_waits_for_the_first(on_disk):
    first, second = on_disk
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n INTEGER)")
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    done = threading.Timer(0.2, lambda: first.connection.execute("COMMIT"))
    done.start()
    with second.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (1)")
        assert cursor.execute("SELECT n FROM t").fetchall() == [(1,)]
    done.join()
