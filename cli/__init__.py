"""The command line: options in, one public function called, its result out.

Commands stand in modules by what they are for, in the order of the help. What a command needs is imported when it
runs: `rashomon --help` need not wait for the language pipeline.
"""

from . import building, asking, giving, judging, bases  # noqa: F401, I001 - they add their commands to the app, in this order
from .app import app, main

__all__ = ["app", "main"]
