"""A mark for what cannot wait; rows are derived and may be folded again with `county cases rebuild`."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0001_initial")]
    operations: ClassVar = [
        migrations.AddField(model_name="caserow", name="urgent", field=models.BooleanField(default=False)),
    ]
