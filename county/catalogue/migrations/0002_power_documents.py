"""What puts the powers of townships into force."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("catalogue", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="PowerDocumentRow",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "county", "power", "scope", "since", blank=True, editable=False, primary_key=True,
                    serialize=False)),
                ("county", models.CharField(max_length=6)),
                ("power", models.CharField(max_length=12)),
                ("document", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("scope", models.CharField(blank=True, max_length=12)),
            ],
        ),
    ]
