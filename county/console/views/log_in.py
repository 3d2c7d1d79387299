"""Log-in. Too many wrong passwords shut a login for a quarter of an hour (django-axes)."""

from django.contrib.auth.views import LoginView


class LogIn(LoginView):
    """Login and password; a new session id each time."""

    template_name = "console/login.html"
    redirect_authenticated_user = True
