"""The page of texts to code as an app of its own, under the same headers as every page of staff."""

from pathlib import Path

import streamlit as st

from web.application import middleware
from web.shell import read_shell

app = st.App(Path(__file__).with_name("coding_page.py"), middleware=middleware(read_shell(), is_https=False))
