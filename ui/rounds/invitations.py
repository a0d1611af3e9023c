"""Words for an e-mail that invites one perspective, by its open link or by one person's code."""

from exports.recipients import recipients_sentence
from exports.sheets import minutes_to_answer
from qualitaetsrahmen.model import Framework
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator


def invitation(of_round: Round, framework: Framework, plan: PerspectivePlan, address: str, t: Translator) -> str:
    """Return a ready invitation for one perspective that promises exactly what the round keeps."""
    questions = len(questionnaire_for(framework, of_round.criteria, plan.perspective).questions)
    way = "anonymous" if plan.mode is Mode.ANONYMOUS else "declared"
    parts = [
        t("ui.invitation.opening", title=of_round.title),
        t("ui.invitation.effort", count=minutes_to_answer(questions)),
        t("ui.invitation.end", day=t.date(of_round.closes_on)) if of_round.closes_on else "",
        f"{t('ui.invitation.address')}\n{address}",
        t("ways.mail.for_you") if plan.has_codes else "",
        together_words(of_round, framework, plan, t) or t(f"exports.sheet.{way}_text", count=plan.k),
        f"{t('ui.invitation.recipients')} {recipients_sentence(of_round.recipients, t)}",
        t("round_life.invitation.results_on", day=t.date(of_round.results_on)) if of_round.results_on else "",
        t("ui.invitation.closing"),
    ]
    return "\n\n".join(part for part in parts if part)


def together_words(of_round: Round, framework: Framework, plan: PerspectivePlan, t: Translator) -> str:
    """Return with whom a group's answers are shown together; nothing where they stand alone."""
    labels = [framework.perspective(one).label for one in of_round.shown_together_with(plan.perspective)]
    k = of_round.bound_of(plan.perspective)
    return t("round_notices.anonymous_together", labels=", ".join(labels), k=k) if labels else ""
