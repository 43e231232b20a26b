"""Every option of the product, in one place; each can be set as ASSISTANT_* in the environment."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGED = "packaged"
"""The name, for both kinds of model, of the one whose weights came with the installation."""


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
