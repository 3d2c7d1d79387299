"""Up to where of each feed the derived tables have come: until now they came along with every fact."""

from typing import Any

from django.db import migrations

from county.store import statements


def create(apps: Any, schema_editor: Any) -> None:
    for statement in statements(schema_editor.connection.vendor):
        if "IF NOT EXISTS" in statement:
            schema_editor.execute(statement)
    schema_editor.execute("INSERT INTO followed SELECT county, feed, number FROM feeds")


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_backups")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
