"""The page around Streamlit: its own index.html, patched once, German and without outside links."""

import base64
import hashlib
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

from texts.catalogue import translator


class ShellUnknown(RuntimeError):
    """Streamlit's index.html does not look as we know it, so it cannot be patched; its version must be checked."""


@dataclass(frozen=True)
class Shell:
    """The patched page and the hashes of the scripts inside it, for the content policy."""

    html: str
    script_hashes: tuple[str, ...]


_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def read_shell() -> Shell:
    """Return Streamlit's page, patched; raises ShellUnknown when any part to patch is missing."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ShellUnknown("streamlit is not installed")
    html = (Path(spec.origin).parent / "static" / "index.html").read_text(encoding="utf-8")
    t = translator("de")
    replacements = [
        (re.compile(r'<html lang="en">'), '<html lang="de">'),
        (re.compile(r"<title>Streamlit</title>"), f"<title>{t('web.shell.title')}</title>"),
        (re.compile(r'<link rel="shortcut icon"[^>]*/>'), '<link rel="icon" href="/anmelden/zeichen.svg" />'),
        (
            re.compile(r"<!--\s*Machine-readable pointer.*?-->\s*<link rel=\"service-desc\"[^>]*/>", re.DOTALL),
            "",
        ),
        (
            re.compile(r"<noscript>.*?</noscript>", re.DOTALL),
            f"<noscript><p>{t('web.shell.no_script')}</p></noscript>",
        ),
        (re.compile(r'(href|src)="\./'), r'\1="/'),
    ]
    for pattern, replacement in replacements:
        html, times = pattern.subn(replacement, html)
        if not times:
            raise ShellUnknown(pattern.pattern)
    scripts = _INLINE_SCRIPT.findall(html)
    return Shell(html, tuple(_hash(script) for script in scripts))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
