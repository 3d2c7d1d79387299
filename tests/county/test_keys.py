"""Every unique key begins with the county, so that many counties can lie in one database (ADR 0006)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CompositePrimaryKey, Model, UniqueConstraint

from county.people.models import Staff
from tests.county.world import County

MADE_ELSEWHERE = {Staff: "id"}  # a UUID made by the county, unique in the province; Django needs one column


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("county.")]


def _keys(model: type[Model]) -> Iterator[tuple[str, ...]]:
    key = model._meta.pk
    if isinstance(key, CompositePrimaryKey):
        yield tuple(key.field_names)
    elif MADE_ELSEWHERE.get(model) != key.name:
        yield (key.name,)
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(constraint.fields)
    for field in model._meta.local_fields:
        if field.unique and field is not key:
            yield (field.name,)


def test_there_are_tables_to_look_at() -> None:
    assert len(_models()) >= 7


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_keys_of_models_lead_with_the_county(model: type[Model]) -> None:
    assert list(_keys(model))[0:1] or model in MADE_ELSEWHERE
    assert [key for key in _keys(model) if key[0] != "county"] == []


def test_keys_of_the_event_store_lead_with_the_county(county: County) -> None:
    with connection.cursor() as cursor:
        for table in ("events", "feeds", "heads"):
            cursor.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE \"unique\"")
            names = [row[0] for row in cursor.fetchall()]
            assert names, table
            for name in names:
                cursor.execute(f"SELECT name FROM pragma_index_info('{name}') ORDER BY seqno")
                assert cursor.fetchall()[0][0] == "county", name


def test_migrations_say_what_the_models_say(county: County) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
