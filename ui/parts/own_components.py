"""The app's own components: how Streamlit gets to know scripts and styles that the app serves itself."""

from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_STATIC = Path(__file__).parents[1] / "static"
_FOLDERS = ("sortable_lists", "copy_table")


def own_component(folder: str) -> ComponentRenderer:
    """Return a component of ours, known to the runtime that draws now; every test of a page has a runtime of its own.

    Its script is a file that the app serves: an inline one would be loaded from a blob address, which the content
    policy of the pages forbids (docs/decisions/0030). Streamlit finds such files by itself only in packages that are
    named like their distribution, so they are announced here.
    """
    manager = get_bidi_component_manager()
    manifest = ComponentManifest("qualitaetsdialog", "1", [ComponentConfig(one, one) for one in _FOLDERS])
    name = f"{manifest.name}.{folder}"
    if manager.get_component_asset_root(name) is None:
        manager.register_from_manifest(manifest, _STATIC)
    style = (_STATIC / folder / f"{folder}.css").read_text("utf-8")
    return component(name, css=style, js=f"{folder}.js")
