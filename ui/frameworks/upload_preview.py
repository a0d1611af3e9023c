"""What uploaded files hold and what would change with them, before anything is stored."""

from collections.abc import Collection, Iterator, Mapping

import streamlit as st

from qualitaetsrahmen.additions import Addition, extended
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.library import Library, place_of
from qualitaetsrahmen.loading import Value
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.uploads import Reviewed
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import VersionMap
from texts.catalogue import Translator
from ui.frameworks.change_words import VersionStep, version_step
from ui.frameworks.document_view import draw_document
from ui.frameworks.findings_view import draw_findings
from ui.frameworks.framework_words import file_title, item_name, size_words
from ui.frameworks.language_states import extent_words, language_state, review_words
from ui.frameworks.map_draft import offer_map_draft
from ui.frameworks.own_documents import alone
from ui.frameworks.preview_view import draw_preview
from ui.frameworks.versions_view import draw_changes
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from wiring.map_drafts import left_as_drafted

_OVERVIEW, _READ, _PREVIEW = "overview", "read", "preview"


def draw_upload_preview(
    reviewed: Reviewed,
    names: Mapping[str, str],
    present: Mapping[str, bytes],
    confirmed: Collection[str],
    t: Translator,
) -> None:
    """Draw every file with what it holds, and at the end what would no longer fit among the present ones.

    ``names`` says how the person's own computer calls each file, ``confirmed`` which languages of our own words may be
    offered.
    """
    for place, read in reviewed.reads.items():
        if read.value is not None:
            with st.container(border=True):
                st.subheader(file_title(read.value, reviewed.library, t), anchor=False)
                st.write(_what_it_does(reviewed, place, present, names[place], t))
                before = present.get(place) if place not in reviewed.already_there else None
                draw_value(read.value, reviewed, before, place, t, confirmed)
    if reviewed.left_behind:
        left = dict.fromkeys(one.file for one in reviewed.left_behind)
        files = ", ".join(literal(t("ui.quoted", text=one)) for one in left)
        st.warning(t("frameworks_ui.upload.left_behind", files=files), icon=":material/warning:")
        draw_findings(reviewed.left_behind, present, "left_behind.lines", t)


def _what_it_does(reviewed: Reviewed, place: str, present: Mapping[str, bytes], file: str, t: Translator) -> str:
    if place in reviewed.already_there:
        return t("frameworks_ui.upload.same", file=literal(file))
    return t(f"frameworks_ui.upload.{'replaces' if place in present else 'new'}", file=literal(file))


def draw_value(
    value: Value, reviewed: Reviewed, before: bytes | None, key: str, t: Translator, confirmed: Collection[str]
) -> None:
    """Draw what one file holds; ``before`` is what the network has in its place."""
    library = reviewed.library
    if not library.frameworks.keys() >= set(_refers_to(value)):
        st.info(t("frameworks_ui.upload.no_preview"), icon=":material/info:")
        return
    match value:
        case Framework():
            draw_framework_file(value, reviewed, before, key, t, confirmed)
        case VersionMap():
            draw_map_file(value, library, key, t)
        case Translation():
            draw_translation_file(value, library, key, t, confirmed)
        case Addition():
            draw_addition_file(value, library, key, t, confirmed)


def _refers_to(value: Value) -> tuple[str, ...]:
    """Return the frameworks without which there is nothing to show of a file."""
    match value:
        case VersionMap():
            return value.names
        case Translation():
            return (value.translation.of,)
        case Addition():
            return (value.addition.extends,)
        case Framework():
            return ()


def choose_view(key: str, t: Translator, *more: str) -> str:
    """Ask how closely to look at a file: the overview, or more of it."""
    view = st.segmented_control(
        t("frameworks_ui.views"),
        [_OVERVIEW, *more],
        default=_OVERVIEW,
        required=True,
        format_func=lambda one: t(f"frameworks_ui.upload.view.{one}"),
        key=f"{key}.view",
        label_visibility="collapsed",
    )
    return view or _OVERVIEW


def draw_whole(
    framework: Framework, library: Library, view: str, key: str, t: Translator, confirmed: Collection[str]
) -> None:
    """Draw a framework as a document or as a questionnaire."""
    if view == _READ:
        draw_document(framework, key, t)
    elif view == _PREVIEW:
        draw_preview(library, framework, key, t, confirmed)


def draw_map_file(written: VersionMap, library: Library, key: str, t: Translator) -> None:
    """Draw what a map says became of every item, and whether its draft was left as it was."""
    old, new = (library.frameworks[name] for name in written.names)
    if written.map.note:
        st.write(literal(written.map.note))
    if count := left_as_drafted(written):
        st.warning(t("frameworks_ui.map_draft.left", count=count), icon=":material/edit_note:")
    draw_changes(VersionStep(old, new, written, is_guessed=False), key, t)


def draw_framework_file(
    framework: Framework, reviewed: Reviewed, before: bytes | None, key: str, t: Translator, confirmed: Collection[str]
) -> None:
    """Draw a framework with what changes against the file that is there, and against the version before it."""
    library = reviewed.library
    view = choose_view(key, t, _READ, _PREVIEW)
    draw_whole(framework, library, view, key, t, confirmed)
    if view != _OVERVIEW:
        return
    st.write(size_words(framework, t))
    same = alone(before, key).value if before is not None else None
    if isinstance(same, Framework):
        st.markdown(f"**{t('frameworks_ui.upload.against_present')}**")
        draw_changes(
            VersionStep(same, framework, drafted_map(differences(same, framework), "–"), True), f"{key}.now", t
        )
    earlier = library.before(framework)
    if earlier is not None:
        draw_since(version_step(library, earlier, framework), reviewed, key, t)
    elif same is None:
        st.write(t("frameworks_ui.upload.first_version"))


def draw_since(step: VersionStep, reviewed: Reviewed, key: str, t: Translator) -> None:
    """Draw what changes against the version before, unless the map of it is uploaded too and says it in its place."""
    if place_of(step.written)[0] in reviewed.contents:
        st.write(t("frameworks_ui.upload.see_map", old=step.old.framework.version))
        return
    st.markdown(f"**{t('frameworks_ui.upload.since', old=step.old.framework.version)}**")
    if step.is_guessed:
        st.warning(t("frameworks_ui.step.guessed"), icon=":material/info:")
        offer_map_draft(reviewed.library, step.new, key, t)
    draw_changes(step, key, t)


def draw_translation_file(
    translation: Translation, library: Library, key: str, t: Translator, confirmed: Collection[str]
) -> None:
    """Draw how far a translation has come for each perspective, and the questionnaire in its language."""
    framework = library.frameworks[translation.translation.of]
    st.write(review_words(translation, t))
    if translation.translation.note:
        st.write(literal(translation.translation.note))
    lines = [
        f"- **{literal(one.label)}:** {extent_words(language_state(framework, translation, one.id, confirmed), t)}"
        for one in framework.perspectives
    ]
    st.markdown("\n".join(lines))
    if choose_view(key, t, _PREVIEW) == _PREVIEW:
        draw_preview(library, framework, key, t, confirmed, first=translation.language)


def draw_addition_file(
    addition: Addition, library: Library, key: str, t: Translator, confirmed: Collection[str]
) -> None:
    """Draw what a local addition adds, and the framework that results."""
    framework = library.frameworks[addition.addition.extends]
    view = choose_view(key, t, _READ, _PREVIEW)
    if view == _OVERVIEW:
        st.markdown("\n".join(f"- {line}" for line in addition_lines(addition, framework, t)))
    else:
        draw_whole(extended(framework, addition), library, view, key, t, confirmed)


def addition_lines(addition: Addition, framework: Framework, t: Translator) -> Iterator[str]:
    """Yield what a local addition adds: items switched on, own criteria, larger groups, prompts."""
    for item in addition.switch_on:
        yield t("frameworks_ui.addition.switched_on", item=item_name(framework, item, t))
    for criterion in addition.own_area.criteria if addition.own_area else ():
        yield t("frameworks_ui.addition.own", criterion=criterion_name(criterion))
    for perspective, people in addition.min_group.items():
        label = literal(framework.perspective(perspective).label)
        yield t("frameworks_ui.addition.min_group", perspective=label, count=people)
    for prompt in addition.prompts:
        name = criterion_name(framework.criteria[prompt.criterion])
        yield t("frameworks_ui.addition.prompt", criterion=name, text=literal(prompt.text))
