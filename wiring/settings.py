"""Settings from the environment (prefix QD_), checked at the start."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from wiring.errors import SettingsInvalid

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Everything that an operator can set; docs/operation.md lists it."""

    model_config = SettingsConfigDict(env_prefix="QD_", extra="ignore", frozen=True)

    home: Path = ROOT / "var"
    """Where the embedded database and the server key lie."""
    database_url: str = ""
    """Empty means a SQLite file under ``home``."""
    base_url: str = Field(default="http://127.0.0.1:8501", pattern=r"^https?://[^/\s]+/?$")
    """The address that people type; links and QR codes begin with it."""
    frameworks: Path = ROOT / "frameworks"
    idle_poll_seconds: float = Field(default=2.0, ge=0.2, le=60)
    """How often a phone or a projector asks whether something has changed."""

    keep_months: int = Field(default=24, ge=1, le=120)
    """How many months after closing answers and results are kept, unless a round says otherwise."""

    @property
    def effective_database_url(self) -> str:
        """The address of the database, with the default filled in."""
        return self.database_url or f"sqlite:///{(self.home / 'qualitaetsdialog.db').resolve()}"

    @property
    def is_https(self) -> bool:
        """Whether people come by TLS, so that cookies may only travel by it."""
        return self.base_url.startswith("https://")


def load_settings() -> Settings:
    """Return the settings, or raise SettingsInvalid with one clear line."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "QD_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsInvalid(problem=f"{name}: {first['msg']}") from error
