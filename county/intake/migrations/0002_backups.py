"""Where facts stand a second time, and how much of each log lies in a verified backup."""

from typing import Any

from django.db import migrations

from county.store import statements


def create(apps: Any, schema_editor: Any) -> None:
    for statement in statements(schema_editor.connection.vendor):
        if "IF NOT EXISTS" in statement:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_event_store")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
