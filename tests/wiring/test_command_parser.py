"""Whoever types a command wrongly is told so in German, with what would be right."""

import pytest

from wiring.command_parser import CommandParser


@pytest.fixture
def parser() -> CommandParser:
    parser = CommandParser(prog="programm", description="Tut etwas.")
    commands = parser.add_subparsers(required=True, title="Befehle", metavar="BEFEHL")
    count = commands.add_parser("zähle", help="zählt")
    count.add_argument("bis", type=int, metavar="ZAHL")
    count.add_argument("--rückwärts", action="store_true", help="von oben nach unten")
    return parser


@pytest.mark.parametrize("arguments", [[], ["unbekannt"], ["zähle"], ["zähle", "viel"], ["zähle", "--rückwärts"]])
def test_what_is_not_understood_is_told_in_german(
    parser: CommandParser, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parser.parse_args(arguments)
    told = capsys.readouterr().err.splitlines()
    command = " ".join(["programm", *arguments[:1]]) if "zähle" in arguments else "programm"
    assert end.value.code == 2
    assert told[0].startswith(f"Aufruf: {command} [-h] ")
    assert told[1].startswith("Dieser Aufruf ist nicht vollständig")
    assert told[1].endswith(f"„{command} --help“.")


def test_help_is_german(parser: CommandParser, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["zähle", "-h"]):
        with pytest.raises(SystemExit) as end:
            parser.parse_args(arguments)
        assert end.value.code == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.endswith(":")] == [
        "Schalter:",
        "Befehle:",
        "Angaben:",
        "Schalter:",
    ]
    for english in ("usage", "options", "positional", "show this"):
        assert english not in told
