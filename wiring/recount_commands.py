"""The command that counts closed rounds once more and compares with their releases."""

import argparse
import sys
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_parser import CommandParser

if TYPE_CHECKING:
    from selfeval.recount import Recounted


def add_recount(of_release: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command to the others that have to do with releases."""
    recount = of_release.add_parser("recount", help=t("recount.help.recount"))
    recount.add_argument("ids", nargs="*", metavar=t("commands.id"), help=t("recount.help.ids"))
    recount.set_defaults(run=_recount)


def _recount(options: argparse.Namespace, t: Translator) -> int:
    from selfeval.recount import recount, to_recount
    from wiring.services import services

    store = services().recounting()
    rounds = to_recount(store, tuple(dict.fromkeys(options.ids)))
    done: list[Recounted] = []
    for one in recount(store, rounds):
        done.append(one)
        _show_progress(t("recount.progress", done=len(done), count=len(rounds)), is_last=len(done) == len(rounds))
        for line in _lines(one, t):
            print(line)
    services().database.close()
    wrong = sum(not one.agrees for one in done)
    print(_summary(done, wrong, t), file=sys.stderr if wrong else sys.stdout)
    return int(wrong > 0)


def _show_progress(line: str, *, is_last: bool) -> None:
    """Let one line count up while somebody watches; nothing of it reaches a file."""
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if is_last else "", file=sys.stderr, flush=True)


def _lines(one: "Recounted", t: Translator) -> list[str]:
    named = {"round": one.of_round.title, "id": one.of_round.id}
    if one.problem is not None:
        return [t("recount.problem", **named, problem=t.error(one.problem.code, one.problem.data))]
    return [
        t("recount.item", **named, part=found.part, criterion=found.criterion, item=found.item_id)
        if found.item_id
        else t("recount.people", **named, part=found.part)
        for found in one.disagreements
    ]


def _summary(done: "list[Recounted]", wrong: int, t: Translator) -> str:
    if not done:
        return t("recount.none")
    if wrong:
        return t("recount.differs", count=wrong, rounds=t.number(len(done)))
    counted = {"people": sum(one.people for one in done), "answers": sum(one.answers for one in done)}
    numbers = {name: t.number(count) for name, count in counted.items()}
    return t("recount.equal.one" if len(done) == 1 else "recount.equal", rounds=t.number(len(done)), **numbers)
