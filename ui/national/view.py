"""What the national view is about: one framework in one version and one year, never a filter of one's own."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from analysis.handed_in import Audience, HandedIn
from analysis.national.breakdowns import LEAST_PLACES
from analysis.national.pool import Pool, pool_of
from analysis.national.questions import Questions, questions_of
from networks.scopes import ReleasedScope
from qualitaetsrahmen.model import Framework, Status
from ui.desk import Desk
from ui.parts.markup import literal


@dataclass(frozen=True)
class View:
    """The releases of a framework, those of the chosen year, and the version whose words are read."""

    scope: ReleasedScope
    questions: Questions
    handed_in: tuple[HandedIn, ...]
    pool: Pool
    """The releases of the chosen year alone, so that a page computes no more than it shows."""
    section: Pool
    framework: Framework
    year: int

    @property
    def framework_id(self) -> str:
        """The framework in all its versions."""
        return self.framework.framework.id

    def titles(self) -> dict[int, str]:
        """Return what the questions of the version are called: their criterion, with words where it has several."""
        found = {}
        for number, criterion, item_id in self.questions.in_version(self.framework.framework.version):
            title = f"{criterion.ref} {criterion.title}"
            words = list(self.framework.items[item_id].ask.values())
            has_several = len(self.framework.counted_items(criterion)) > 1
            found[number] = f"{title}: {words[-1].text}" if has_several and words else title
        return found

    def every_year(self) -> list[int]:
        """Return the years in which rounds closed, the earliest first."""
        return sorted({one.closed_on.year for one in self.handed_in})

    def in_year(self, year: int, only: Collection[int]) -> Pool:
        """Return the newest release of every place in a year, with some questions."""
        held = [one for one in self.handed_in if one.closed_on.year == year]
        return self.section if year == self.year else pool_of(held, self.questions, only).of_year(year)


def choose_view(desk: Desk, scope: ReleasedScope) -> View | None:
    """Ask for framework, version and year, and return what they mean; None where there is too little to show."""
    t = desk.t
    library = desk.services.library()
    titles = {one.framework.id: one.framework.title for one in library.frameworks.values()}
    published = [one.framework.id for one in library.frameworks.values() if one.framework.status is Status.PUBLISHED]
    first, second, third = st.columns([3, 1, 1])
    with first:
        framework_id = st.selectbox(
            t("national_ui.choice.framework"),
            list(titles),
            index=list(titles).index(published[0]) if published else 0,
            format_func=lambda one: titles[one],
            key="national.framework",
        )
    handed_in = desk.services.handed_in(scope).all_for(Audience.NZFH, framework_id)
    if len({one.profile.place for one in handed_in}) < LEAST_PLACES:
        st.info(t("national_ui.too_few", title=literal(titles[framework_id]), least=LEAST_PLACES))
        return None
    questions = questions_of(library, framework_id)
    versions = list(questions.versions)[::-1]
    years = sorted({one.closed_on.year for one in handed_in}, reverse=True)
    with second:
        version = st.selectbox(t("national_ui.choice.version"), versions, key=f"national.version:{framework_id}")
    with third:
        year = st.selectbox(t("national_ui.choice.year"), years, key=f"national.year:{framework_id}")
    pool = pool_of([one for one in handed_in if one.closed_on.year == year], questions)
    view = View(scope, questions, tuple(handed_in), pool, pool.of_year(year), questions.versions[version], year)
    if len(view.section.releases) < LEAST_PLACES:
        st.info(t("national_ui.too_few_in_year", year=year, least=LEAST_PLACES))
        return None
    return view
