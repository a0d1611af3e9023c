"""What analysts work with: the quality of a framework, drafts of its next version, and how dialogues are held."""

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import date

from analysis.answer_sheets import with_consent
from analysis.findings import RecordedFinding, accepted_proposals
from analysis.format_use import LEAST_PLACES, FormatReport, format_report, sessions_of, was_held
from analysis.framework_quality import FrameworkQuality, quality_of
from analysis.handed_in import Audience
from analysis.session_parts import Parts, parts_of
from exports.archives import without_times
from exports.quality_report import quality_content
from exports.report.blocks import PaperContent
from exports.report.html import report_html
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from networks.accounts import Account
from networks.scopes import MicrodataScope, NetworkScope
from qualitaetsrahmen.draft_versions import DraftWords, draft_files
from qualitaetsrahmen.model import Framework
from selfeval.release import Reach
from texts.catalogue import Translator
from wiring.access import released_scope
from wiring.reports import ReportFormat
from wiring.services import Services


def quality_for(services: Services, account: Account, framework: Framework) -> FrameworkQuality:
    """Return the quality of a framework from all that was handed in, and from sheets of rounds that allow it.

    Raises NotPermitted for anyone but analysts.
    """
    scope, name = released_scope(account), framework.framework.id
    store = services.handed_in(scope)
    rounds = with_consent(services.consents(scope).consents())
    sheets = services.answer_sheets(MicrodataScope(rounds)).sheets(name) if rounds else []
    return quality_of(
        framework,
        store.all_for(Audience.NZFH, name),
        store.facts_for(Audience.NZFH, name, only="texts"),
        sheets,
    )


def quality_file(quality: FrameworkQuality, kind: ReportFormat, today: date, t: Translator) -> bytes:
    """Return the report on a framework's quality as a file."""
    return _MAKERS[kind](quality_content(quality, today, t))


def draft_archive(
    services: Services, framework: Framework, findings: Iterable[RecordedFinding], t: Translator
) -> bytes:
    """Return a zip with the draft of the next version and its map, in which all accepted changes are made.

    The draft passes ``framework check``; raises ProposalImpossible or FrameworkInvalid where it would not.
    """
    header = framework.framework
    proposals = accepted_proposals(findings, header.id, header.version)
    _, written = services.framework_file(framework)
    words = DraftWords(t("findings_ui.draft.not_asked"), t("findings_ui.draft.map_opening", name=framework.name))
    files = draft_files(services.library(), framework, proposals, written.decode(), words)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name in sorted(files):
            target.writestr(name, files[name])
    return without_times(archive.getvalue())


def formats_handed_in(services: Services, account: Account) -> FormatReport:
    """Return how formats and cards were used everywhere; raises NotPermitted for anyone but analysts."""
    store, by_place = services.handed_in(released_scope(account)), dict[str, list[Parts]]()
    facts = store.facts_for(Audience.NZFH, only="talks")
    for one in store.all_for(Audience.NZFH):
        told = facts.get(one.release_id)
        by_place.setdefault(one.profile.place, []).extend(sessions_of(told.talks) if told else ())
    return format_report(by_place, LEAST_PLACES)


def formats_of(services: Services, scope: NetworkScope) -> FormatReport:
    """Return how formats and cards were used in the sessions of these networks."""
    store, by_network = services.sessions(scope), dict[str, list[Parts]]()
    for one in store.sessions():
        if was_held(one):
            by_network.setdefault(one.network_id, []).append(parts_of(one, store.votes(one.id), Reach.INTERNAL))
    return format_report(by_network)


def _html_file(content: PaperContent) -> bytes:
    return report_html(content).encode()


_MAKERS: dict[ReportFormat, Callable[[PaperContent], bytes]] = {
    ReportFormat.PDF: report_pdf,
    ReportFormat.WORD: report_word,
    ReportFormat.HTML: _html_file,
}
