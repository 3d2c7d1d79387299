"""An ODK XForms runtime for Python. Knows nothing of the project around it."""

from .clock import CHINA, Clock, FixedClock
from .errors import (
    FormError,
    FormErrors,
    UnknownRef,
    XFormsError,
    XPathEvaluationError,
    XPathSyntaxError,
)
from .form import Form
from .results import Changes, Choice, Group, Question, RepeatPrompt, Text, Validity
from .session import Session

__all__ = [
    "CHINA", "Changes", "Choice", "Clock", "FixedClock", "Form", "FormError", "FormErrors", "Group",
    "Question", "RepeatPrompt", "Session", "Text", "UnknownRef", "Validity", "XFormsError",
    "XPathEvaluationError", "XPathSyntaxError",
]
