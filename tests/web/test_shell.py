"""The page around Streamlit is German, points nowhere else, and is patched only while we know it."""

import base64
import hashlib
import importlib.util
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from web.shell import ShellUnknown, read_shell


def streamlit_page() -> str:
    spec = importlib.util.find_spec("streamlit")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "static" / "index.html").read_text("utf-8")


def test_the_page_is_german() -> None:
    html = read_shell().html
    assert '<html lang="de">' in html
    assert "<title>Qualitätsdialog</title>" in html
    (no_script,) = re.findall(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    assert "JavaScript" in no_script
    assert "You need to enable" not in html
    assert "Streamlit</title>" not in html


def test_the_page_points_nowhere_else_and_offers_no_machine_interface() -> None:
    html = read_shell().html
    assert 'rel="service-desc"' in streamlit_page()
    assert "service-desc" not in html
    assert "openapi" not in html
    assert re.findall(r'(?:href|src)="(?:https?:)?//', html) == []


def test_the_page_finds_its_parts_from_every_address() -> None:
    html = read_shell().html
    assert re.findall(r'(?:href|src)="\./', html) == []
    assert re.findall(r'(?:href|src)="/static/', html)


def test_every_script_inside_the_page_is_known_to_the_policy() -> None:
    shell = read_shell()
    scripts = re.findall(r"<script>(.*?)</script>", shell.html, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert shell.script_hashes == tuple(f"sha256-{digest}" for digest in digests)
    assert scripts


@pytest.mark.parametrize(
    "part",
    [
        '<html lang="en">',
        "<title>Streamlit</title>",
        '<link rel="shortcut icon"',
        'rel="service-desc"',
        "<noscript>",
        '"./',
    ],
)
def test_a_page_that_looks_different_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    static = tmp_path / "static"
    static.mkdir()
    assert part in streamlit_page()
    (static / "index.html").write_text(streamlit_page().replace(part, part.swapcase()[::-1]), "utf-8")
    found = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: found)
    with pytest.raises(ShellUnknown):
        read_shell()


def test_without_streamlit_the_start_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ShellUnknown, match="not installed"):
        read_shell()
