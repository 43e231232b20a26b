from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.models.chat import ProviderChatModel, check_ollama, load_chat_model
from assistant.models.errors import ModelFailedError, ModelNotFoundError
from assistant.settings import Settings


class Tags(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps({"models": [{"name": "llama3.2:latest"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def ollama() -> Iterator[str]:
    """A server that answers as Ollama does."""
    with HTTPServer(("127.0.0.1", 0), Tags) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_none_loads_nothing() -> None:
    assert load_chat_model(Settings(chat_model="none")) is None


@pytest.mark.parametrize("name", ["llama3.2", "openai:", ":x", ""])
def test_a_name_of_another_form_says_the_form(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match="provider:model"):
        load_chat_model(Settings(chat_model=name))


def test_an_unknown_provider_says_the_form() -> None:
    with pytest.raises(ModelNotFoundError, match="no provider called 'nonsense'"):
        load_chat_model(Settings(chat_model="nonsense:x"))


def test_a_missing_integration_says_what_to_install() -> None:
    with pytest.raises(ModelNotFoundError, match="pip install langchain-xai"):
        load_chat_model(Settings(chat_model="xai:grok"))


def test_ollama_has_the_model(ollama: str) -> None:
    check_ollama("llama3.2", ollama)
    check_ollama("llama3.2:latest", f"http://{ollama}")


def test_ollama_lacks_the_model(ollama: str) -> None:
    with pytest.raises(ModelNotFoundError, match=r"ollama pull mistral.*It has: llama3\.2:latest"):
        check_ollama("mistral", ollama)


def test_no_ollama_says_how_to_start_it() -> None:
    with pytest.raises(ModelNotFoundError, match="ollama serve"):
        check_ollama("llama3.2", "127.0.0.1:1")


def test_a_langchain_model_streams_through_our_interface() -> None:
    model = ProviderChatModel(GenericFakeChatModel(messages=iter([AIMessage("one two three")])), "fake:x")
    assert "".join(model.stream([("user", "count")], max_tokens=100)) == "one two three"


def test_a_model_that_ignores_its_limit_is_cut_off() -> None:
    model = ProviderChatModel(GenericFakeChatModel(messages=iter([AIMessage("word " * 500)])), "fake:x")
    assert len("".join(model.stream([("user", "write")], max_tokens=10))) == 40


def test_a_failing_provider_is_one_kind_of_error() -> None:
    model = ProviderChatModel(GenericFakeChatModel(messages=iter([])), "fake:x")
    with pytest.raises(ModelFailedError, match="fake:x could not finish"):
        list(model.stream([("user", "count")], max_tokens=10))
