"""What is named and not here; derived, filled by `county rebuild` or as facts come in."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_urgent")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="MissingAttachment",
            fields=[
                ("pk", models.CompositePrimaryKey("county", "feed", "sha256", blank=True, editable=False,
                                                  primary_key=True, serialize=False)),
                ("county", models.CharField(max_length=6)),
                ("feed", models.CharField(max_length=12)),
                ("sha256", models.CharField(max_length=64)),
                ("next_ms", models.BigIntegerField(db_index=True)),
            ],
        ),
    ]
