from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 330
"""Lines; a module that nears this many has become two things."""

LEVELS = {
    "documents": 0,
    "answers": 1,
    "readers": 1,
    "models": 2,
    "library": 2,
    "retrieval": 3,
    "sync": 3,
    "word": 1,
    "law": 3,
    "eligibility": 4,
    "clauses": 4,
    "answering": 5,
    "web": 6,
    "cli": 6,
    "__main__": 7,
}
"""A part imports only parts of a lower level (docs/architecture.md)."""

FOR_ALL = {"settings", "sentences", "shipped", "given"}
"""Leaves that any part may import; they import nothing of ours themselves."""

BESIDE = {
    ("library", "assistant.models.embedding"),
    ("library", "assistant.models.processor"),
    ("cli", "assistant.web.answering"),
    ("cli", "assistant.web.app"),
}
"""The imports between parts of one level, each a module and no more."""

HERE = re.compile(r"/(?:work|root|home/[a-z]\w*)/")
REGISTRY = re.compile(
    r"pythonhosted\.org|pypi\.(?:org|python\.org)/simple|registry\.npmjs|crates\.io/api|proxy\.golang"
    r"|artifactory|devpi|--(?:extra-)?index-url|--trusted-host|PIP_INDEX_URL|UV_INDEX",
    re.IGNORECASE,
)


def part_of(module: str) -> str:
    """`retrieval` of `assistant.retrieval.search`; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, also inside functions and for type checking only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = list(_named_in_strings(node))
        for name in names:
            if name.split(".")[0] == "assistant":
                yield _longest_module(name)


def _named_in_strings(node: ast.AST) -> Iterator[str]:
    """Modules that are loaded by name: `import_module("assistant.readers.plain")`, a table of such names."""
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"assistant(?:\.\w+)+", node.value)
        and _longest_module(node.value) != "assistant"
    ):
        yield node.value


def _longest_module(name: str) -> str:
    """The module that `from a.b import c` names: `a.b.c` where there is one, else `a.b`."""
    while "." in name:
        path = ROOT.joinpath(*name.split("."))
        if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
            return name
        name = name.rpartition(".")[0]
    return name


def allowed(importer: str, imported: str) -> bool:
    mine, other = part_of(importer), part_of(imported)
    if other in {"", mine} or other in FOR_ALL:
        return True
    if mine in FOR_ALL:
        return False
    return LEVELS[other] < LEVELS[mine] or (mine, imported) in BESIDE


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: which files are tracked is not known")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_every_part_has_its_level() -> None:
    parts = {part_of(module_name(path)) for path in MODULES} - {""}
    assert parts - FOR_ALL <= LEVELS.keys(), "give the new part a level here and in docs/architecture.md"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_run_downwards_only(path: Path) -> None:
    importer = module_name(path)
    wrong = [imported for imported in imports(path) if not allowed(importer, imported)]
    assert not wrong, f"{importer} imports {', '.join(wrong)}"


def test_the_words_of_the_product_import_nothing_of_ours() -> None:
    for name in ("documents", *sorted(FOR_ALL)):
        assert list(imports(PACKAGE / f"{name}.py")) == []


@pytest.mark.parametrize("part", ["eligibility", "clauses"])
def test_rules_of_law_import_no_chat_model_and_no_framework(part: str) -> None:
    files = sorted((PACKAGE / part).rglob("*.py"))
    if not files:
        pytest.skip(f"there is no assistant/{part} yet")
    for path in files:
        found = {part_of(module) for module in imports(path)}
        if part == "eligibility":
            assert "models" not in found, path
        assert not re.search(
            r"^\s*(?:import|from) (?:gradio|typer|langchain)", path.read_text(encoding="utf-8"), re.MULTILINE
        )


@pytest.mark.parametrize(
    ("framework", "parts"), [("gradio", {"web"}), ("typer", {"cli"}), ("httpx", {"sync"})]
)
def test_a_framework_stays_at_its_edge(framework: str, parts: set[str]) -> None:
    users = {
        part_of(module_name(path))
        for path in MODULES
        if re.search(rf"^\s*(?:import|from) {framework}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert users <= parts


def test_no_module_became_the_place_where_everything_goes() -> None:
    lengths = {module_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [
        module_name(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_tracked_file_names_a_folder_of_one_machine_or_a_package_registry() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an archive
        for number, line in enumerate(text.splitlines(), start=1):
            hit = HERE.search(line) or REGISTRY.search(line)
            if hit:
                found.append(f"{path.relative_to(ROOT)}:{number}: {hit.group()}")
    assert found == []


def test_every_prompt_says_what_it_is_for_and_what_it_must_return() -> None:
    prompts = sorted((ROOT / "prompts").glob("*.md"))
    assert prompts
    for path in prompts:
        text = path.read_text(encoding="utf-8")
        header = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        assert header, f"{path.name} has no header"
        fields = dict(re.findall(r"^(\w+): (\S.*)$", header[1], re.MULTILINE))
        assert {"purpose", "returns", "used_by"} <= fields.keys(), path.name
        assert text[header.end() :].strip(), f"{path.name} has no text"
        for user in fields["used_by"].split(","):
            assert (ROOT / user.strip()).is_file(), f"{path.name}: {user.strip()} is not there"
