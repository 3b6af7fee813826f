"""Settings: from the environment or one file, checked at the start, with a sentence for each mistake."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HOME = Path(__file__).resolve().parents[2]
"""The folder that holds tracker/, templates/, static/, seeds/ and migrations/."""

INSTANCE = HOME / "instance"


class SettingsAreWrong(Exception):
    """At least one setting cannot be used; each line says which, why, and what would be right."""


class Settings(BaseSettings):
    """Everything an operator can set. Each name is read from TRACKER_<NAME> or the file TRACKER_SETTINGS names."""

    model_config = SettingsConfigDict(env_prefix="TRACKER_", extra="ignore", frozen=True)

    database_url: str = f"sqlite:///{INSTANCE / 'tracker.sqlite'}"
    files: Path = INSTANCE / "files"
    secret_key: str = Field(default="", min_length=0)
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    threads: int = Field(default=8, ge=1, le=64)
    address: str = ""
    https: bool = False
    proxy: str = ""
    """Where the server stands that passes requests on; only its word is taken for where they came from."""
    demo: bool = False
    office_name: str = "政府办公室"
    smtp_host: str = ""
    smtp_port: int = Field(default=25, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_security: Literal["none", "starttls", "tls"] = "none"
    mail_from: str = ""
    soffice: str = ""
    """The office program that turns .doc, .wps, .rtf, .odt and .ods into newer formats; empty: the one on the PATH."""
    upload_mb: int = Field(default=20, ge=1, le=200)
    idle_minutes: int = Field(default=30, ge=5, le=480)
    sign_in_hours: int = Field(default=8, ge=1, le=24)
    argon2_cost: Literal["normal", "cheap"] = "normal"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, address: str) -> str:
        try:
            driver = make_url(address).drivername
        except ArgumentError:
            driver = ""
        if driver not in {"sqlite", "postgresql+psycopg"}:
            raise ValueError("应为 sqlite:///文件路径 或 postgresql+psycopg://用户:密码@主机/库名")
        return address

    @field_validator("soffice")
    @classmethod
    def _can_be_started(cls, program: str) -> str:
        if program and shutil.which(program) is None:
            raise ValueError("应为 LibreOffice 的 soffice 程序，要存在并可执行；不写则自动寻找")
        return program

    @property
    def sends_mail(self) -> bool:
        """Whether mail leaves the house at all."""
        return bool(self.smtp_host and self.mail_from)

    @property
    def web_address(self) -> str:
        """Where people reach the tracker, for links in mail."""
        return self.address.rstrip("/") or f"http://{self.host}:{self.port}"

    @classmethod
    def from_environment(cls, **given: Any) -> Settings:
        """Read and check the settings; raise SettingsAreWrong with a sentence for each mistake."""
        file = Path(os.environ.get("TRACKER_SETTINGS", INSTANCE / "tracker.env"))
        try:
            settings = cls(_env_file=file, **given)  # type: ignore[call-arg]  # pydantic-settings' own parameter
        except ValidationError as wrong:
            raise SettingsAreWrong("\n".join(_sentence(error) for error in wrong.errors())) from None
        return settings if settings.secret_key else settings.model_copy(update={"secret_key": _kept_secret(INSTANCE)})


def _sentence(error: Any) -> str:
    name = "TRACKER_" + "_".join(str(part) for part in error["loc"]).upper()
    given = "" if "password" in name.lower() or "url" in name.lower() else f"现为 {error['input']!r}；"
    return f"{name} 不可用：{given}{_reason(error)}"


REASONS = {
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "literal_error": "应为下列之一：{expected}",
    "value_error": "{error}",
}


def _reason(error: Any) -> str:
    sentence: str = REASONS.get(error["type"], error["msg"])
    return sentence.format(**error.get("ctx", {}))


def _kept_secret(folder: Path) -> str:
    """The key that signs cookies and seals the journal: made once, kept beside the data, readable by its owner alone."""
    file = folder / "secret.key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_hex(32))
    return file.read_text().strip()
