"""XPath 1.0 as ODK speaks it: lexer, parser, and a compiler to Python closures."""

from .compiler import Expression, compile_expression
from .context import Context, Environment
from .parser import parse

__all__ = ["Context", "Environment", "Expression", "compile_expression", "parse"]
