from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playing import Reply, Request, Site

from assistant import __version__
from assistant.settings import Settings
from assistant.sync.addresses import is_public
from assistant.sync.answers import Known, Manners
from assistant.sync.body import Expect
from assistant.sync.errors import (
    FetchError,
    NotThereError,
    RunOverError,
    TryAgainError,
    UnreachedError,
)
from assistant.sync.fetching import Fetcher

PAGE = "https://pages.example.org/a"
HTML = Reply(body=b"<!doctype html><title>Bees</title><p>A town keeps bees.")
LAW = Reply(body=b"<?xml version='1.0'?><Legislation><P>Bees.</P></Legislation>", type="application/xml")
PDF = Reply(body=b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n", type="application/pdf")
FULL = 1024 * 1024
"""Bytes: the largest answer that the settings of these tests allow."""
BOMB = gzip.compress(b"<!doctype html>" + b" " * 64 * FULL)
"""64 KB that unpack to 64 MiB."""


@pytest.fixture
def fetcher(quick: Settings) -> Iterator[Fetcher]:
    with Fetcher(quick) as opened:
        yield opened


def test_an_address_gives_its_body_with_what_the_site_says_of_it(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, Reply(body=HTML.body, headers={"ETag": '"1"', "Last-Modified": "yesterday"}))
    answer = fetcher.get(PAGE, "html")
    assert (answer.body, answer.address, answer.unchanged) == (HTML.body, PAGE, False)
    assert answer.known == Known('"1"', "yesterday")
    [asked] = site.asked()
    assert asked.headers["user-agent"] == f"commissioning-assistant/{__version__} (officer@example.org)"
    assert not {"cookie", "referer", "if-none-match"} & asked.headers.keys()


def test_a_site_is_asked_whether_our_version_still_stands(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, lambda asked: Reply(304) if asked.headers.get("if-none-match") == '"1"' else HTML)
    assert fetcher.get(PAGE, "html", known=Known('"1"')).unchanged
    assert not fetcher.get(PAGE, "html", known=Known('"0"', "then")).unchanged
    assert site.asked()[-1].headers["if-modified-since"] == "then"


@pytest.mark.parametrize(
    ("reply", "expect", "reason"),
    [
        (Reply(403, b"no"), "html", "the site answered 403 Forbidden"),
        (Reply(418, b"no"), "html", "the site answered 418"),
        (Reply(300, b"<ul>"), "xml", "the address names more than one thing"),
        (HTML, "xml", "the site sent a web page (‘Bees’) where XML was expected"),
        (HTML, "pdf", "the site sent a web page (‘Bees’) where a PDF was expected"),
        (HTML, "json", "the site sent a web page (‘Bees’) where JSON was expected"),
        (Reply(body=HTML.body, type="application/pdf"), "pdf", "the site sent a web page"),
        (LAW, "pdf", "the site sent application/xml where a PDF was expected"),
        (PDF, "html", "the site sent application/pdf where a web page was expected"),
        (Reply(body=b"<html/>", type="application/xml"), "xml", "a web page where XML was expected"),
        (Reply(body=b'["a list"]', type="application/json"), "json", "it holds no JSON object"),
        (Reply(202, b"", headers={"x-amzn-waf-action": "challenge"}), "xml", "only a browser can pass"),
        (Reply(405, b"", headers={"x-amzn-waf-action": "captcha"}), "xml", "assistant index PATH"),
        (Reply(body=b"x", headers={"Content-Encoding": "br"}), "html", "packed its answer as br"),
    ],
)
def test_what_is_not_what_was_asked_for_is_refused_at_once(
    site: Site, fetcher: Fetcher, reply: Reply, expect: Expect, reason: str
) -> None:
    site.add(PAGE, reply)
    with pytest.raises(FetchError) as refused:
        fetcher.get(PAGE, expect)
    assert reason in str(refused.value)
    assert len(site.asked()) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_told_from_what_is_gone(site: Site, fetcher: Fetcher, status: int) -> None:
    site.add(PAGE, Reply(status, b'{"why": "moved"}'))
    with pytest.raises(NotThereError) as refused:
        fetcher.get(PAGE, "html")
    assert (refused.value.gone, refused.value.body) == (status == 410, b'{"why": "moved"}')
    assert len(site.asked()) == 1


@pytest.mark.parametrize(
    "failure",
    [
        Reply(500),
        Reply(502),
        Reply(503),
        Reply(202),
        Reply(429, headers={"Retry-After": "0"}),
        Reply(429, headers={"Retry-After": "nonsense"}),
        Reply(body=HTML.body, cut=10),
        Reply(body=b""),
    ],
    ids=["500", "502", "503", "202", "429", "429 nonsense", "cut", "empty"],
)
def test_a_failure_that_passes_is_met_by_another_attempt(
    site: Site, fetcher: Fetcher, failure: Reply
) -> None:
    site.add(PAGE, failure, HTML)
    assert fetcher.get(PAGE, "html").body == HTML.body
    assert len(site.asked()) == 2


def test_a_site_that_falls_silent_is_asked_again(site: Site, quick: Settings) -> None:
    site.add(PAGE, Reply(body=HTML.body, wait=1.5), HTML)
    with Fetcher(quick.model_copy(update={"sync_silent_seconds": 0.5})) as fetcher:
        assert fetcher.get(PAGE, "html").body == HTML.body
    assert len(site.asked()) == 2


@pytest.mark.parametrize(
    ("cut", "expect"),
    [
        (Reply(body=LAW.body, cut=40, type="application/xml"), "xml"),
        (Reply(body=LAW.body[:40], promised=False, type="application/xml"), "xml"),
        (Reply(body=b'{"title": "Be', promised=False, type="application/json"), "json"),
        (Reply(body=PDF.body[:20], promised=False, type="application/pdf"), "pdf"),
        (Reply(body=gzip.compress(HTML.body)[:30], headers={"Content-Encoding": "gzip"}), "html"),
        (Reply(body=b"no gzip", headers={"Content-Encoding": "gzip"}), "html"),
    ],
    ids=["length", "xml", "json", "pdf", "gzip", "damaged gzip"],
)
def test_a_body_that_is_cut_off_is_noticed_whatever_was_promised(
    site: Site, fetcher: Fetcher, cut: Reply, expect: Expect
) -> None:
    site.add(PAGE, cut)
    with pytest.raises(TryAgainError, match=r"cut off|damaged"):
        fetcher.get(PAGE, expect)
    assert len(site.asked()) == 3


def test_a_packed_answer_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, Reply(body=HTML.body, packed=True))
    assert fetcher.get(PAGE, "html").body == HTML.body
    assert site.asked()[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"<!doctype html>" + b"x" * FULL),
        Reply(endless=True),
        Reply(body=BOMB, headers={"Content-Encoding": "gzip"}),
        Reply(404, endless=True),
    ],
    ids=["large", "endless", "gzip bomb", "endless error"],
)
def test_an_answer_beyond_the_limit_is_not_taken(site: Site, fetcher: Fetcher, reply: Reply) -> None:
    site.add(PAGE, reply)
    with pytest.raises(FetchError, match="larger than 1 MiB"):
        fetcher.get(PAGE, "html")
    assert len(site.asked()) == 1


@pytest.mark.parametrize(
    "reply", [Reply(body=HTML.body, drip=0.2), Reply(slow_head=0.2)], ids=["body", "head"]
)
def test_an_answer_that_comes_byte_by_byte_ends_when_its_time_is_up(
    site: Site, quick: Settings, reply: Reply
) -> None:
    site.add(PAGE, reply)
    begun = time.monotonic()
    with (
        Fetcher(quick.model_copy(update={"sync_request_seconds": 0.8})) as fetcher,
        pytest.raises(FetchError, match=r"took longer than 0\.8 seconds"),
    ):
        fetcher.get(PAGE, "html")
    assert 0.7 < time.monotonic() - begun < 3
    assert len(site.asked()) == 1


def test_a_run_ends_when_its_time_is_up(site: Site, quick: Settings) -> None:
    site.add(PAGE, Reply(body=HTML.body, drip=0.2))
    with (
        Fetcher(quick.model_copy(update={"sync_run_seconds": 0.6})) as fetcher,
        pytest.raises(RunOverError, match=r"Stopped after 0\.6 seconds.*run the command again"),
    ):
        fetcher.get(PAGE, "html")


# -- redirects ---------------------------------------------------------------------------------


def to(location: str, status: int = 302) -> Reply:
    return Reply(status, headers={"Location": location})


def test_a_redirect_is_followed_and_the_last_address_told(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, to("/b", 301))
    site.add("https://pages.example.org/b", to("https://other.example.org/c#part", 303))
    site.add("https://other.example.org/c", HTML)
    assert fetcher.get(PAGE, "html").address == "https://other.example.org/c"
    assert any(asked.path == "/robots.txt" and asked.host == "other.example.org" for asked in site.requests)


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://pages.example.org/b", "not encrypted"),
        ("http://example.com/", "not encrypted"),
        ("https://127.0.0.1/", "of this machine or of the own network"),
        ("https://localhost/", "of this machine or of the own network"),
        ("https://10.1.2.3/", "of this machine or of the own network"),
        ("https://169.254.169.254/latest/meta-data", "of this machine or of the own network"),
        ("https://[::1]/", "of this machine or of the own network"),
        ("https://[::ffff:192.168.0.1]/", "of this machine or of the own network"),
        ("https://[2002:c0a8:1::]/", "of this machine or of the own network"),
        ("https://[64:ff9b::a00:1]/", "of this machine or of the own network"),
        ("https://[fe80::1]/", "of this machine or of the own network"),
        ("https://intranet/", "of this machine or of the own network"),
        ("https://2130706433/", "of this machine or of the own network"),
        ("https://0x7f.1/", "of this machine or of the own network"),
        ("https://user@example.com/", "only plain https"),
        ("https://example.com:8443/", "only plain https"),
        ("ftp://example.com/", "only plain https"),
        ("file:///etc/passwd", "only plain https"),
        ("https://[", "an address that is none"),
        ("/" + "x" * 5000, "characters that no address has"),
    ],
)
def test_a_redirect_to_where_we_must_not_go_is_refused(
    site: Site, fetcher: Fetcher, location: str, reason: str
) -> None:
    site.add(PAGE, to(location))
    with pytest.raises(FetchError) as refused:
        fetcher.get(PAGE, "html")
    assert "it redirects to " in str(refused.value)
    assert reason in str(refused.value)
    assert len(site.asked()) == 1


@pytest.mark.parametrize("ip", ["198.41.0.4", "::ffff:198.41.0.4", "2001:500:2::c", "64:ff9b::c629:4"])
def test_public_addresses_are_told_from_others(ip: str) -> None:
    assert is_public(ip)
    assert not is_public(f"{ip}.example")


def test_a_name_that_leads_to_this_machine_is_refused_before_anything_is_sent(
    site: Site, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is public when it is looked up, and leads here when the connection is made."""
    port = int(site.place.rpartition(":")[2])
    real = socket.getaddrinfo
    looked_up: list[str] = []

    def getaddrinfo(host: str, *rest: object, **options: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name != "rebinding.example.org":
            return real(host, *rest, **options)  # type: ignore[arg-type]
        looked_up.append(name)  # by us for the page and for robots.txt, then by whoever connects
        place = ("198.41.0.4", 443) if len(looked_up) < 3 else ("127.0.0.1", port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with (
        Fetcher(quick) as fetcher,
        pytest.raises(FetchError, match="of this machine or of the own network"),
    ):
        fetcher.get("https://rebinding.example.org/a", "html")
    assert len(looked_up) == 3
    assert site.requests == []


@pytest.mark.parametrize(
    ("second", "reason"),
    [("/a", "in a circle"), ("/b", "in a circle")],
)
def test_a_circle_of_redirects_is_noticed(site: Site, fetcher: Fetcher, second: str, reason: str) -> None:
    site.add(PAGE, to("/b"))
    site.add("https://pages.example.org/b", to(second))
    with pytest.raises(FetchError, match=reason):
        fetcher.get(PAGE, "html")
    assert len(site.asked()) == 2


def test_redirects_without_end_are_given_up(site: Site, fetcher: Fetcher) -> None:
    for number in range(20):
        site.add(f"https://pages.example.org/{number}", to(f"/{number + 1}"))
    with pytest.raises(FetchError, match="more than 10 times"):
        fetcher.get("https://pages.example.org/0", "html")
    assert len(site.asked()) == 11


# -- manners -------------------------------------------------------------------------------------

RULES = "User-agent: *\nDisallow: /private\nAllow: /private/but-this\n"


def robots(text: str) -> Reply:
    return Reply(body=text.encode(), type="text/plain")


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, fetcher: Fetcher) -> None:
    site.add("https://pages.example.org/robots.txt", robots(RULES))
    for path in ("private/a", "private/but-this", "a"):
        site.add(f"https://pages.example.org/{path}", HTML)
    with pytest.raises(FetchError, match=r"robots\.txt of pages\.example\.org asks programs not to"):
        fetcher.get("https://pages.example.org/private/a", "html")
    assert site.asked() == []
    fetcher.get("https://pages.example.org/private/but-this", "html")
    fetcher.get(PAGE, "html")
    assert len(site.requests) == 3, "robots.txt is read once a run"


def test_rules_for_us_by_name_go_before_those_for_all(site: Site, fetcher: Fetcher) -> None:
    site.add(
        "https://pages.example.org/robots.txt",
        robots("User-agent: *\nAllow: /\n\nUser-agent: Commissioning-Assistant\nDisallow: /\n"),
    )
    with pytest.raises(FetchError, match="asks programs not to"):
        fetcher.get(PAGE, "html")


@pytest.mark.parametrize("status", [404, 410, 401, 403])
def test_without_a_robots_txt_all_is_allowed(site: Site, fetcher: Fetcher, status: int) -> None:
    site.add("https://pages.example.org/robots.txt", Reply(status, b"<html>Not here"))
    site.add(PAGE, HTML)
    assert fetcher.get(PAGE, "html").body == HTML.body


def test_a_robots_txt_that_cannot_be_had_forbids_all_for_this_run(site: Site, fetcher: Fetcher) -> None:
    site.add("https://pages.example.org/robots.txt", Reply(500))
    site.add(PAGE, HTML)
    for _ in range(2):
        with pytest.raises(FetchError, match=r"robots\.txt of pages\.example\.org could not be had"):
            fetcher.get(PAGE, "html")
    assert site.asked() == []
    assert len(site.requests) == 3, "three attempts, and no more for the second address"


def test_two_requests_to_a_host_keep_their_distance(site: Site, quick: Settings) -> None:
    site.add(PAGE, HTML)
    site.add("https://other.example.org/a", HTML)
    with Fetcher(quick.model_copy(update={"sync_host_seconds": 0.15})) as fetcher:
        for address in (PAGE, "https://other.example.org/a", PAGE):
            fetcher.get(address, "html")
    for host in ("pages.example.org", "other.example.org"):
        times = [asked.at for asked in site.requests if asked.host == host]
        assert all(later - before >= 0.14 for before, later in pairwise(times))


def test_the_crawl_delay_of_a_site_is_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.add("https://pages.example.org/robots.txt", robots("User-agent: *\nCrawl-delay: 0.2\n"))
    site.add(PAGE, HTML)
    for _ in range(3):
        fetcher.get(PAGE, "html")
    times = [asked.at for asked in site.asked()]
    assert all(later - before >= 0.19 for before, later in pairwise(times))


def test_a_crawl_delay_that_nobody_can_wait_for_ends_the_fetching_from_that_host(
    site: Site, fetcher: Fetcher
) -> None:
    site.add("https://pages.example.org/robots.txt", robots("User-agent: *\nCrawl-delay: 86400\n"))
    site.add(PAGE, HTML)
    with pytest.raises(FetchError, match="asks for 86400 seconds between requests"):
        fetcher.get(PAGE, "html")
    assert site.asked() == []


@pytest.mark.parametrize("status", [429, 503, 500])
def test_a_site_that_says_how_long_to_wait_is_obeyed(site: Site, quick: Settings, status: int) -> None:
    site.add(PAGE, Reply(status, headers={"Retry-After": "1"}), HTML)
    with Fetcher(quick.model_copy(update={"sync_longest_wait_seconds": 2})) as fetcher:
        fetcher.get(PAGE, "html")
    first, second = site.asked()
    assert 0.95 <= second.at - first.at < 2


def test_a_site_that_asks_for_too_long_a_wait_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, Reply(429, headers={"Retry-After": "3600"}))
    site.add("https://pages.example.org/b", HTML)
    for address in (PAGE, "https://pages.example.org/b"):
        with pytest.raises(FetchError, match=r"asks us to wait 3600 seconds \(429\): try again later"):
            fetcher.get(address, "html")
    assert len(site.asked()) == 1


def test_a_host_that_stays_busy_is_left_alone_for_the_rest_of_the_run(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, Reply(503))
    site.add("https://pages.example.org/b", HTML)
    site.add("https://other.example.org/a", HTML)
    for address in (PAGE, "https://pages.example.org/b"):
        with pytest.raises(FetchError, match=r"pages\.example\.org is busy \(503\)"):
            fetcher.get(address, "html")
    assert len(site.asked()) == 3
    assert fetcher.get("https://other.example.org/a", "html").body == HTML.body


def test_a_service_may_have_words_of_its_own_for_too_many_requests(site: Site, fetcher: Fetcher) -> None:
    site.add(PAGE, Reply(403), HTML)
    manners = Manners(busy=frozenset({403}), pause=300.0)
    assert fetcher.get(PAGE, "html", manners=manners).body == HTML.body
    first, second = site.asked()
    assert second.at - first.at >= 0.45, "its pause, but no longer than the settings allow"


# -- out of reach ------------------------------------------------------------------------------


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_host_out_of_reach_is_tried_again_and_then_left_alone(quick: Settings) -> None:
    nowhere = {"https://pages.example.org": f"http://127.0.0.1:{closed_port()}"}
    with Fetcher(quick.model_copy(update={"sync_mirrors": nowhere})) as fetcher:
        for _ in range(2):
            with pytest.raises(UnreachedError, match=r"pages\.example\.org could not be reached"):
                fetcher.get(PAGE, "html")
        assert fetcher.unreached == {"pages.example.org"}
        assert fetcher.reached == set()


def test_a_name_that_nobody_knows_is_out_of_reach(quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with (
        Fetcher(quick) as fetcher,
        pytest.raises(UnreachedError, match=r"nowhere\.example could not be found"),
    ):
        fetcher.get("https://nowhere.example/a", "html")


def test_each_wait_is_at_least_twice_the_one_before(site: Site, quick: Settings) -> None:
    site.add(PAGE, Reply(500))
    patient = quick.model_copy(update={"sync_attempts": 4, "sync_wait_seconds": 0.1})
    with Fetcher(patient) as fetcher, pytest.raises(FetchError, match=r"failed \(500\)"):
        fetcher.get(PAGE, "html")
    times = [asked.at for asked in site.asked()]
    waits = [later - before for before, later in pairwise(times)]
    assert len(waits) == 3
    assert all(wait >= least for wait, least in zip(waits, (0.1, 0.2, 0.4), strict=True))


def counting(replies: Callable[[int], Reply]) -> Callable[[Request], Reply]:
    asked = iter(range(10_000))
    return lambda _: replies(next(asked))


def test_a_site_that_makes_the_text_first_is_given_the_time(site: Site, fetcher: Fetcher) -> None:
    """As legislation.gov.uk answers where it makes a text on demand."""
    site.add(PAGE, counting(lambda number: Reply(202) if number < 2 else LAW))
    assert fetcher.get(PAGE, "xml").body == LAW.body
    assert len(site.asked()) == 3
