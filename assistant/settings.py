"""Every option of the product, in one place; each can be set as ASSISTANT_* in the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGED = "packaged"
"""The name, for both kinds of model, of the one whose weights came with the installation."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#@]+(?:/[^\s?#]*[^\s?#/])?$")]
"""An address, or the beginning of addresses, without a slash at its end."""


class Settings(BaseSettings):
    """What a person may choose. A default is what a fresh machine should do."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("commissioning-assistant"))
    """The library: catalogue, vectors and words."""
    cache_dir: Path = Field(default_factory=lambda: user_cache_path("commissioning-assistant"))
    """What can be made again: the joined chat model, the measured precision of this CPU."""

    embedding_model: str = PACKAGED
    """`packaged`, or any sentence-transformers name or folder."""
    embedding_precision: str = "auto"
    """`auto` (measured on this CPU), `float32` or `bfloat16`."""

    chat_model: str = "auto"
    """`auto` (the packaged model if the extra `local` is installed, else none), `packaged`, `none`,
    or `provider:model` for LangChain's init_chat_model: `ollama:llama3.2`, `openai:gpt-4o-mini`."""

    read_seconds: float = Field(default=120.0, gt=0)
    """The longest that reading one file may take."""
    read_memory_mb: int = Field(default=1536, ge=256)
    """The most memory that the reading process may take, in MiB."""
    read_file_mb: int = Field(default=512, ge=1)
    """The largest file that is read, in MiB."""

    question_characters: int = Field(default=4000, ge=100)
    """The longest question that is taken; a longer one gets a message that says so."""

    host: str = "127.0.0.1"
    host_names: tuple[str, ...] = ()
    """Names under which a reverse proxy asks for the chat, as JSON: `["assistant.example.gov.uk"]`.
    A chat on a loopback host answers only to loopback names and to these."""
    port: int = Field(default=7860, ge=0, le=65535)

    sync_contact: str = Field(default="", max_length=200, pattern=r"^[ -~]*$")
    """An e-mail address or a web page, in ASCII, under which sites reach whoever runs `assistant sync`."""
    sync_mirrors: dict[WebAddress, WebAddress] = Field(default_factory=dict)
    """Where to ask instead, by the beginning of an address, as JSON:
    `{"https://www.gov.uk": "https://mirror.example.gov.uk/govuk"}`. Only here may an address be one of
    this machine or of the own network."""
    sync_host_seconds: float = Field(default=1.0, ge=0)
    """The least time between two requests to one host; more where its robots.txt asks for more."""
    sync_tender_seconds: float = Field(default=10.0, ge=0)
    """The same for the two tender services: Find a Tender takes 12 requests in two minutes."""
    sync_attempts: int = Field(default=4, ge=1, le=20)
    """How often one address is asked when the site is busy, broken or out of reach."""
    sync_wait_seconds: float = Field(default=2.0, gt=0)
    """The wait before the second attempt; each further one is twice as long."""
    sync_longest_wait_seconds: float = Field(default=300.0, gt=0)
    """A site that asks for a longer wait is left alone for the rest of the run."""
    sync_generating_seconds: float = Field(default=10.0, ge=0)
    """The wait for a text that legislation.gov.uk is still making; its documentation asks for 10 s."""
    sync_connect_seconds: float = Field(default=15.0, gt=0)
    """The longest wait for a connection."""
    sync_silent_seconds: float = Field(default=60.0, gt=0)
    """The longest wait for the next bytes of an answer."""
    sync_request_seconds: float = Field(default=600.0, gt=0)
    """The longest that one answer may take in all."""
    sync_run_seconds: float = Field(default=7200.0, gt=0)
    """The longest run; what is left over is fetched by the next one."""
    sync_file_mb: int = Field(default=128, ge=1)
    """The largest answer that is taken, in MiB, unpacked."""
