"""From findings to what their public pages show, in the language of the page as far as words exist in it."""

from collections.abc import Sequence

from analysis.findings import ID_START, Evidence, FindingState, RecordedFinding
from exports.finding_words import basis_words, kind_words, value_words, wordings
from participant.finding_contexts import (
    EvidenceRow,
    FindingLine,
    FindingPage,
    FindingsPage,
    ProposalPart,
    Said,
    VersionLine,
)
from participant.languages import language_links
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import LANGUAGES, Translator
from wiring.addresses import FINDINGS, LANGUAGE


def findings_page(findings: Sequence[RecordedFinding], t: Translator) -> FindingsPage:
    """Return the list of all findings that hold or were withdrawn."""
    return FindingsPage(
        language=t.language,
        languages=language_links(LANGUAGES, t.language, FINDINGS),
        title=t("findings_public.title"),
        is_for_all=True,
        lines=tuple(_line(one, t) for one in findings),
        package=in_language(f"{FINDINGS}/daten.zip", t),
    )


def finding_page(shown: RecordedFinding, versions: Sequence[RecordedFinding], t: Translator) -> FindingPage:
    """Return one version of a finding with its history."""
    address = address_of(shown, versions)
    return FindingPage(
        language=t.language,
        languages=language_links(LANGUAGES, t.language, address),
        title=t("findings_public.one", id=shown.id.removeprefix(ID_START)),
        is_for_all=True,
        sentence=_own_words(shown.sentence, shown.sentence_en, t),
        notice=_notice(shown, t),
        reason=_german(shown.withdrawn_why) if shown.withdrawn_why else None,
        facts=_facts(shown, t),
        criteria=shown.criteria_words,
        rows=tuple(_row(one, t) for one in shown.evidence),
        limits=_own_words(shown.limits, shown.limits_en, t),
        proposal=_proposal(shown, t),
        versions=tuple(_version(one, shown, versions, t) for one in versions),
        all_address=in_language(FINDINGS, t),
        csv=in_language(f"{FINDINGS}/{shown.id}/belege.csv", t),
        json=in_language(f"{FINDINGS}/{shown.id}/belege.json", t),
    )


def address_of(one: RecordedFinding, versions: Sequence[RecordedFinding]) -> str:
    """Return where a version stands: the last one at the finding's own address, earlier ones below it."""
    is_last = one.number == max(each.number for each in versions)
    return f"{FINDINGS}/{one.id}" if is_last else f"{FINDINGS}/{one.id}/fassung/{one.number}"


def in_language(address: str, t: Translator) -> str:
    """Return an address that leads to the language in which somebody reads."""
    return address if t.language == GERMAN else f"{address}?{LANGUAGE}={t.language}"


def _line(one: RecordedFinding, t: Translator) -> FindingLine:
    withdrawn = t("findings_public.withdrawn", day=t.date(one.withdrawn_on)) if one.withdrawn_on else ""
    day = t.date(one.published_on or one.written_on)
    return FindingLine(
        address=in_language(f"{FINDINGS}/{one.id}", t),
        sentence=_own_words(one.sentence, one.sentence_en, t),
        about=t("findings_public.about", framework=_framework(one, t), day=day),
        withdrawn=withdrawn,
    )


def _own_words(german: str, english: str, t: Translator) -> Said:
    return Said(text=english, language="en") if t.language == "en" and english else _german(german)


def _german(text: str) -> Said:
    return Said(text=text, language=GERMAN)


def _framework(one: RecordedFinding, t: Translator) -> str:
    return t("findings_public.framework", title=one.framework_title, version=one.framework_version)


def _notice(shown: RecordedFinding, t: Translator) -> str:
    if shown.state is FindingState.WITHDRAWN and shown.withdrawn_on:
        return t("findings_public.withdrawn_notice", day=t.date(shown.withdrawn_on))
    return t("findings_public.replaced_notice") if shown.state is FindingState.REPLACED else ""


def _facts(shown: RecordedFinding, t: Translator) -> tuple[tuple[str, str], ...]:
    facts = [(t("findings_public.fact.framework"), _framework(shown, t))]
    if shown.published_on:
        facts.append((t("findings_public.fact.published"), t.date(shown.published_on)))
    facts.append((t("findings_public.fact.number"), t("findings_public.fact.cite", id=shown.id, number=shown.number)))
    return tuple(facts)


def _row(one: Evidence, t: Translator) -> EvidenceRow:
    return EvidenceRow(
        about=_german(one.about),
        who=_german(one.who),
        value=value_words(one, t),
        kind=kind_words(one.kind, t),
        basis=basis_words(one, t),
        taken=t("findings_public.taken", count=one.releases, number=t.number(one.releases), day=t.date(one.taken_on)),
    )


def _proposal(shown: RecordedFinding, t: Translator) -> ProposalPart | None:
    proposal, decision = shown.proposal, shown.decision
    if proposal is None:
        return None
    told = t("findings_public.undecided")
    if decision is not None:
        told = t(f"findings_public.decided.{decision.verdict.value}", by=decision.by, day=t.date(decision.on))
    return ProposalPart(
        about=shown.proposal_about,
        sentence=t(f"findings_public.proposal.{proposal.kind.value}"),
        wordings=wordings(shown, t),
        note=_german(proposal.note),
        decision=told,
        decision_reason=_german(decision.why) if decision else None,
    )


def _version(
    one: RecordedFinding, shown: RecordedFinding, versions: Sequence[RecordedFinding], t: Translator
) -> VersionLine:
    day = t.date(one.published_on or one.written_on)
    return VersionLine(
        name=t("findings_public.version", number=one.number, day=day),
        address=in_language(address_of(one, versions), t),
        state=t(f"findings_public.state.{one.state.value}"),
        is_shown=one.number == shown.number,
    )
