"""Which versions of life events are published."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of its own: a life event has no number, no steps and no cases of its own."""

    dependencies: ClassVar = [("catalogue", "0002_power_documents")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="LifeEventVersion",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "county", "code", "version", blank=True, editable=False, primary_key=True, serialize=False)),
                ("county", models.CharField(max_length=6)),
                ("code", models.CharField(max_length=12)),
                ("version", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("stream", models.CharField(max_length=22)),
            ],
        ),
    ]
