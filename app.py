"""The entry: one ASGI app of staff pages, sign-in and participants' routes; nothing shared lives here."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from participant.application import ParticipantsFirst, create_app
from ui.start_checks import settle_streamlit
from web.application import middleware, programs_first, routes
from web.shell import read_shell
from wiring.jobs import keep_up
from wiring.services import services
from wiring.start_checks import check_one_worker, claim_home

HERE = Path(__file__).resolve().parent
pages = sorted(path.stem for path in (HERE / "ui" / "screens").glob("*.py"))
shell = read_shell()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Check what must hold, do what is due while the app runs, and let go of the database at the end."""
    check_one_worker()
    lock = claim_home(services().settings.home)
    jobs = asyncio.create_task(keep_up(services))
    gc.collect()
    gc.freeze()  # what was loaded stays loaded, and need not be looked through for rubbish again and again
    try:
        yield
    finally:
        jobs.cancel()
        with suppress(asyncio.CancelledError):
            await jobs
        services().database.close()
        lock.release()


app = st.App(
    HERE / "ui" / "main.py",
    routes=routes(services, shell, pages),
    middleware=[
        Middleware(ParticipantsFirst, participants=create_app(services)),
        *middleware(shell, is_https=services().settings.is_https),
        programs_first(services),
    ],
    lifespan=lifespan,
)
settle_streamlit(services().keys.cookie_secret())

if __name__ == "__main__":
    from wiring.commands import main

    main(["serve"])
