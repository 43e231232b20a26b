"""Chat models behind one small interface: none, the packaged one, or any that LangChain can name."""

from __future__ import annotations

import http.client
import json
import os
import re
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, runtime_checkable
from urllib.parse import urlsplit

from assistant.models.errors import ModelFailedError, ModelNotFoundError
from assistant.models.joined_file import Progress
from assistant.settings import PACKAGED, Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel  # nearly a second to import

Message = tuple[Literal["system", "user", "assistant"], str]
PROVIDER_CONTEXT_TOKENS: Final = 8192
"""What is assumed of a provider's model that does not say; every model of the last years holds it."""
PROVIDER_ANSWER_TOKENS: Final = 800
"""The longest text asked of a provider's model: no prompt of ours needs more."""
CHARACTERS_PER_TOKEN: Final = 4
"""English text in byte-pair tokens; only used to cut off a model that ignores its limit."""
OLLAMA_ADDRESS: Final = "http://127.0.0.1:11434"
OLLAMA_SECONDS: Final = 3.0
"""The longest wait for the Ollama server's list of models."""

# OpenAI refuses any temperature but 1 for its reasoning models.
_FIXED_TEMPERATURE = re.compile(r"(?:azure_)?openai:(?:o\d|gpt-5)")
_FORM = (
    "Set ASSISTANT_CHAT_MODEL to auto, packaged, none or provider:model, "
    "for example ollama:llama3.2 or openai:gpt-4o-mini."
)


@runtime_checkable
class ChatModel(Protocol):
    """A model that writes text; safe to share between threads."""

    @property
    def name(self) -> str:
        """What readers see: which model composed an answer."""

    @property
    def context_tokens(self) -> int:
        """How many tokens prompt and answer may have together."""

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        """Yield the answer in pieces as it is written. Closing it stops the writing.

        Raises ModelFailedError when the model cannot finish.
        """

    def close(self) -> None:
        """Free what the model holds; it cannot be used afterwards."""


def load_chat_model(settings: Settings, progress: Progress | None = None) -> ChatModel | None:
    """Load the model that the settings name, or None where they ask for none.

    Raises ModelNotFoundError, saying what to do, when it is not there: this is found out now and
    not at the first question. Only `provider:model` may touch the network.
    """
    from assistant.models import packaged_chat  # noqa: PLC0415 -- it reads this module's types

    wanted = settings.chat_model.strip()
    if wanted == "none":
        return None
    if wanted in {"auto", PACKAGED}:
        missing = packaged_chat.missing_packages()
        if not missing:
            return packaged_chat.load(settings.cache_dir, progress)
        if wanted == "auto":
            return None
        raise ModelNotFoundError(packaged_chat.not_installed(missing))
    provider, _, model = wanted.partition(":")
    if not provider or not model:
        raise ModelNotFoundError(f"There is no chat model called '{wanted}'. {_FORM}")
    return _load_provider(provider, model)


class ProviderChatModel:
    """A LangChain chat model behind our interface."""

    def __init__(self, model: BaseChatModel, name: str) -> None:
        self._model = model
        self.name = name
        self.context_tokens = _context_tokens(model)

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        """Yield the answer in pieces; see ChatModel.stream."""
        room = max_tokens * CHARACTERS_PER_TOKEN
        pieces: Any = self._model.stream(list(messages), stop=list(stop) or None)
        with closing(pieces):
            try:
                for piece in pieces:
                    text = str(piece.text)[:room]
                    room -= len(text)
                    if text:
                        yield text
                    if room <= 0:
                        return
            except Exception as error:  # each provider has its own errors, and nothing in common
                raise ModelFailedError(f"{self.name} could not finish: {error}") from error

    def close(self) -> None:
        """Nothing to free: the provider holds the model."""


def _load_provider(provider: str, model: str) -> ChatModel:
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 -- takes a second; only a provider needs it

    name = f"{provider}:{model}"
    options: dict[str, Any] = {"max_tokens": PROVIDER_ANSWER_TOKENS}
    if provider == "ollama":
        # Ollama names the limit otherwise, and cuts the start of a longer prompt without a word.
        options = {"num_predict": PROVIDER_ANSWER_TOKENS, "num_ctx": PROVIDER_CONTEXT_TOKENS}
    if not _FIXED_TEMPERATURE.match(name):
        options["temperature"] = 0.0
    try:
        loaded = init_chat_model(model, model_provider=provider, **options)
    except ImportError as error:
        found = re.search(r"pip install (?:-U )?([\w-]+)", str(error))
        package = found.group(1) if found else f"langchain-{provider.replace('_', '-')}"
        raise ModelNotFoundError(
            f"The chat model {name} needs the package {package}. Install it with: pip install {package}"
        ) from error
    except Exception as error:  # a provider reports a missing key in its own type of error
        if (
            isinstance(error, ValueError)
            and "supported" in str(error).lower()
            and "provider" in str(error).lower()
        ):
            raise ModelNotFoundError(f"LangChain has no provider called '{provider}'. {_FORM}") from error
        first_line = str(error).strip().partition("\n")[0]
        raise ModelNotFoundError(
            f"The chat model {name} could not be set up. "
            f"Is its API key set, and its address? It says: {first_line}"
        ) from error
    if provider == "ollama":
        check_ollama(model, os.environ.get("OLLAMA_HOST", ""))
    return ProviderChatModel(loaded, name)


def check_ollama(model: str, host: str = "") -> None:
    """Ask the Ollama server whether it has `model`; raise ModelNotFoundError when not.

    `host` is as OLLAMA_HOST gives it (`127.0.0.1:11434`, `http://box:11434`); empty for the default.
    """
    address = urlsplit(host if "//" in host else f"http://{host}" if host else OLLAMA_ADDRESS)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    port = address.port or (11434 if address.scheme == "http" else 443)
    try:
        with closing(kind(address.hostname or "127.0.0.1", port, timeout=OLLAMA_SECONDS)) as connection:
            connection.request("GET", "/api/tags")
            listed = json.loads(connection.getresponse().read())
        have = {entry["name"] for entry in listed["models"]}
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        raise ModelNotFoundError(
            f"No Ollama server answers at {address.geturl()}. Start it with: ollama serve. "
            f"If it runs elsewhere, set OLLAMA_HOST. ({error})"
        ) from error
    if model not in have and f"{model}:latest" not in have:
        there = ", ".join(sorted(have)) or "none"
        raise ModelNotFoundError(
            f"Ollama does not have the model {model}. Get it with: ollama pull {model}. It has: {there}."
        )


def runs_elsewhere(name: str) -> bool:
    """Whether questions and passages leave this machine for the model of that name; empty for none."""
    provider, _, model = name.partition(":")
    if not model:
        return False
    host = os.environ.get("OLLAMA_HOST", "")
    address = urlsplit(host if "//" in host else f"//{host}")
    return provider != "ollama" or address.hostname not in {None, "127.0.0.1", "localhost", "::1"}


def _context_tokens(model: BaseChatModel) -> int:
    profile: Any = getattr(model, "profile", None) or {}
    said = profile.get("max_input_tokens") if isinstance(profile, dict) else None
    asked = getattr(model, "num_ctx", None)
    return int(asked or said or PROVIDER_CONTEXT_TOKENS)
