"""Members of staff as Django's users."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from county.people.roles import MAY, NAMES, Act, Role


class StaffQueries(BaseUserManager["Staff"]):
    """Making and finding staff."""

    def create_staff(self, login: str, password: str, **fields: Any) -> "Staff":
        """Make a member of staff."""
        staff = self.model(login=login, **fields)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff


class Staff(AbstractBaseUser):
    """A person at a window, a desk or a console. The id is a UUID made here, unique in the province."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    county = models.CharField(max_length=6)
    login = models.CharField(max_length=40)
    name = models.CharField(max_length=50)
    role = models.CharField(max_length=20, choices=[(role.value, NAMES[role]) for role in Role])
    scope = models.CharField(max_length=12, blank=True)
    """Division prefix whose villages are theirs: 6 digits a county, 9 a township, 12 a village."""
    department = models.CharField(max_length=60, blank=True)
    """Unit whose items and steps are theirs, as item definitions name it; blank = any."""
    unit = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[StaffQueries] = StaffQueries()
    USERNAME_FIELD = "login"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["county", "login"], name="one_login_a_county"),
        ]

    def may(self, act: Act) -> bool:
        """Whether the role allows an act at all."""
        return act in MAY[Role(self.role)]

    def covers(self, village: str) -> bool:
        """Whether a village lies in this person's division."""
        return village.startswith(self.scope)

    @property
    def actor(self) -> str:
        """How this person stands in facts."""
        return f"staff:{self.login}"

    @property
    def role_name(self) -> str:
        """The role in words, English source text."""
        return NAMES[Role(self.role)]
