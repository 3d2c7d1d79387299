"""Why the screen cannot come up, each with a sentence and a next step for whoever started it."""

from casework.message import N_, Message


class CannotShow(Exception):
    """The screen stays dark; nothing else was started."""

    sentence = Message(N_("The screen cannot be shown."))
    next_step = Message(N_("Call the technician."))


class NoDisplay(CannotShow):
    """There is no display to draw on."""

    sentence = Message(N_("There is no display here to draw on."))
    next_step = Message(N_("Start it where a screen is, or use the commands: kiosk submit, cases, sync, doctor."))


class MissingFont(CannotShow):
    """The shipped typeface is not there: every Chinese word would be a box."""

    sentence = Message(N_("The typeface of the screens is missing from this installation."))
    next_step = Message(N_("Install the program again; assets/fonts must come with it."))
