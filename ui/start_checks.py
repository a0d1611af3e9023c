"""What Streamlit itself must be set to before the app starts."""

from importlib.metadata import version

from streamlit import config

from wiring.errors import StartRefused

_KNOWN_VERSION = "1.67."
"""The version whose hidden option and page shell were checked."""


def settle_streamlit(cookie_secret: str) -> None:
    """Give Streamlit the installation's own cookie secret, which would else be a new one at every start.

    Raises StartRefused for another version, or when rubbish is collected after every run: that takes most of the
    time of every click and stands in the way of everybody who answers meanwhile (eight to ten times slower).
    """
    if not version("streamlit").startswith(_KNOWN_VERSION):
        raise StartRefused(reason="streamlit_version", found=version("streamlit"), known=_KNOWN_VERSION)
    if config.get_option("runner.postScriptGC"):
        raise StartRefused(reason="post_script_gc")
    if config.get_option("browser.gatherUsageStats"):
        raise StartRefused(reason="usage_stats")
    config.set_option("server.cookieSecret", cookie_secret)
