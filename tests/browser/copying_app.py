"""The page with the table as an app of its own, under the same headers as every page of staff."""

from pathlib import Path

import streamlit as st

from web.application import middleware
from web.shell import read_shell

app = st.App(Path(__file__).with_name("copying_page.py"), middleware=middleware(read_shell(), is_https=False))
