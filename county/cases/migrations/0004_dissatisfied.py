"""When somebody said that it did not go well; derived, filled by `county rebuild` or as facts come in."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0003_missing_attachment")]
    operations: ClassVar = [
        migrations.AddField("caserow", "dissatisfied", models.DateField(null=True)),
        migrations.AddIndex("caserow", models.Index(fields=["county", "dissatisfied"], name="cases_by_bad_rating")),
    ]
