"""Addresses of the console. Nothing personal ever stands in one."""

from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.i18n import set_language

from county.console.views import (
    account,
    acts,
    audit,
    case,
    counter,
    find,
    fleet,
    inbox,
    log_in,
    sticks,
    supervision,
    verifying,
)

urlpatterns = [
    path("", inbox.home, name="home"),
    path("inbox", inbox.show, name="inbox"),
    path("login", log_in.LogIn.as_view(), name="login"),
    path("logout", LogoutView.as_view(next_page="login"), name="logout"),
    path("language", set_language, name="set_language"),
    path("find", find.find, name="find"),
    path("cases/<str:case_id>", case.show, name="case"),
    path("cases/<str:case_id>/reveal", case.reveal, name="reveal"),
    path("cases/<str:case_id>/files/<str:sha256>", case.file, name="file"),
    path("cases/<str:case_id>/supplement", acts.supplement, name="supplement"),
    path("cases/<str:case_id>/verify", verifying.verify, name="verify"),
    path("cases/<str:case_id>/do/<str:act>", acts.do, name="do"),
    path("cases/<str:case_id>/receipt", counter.receipt, name="receipt"),
    path("counter", counter.choose, name="counter"),
    path("counter/form", counter.fill, name="fill"),
    path("account", account.show, name="account"),
    path("fleet", fleet.show, name="fleet"),
    path("fleet/code", fleet.issue, name="issue_code"),
    path("fleet/stick", sticks.take_in, name="stick_in"),
    path("fleet/stick/<int:terminal>", sticks.make, name="stick_out"),
    path("audit", audit.show, name="audit"),
    path("supervision", supervision.show, name="supervision"),
]
