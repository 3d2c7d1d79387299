"""My account: who I am here, and a new password."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from county.audit import log as audit
from county.console.who import staff_of


@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Show role and reach; a changed password ends the other sessions."""
    staff = staff_of(request)
    form = PasswordChangeForm(staff, request.POST or None)
    changed = request.method == "POST" and form.is_valid()
    if changed:
        with transaction.atomic():
            form.save()
            audit.write(staff.actor, "password", staff.login)
        update_session_auth_hash(request, staff)
        form = PasswordChangeForm(staff)
    return render(request, "console/account.html",
                  {"staff": staff, "role": _(staff.role_name), "form": form, "changed": changed})
