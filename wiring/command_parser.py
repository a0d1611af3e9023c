"""How the command line reads what was typed and explains itself: in German, also where argparse has words."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from texts.catalogue import translator

LANGUAGE = "de"
"""The language of the command line."""
_NOT_UNDERSTOOD = 2


class _Formatter(argparse.HelpFormatter):
    """Help that begins with a German word for its usage."""

    def __init__(self, prog: str, begins_with: str) -> None:
        super().__init__(prog)
        self._begins_with = begins_with

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the line that shows how a command is typed."""
        super().add_usage(usage, actions, groups, self._begins_with if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """A parser whose headings, help and errors are German; its sub-commands get parsers of the same kind."""

    def __init__(self, **options: Any) -> None:
        t = translator(LANGUAGE)
        super().__init__(
            **options, add_help=False, formatter_class=partial(_Formatter, begins_with=t("commands.usage"))
        )
        self._positionals.title, self._optionals.title = t("commands.values"), t("commands.options")
        self.add_argument("-h", "--help", action="help", help=t("commands.help.help"))

    def error(self, message: str) -> NoReturn:
        """Show how the command is typed; argparse's own message is English and only repeats it."""
        del message
        self.refuse(translator(LANGUAGE)("commands.not_understood", command=self.prog))

    def refuse(self, sentence: str) -> NoReturn:
        """End with the usage, a sentence and the code for what was not understood."""
        self.print_usage(sys.stderr)
        self.exit(_NOT_UNDERSTOOD, f"{sentence}\n")
