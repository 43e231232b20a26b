"""No network call happens that a person did not ask for, in any process of the product."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.models import packaged_chat
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
NOTE = ROOT / "corpus" / "notes" / "note-social-value-act.md"
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE", "GRADIO_ANALYTICS_ENABLED")
"""What the tests, or a tester, may have set: here the product must be quiet of its own accord."""

WATCH = '''
"""Loaded by every Python process that has this folder on its path: names each call for the network."""
import ipaddress
import os
import sys

LOG = os.environ["NETWORK_LOG"]


def note(kind, text):
    descriptor = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, f"{kind} {os.getpid()} {text}\\n".encode("utf-8", "replace"))
    os.close(descriptor)


def on_this_machine(host):
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple) or on_this_machine(address[0]):  # a name in the file system
            return
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        address = arguments[0]
        if on_this_machine(address):
            return
    else:
        return
    note("call", f"{event} {address!r} in {sys.argv[:3]}")
    raise PermissionError(f"the product called {event} for {address!r}")


note("process", " ".join(sys.argv[:3]))
sys.addaudithook(watch)
'''

COMMANDS = """
import sys
from assistant.cli.main import main

question = "Must a council consider social value before it buys a service?"
for arguments in (
    ["index", sys.argv[1], "--json"],
    ["index", sys.argv[1], "--json"],
    ["search", question, "--json"],
    ["ask", question, "--json", *sys.argv[2:]],
    ["documents"],
    ["sync", "--list"],
    ["sync", "--all", "--dry-run"],
    ["doctor"] if sys.argv[2:] else ["documents"],
):
    sys.argv = ["assistant", *arguments]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise SystemExit(f"{arguments} ended with {end.code}")
print("all done")
"""

PAGE = """
import sys
from pathlib import Path
from urllib.request import urlopen
from assistant.answering.pipeline import open_pipeline
from assistant.cli.main import quiet_telemetry
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings

quiet_telemetry()
from assistant.web.app import build_app, serve

settings = Settings()
model = load_embedding_model(settings)
assert index(settings, [Path(sys.argv[1])], Options(), lambda: model).added == 1
with open_pipeline(settings, embedding=model) as pipeline:
    blocks = build_app(pipeline, None)
    address = serve(blocks, host="127.0.0.1", port=0)
    for path in ("", "config"):
        with urlopen(address + path) as reply:
            assert reply.status == 200
            assert len(reply.read()) > 1000
    blocks.close(verbose=False)
print("all done")
"""

NO_NETWORK = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
"""A network of its own, with nothing in it but loopback: what native code would send goes nowhere either."""


@pytest.fixture
def environment(tmp_path: Path, cache_dir: Path) -> dict[str, str]:
    watching = tmp_path / "watching"
    watching.mkdir()
    (watching / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in OFFLINE}
    return kept | {
        "ASSISTANT_DATA_DIR": str(tmp_path / "library"),
        "ASSISTANT_CACHE_DIR": str(cache_dir),
        "ASSISTANT_CHAT_MODEL": "none",
        "HF_HOME": str(tmp_path / "nothing was ever downloaded"),
        "NETWORK_LOG": str(tmp_path / "network.log"),
        "PYTHONPATH": os.pathsep.join([str(watching), str(ROOT)]),
    }


def no_network() -> list[str]:
    """The start of a command that runs without a network; skips where that is not permitted."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("no unshare or no ip on this machine: a process cannot be cut off from the network")
    tried = subprocess.run([*NO_NETWORK, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"a network of its own is not permitted here: {tried.stderr.strip()}")
    return NO_NETWORK


def run(
    script: str, *arguments: str, environment: dict[str, str], before: list[str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*(before or []), sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def assert_quiet(done: subprocess.CompletedProcess[str], environment: dict[str, str], least: int) -> None:
    """It did its work, at least `least` of its processes were watched, and none called for the network."""
    log = Path(environment["NETWORK_LOG"]).read_text(encoding="utf-8").splitlines()
    assert [line for line in log if line.startswith("call ")] == []
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.endswith("all done\n")
    assert len({line.split()[1] for line in log if line.startswith("process ")}) >= least


@pytest.mark.parametrize(
    "code",
    [
        'import socket; socket.create_connection(("192.0.2.1", 80), timeout=1)',
        'from urllib.request import urlopen; urlopen("https://example.org")',
        'import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53))',
    ],
)
def test_the_watch_sees_a_call(environment: dict[str, str], code: str) -> None:
    done = run(code, environment=environment)
    assert done.returncode != 0
    assert "the product called socket." in done.stderr
    assert "call " in Path(environment["NETWORK_LOG"]).read_text(encoding="utf-8")


def test_indexing_searching_and_quoting_call_nobody(environment: dict[str, str]) -> None:
    done = run(COMMANDS, str(NOTE), "--quotes-only", environment=environment)
    assert_quiet(done, environment, least=2)  # the command, and the process that reads files
    assert '"status": "quoted"' in done.stdout


def test_the_page_is_served_to_this_machine_and_calls_nobody(environment: dict[str, str]) -> None:
    assert_quiet(run(PAGE, str(NOTE), environment=environment), environment, least=2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "arguments"), [(COMMANDS, ["--quotes-only"]), (PAGE, [])], ids=["commands", "page"]
)
def test_without_any_network_everything_works(
    environment: dict[str, str], script: str, arguments: list[str]
) -> None:
    done = run(script, str(NOTE), *arguments, environment=environment, before=no_network())
    assert_quiet(done, environment, least=2)


@pytest.mark.slow
def test_the_packaged_chat_model_calls_nobody(environment: dict[str, str]) -> None:
    missing = packaged_chat.missing_packages()
    if missing:
        pytest.skip(f"the extra `local` is not installed: {missing[0]} and others are missing")
    # The model is joined once a machine; where a person has it already, that one is read.
    environment |= {"ASSISTANT_CHAT_MODEL": "packaged", "ASSISTANT_CACHE_DIR": str(Settings().cache_dir)}
    done = run(COMMANDS, str(NOTE), environment=environment)
    assert_quiet(done, environment, least=2)
    assert '"model": ""' not in done.stdout
