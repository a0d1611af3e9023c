"""Frameworks that the workspace of the tests has or brings along, and the page on which they stand."""

from streamlit.testing.v1 import AppTest

from qualitaetsrahmen.uploads import review_upload, take_in
from tests.fakes.translation import translation_of
from tests.fakes.versions import REWORDED, framework, map_of, text_of
from tests.ui.workspace import NETWORK, Workspace

OURS = ("kleiner-rahmen", "unser-rahmen"), ("title: Kleiner Rahmen", "title: Unser Rahmen")
PUBLISHED = ("status: draft", "status: published")
FILES = "frameworks.upload:0"


def own(*changes: tuple[str, str], version: str = "1.0") -> bytes:
    """A framework that the installation does not have."""
    return text_of(*OURS, *changes, version=version).encode()


def english(of: str = "1.0") -> str:
    return translation_of(framework(version=of), is_checked=False).model_dump_json(by_alias=True, exclude_none=True)


def lay(workspace: Workspace, **texts: str) -> None:
    """Put files into the installation's folder of frameworks, ``__`` in a name standing for a folder."""
    for name, text in texts.items():
        path = workspace.services.settings.frameworks / f"{name.replace('__', '/').replace('_', '.')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lay_second_version(workspace: Workspace) -> None:
    folder = workspace.services.settings.frameworks
    (folder / "maps").mkdir()
    (folder / "kleiner-rahmen-2.0.yaml").write_text(text_of(REWORDED, version="2.0"), encoding="utf-8")
    note = 'change: editorial, from: [absprachen.gelten], comparable: with_note, note: "Nur klarer gesagt."'
    (folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml").write_text(map_of(note), encoding="utf-8")


def brought(workspace: Workspace, **files: bytes) -> None:
    """Let the network have these files already."""
    base = workspace.services.library()
    store = workspace.services.framework_documents(workspace.scope)
    take_in(store, NETWORK.id, review_upload(base, {}, files), workspace.services.clock.today())


def names_of(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.services.framework_documents(workspace.scope).documents(NETWORK.id)]


def upload_page(workspace: Workspace) -> AppTest:
    return workspace.page("rahmen").segmented_control(key="bereich").set_value("upload").run()


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    return at.file_uploader(key=FILES).set_value([(name, content, "application/yaml") for name, content in files]).run()


def one_framework(workspace: Workspace, name: str = "kleiner-rahmen@1.0", view: str = "read") -> AppTest:
    at = workspace.page("rahmen", rahmen=name)
    return at if view == "read" else at.segmented_control(key="ansicht").set_value(view).run()


def tables(at: AppTest) -> str:
    return "\n".join(table.value.to_csv(index=False) for table in at.table).replace("\\", "")


def keys(at: AppTest) -> set[str | None]:
    return {button.key for button in at.button}
