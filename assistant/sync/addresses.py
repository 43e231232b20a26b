"""Which addresses may be asked: public ones over https, and the mirrors that a person set."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from assistant.sync.errors import FetchError, UnreachedError

_LONGEST = 4000
"""Characters; no address that anyone publishes is longer."""
_PUBLIC_PORTS = {None, 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: addresses that stand for an IPv4 address, written in their last 32 bits."""


@dataclass(frozen=True, slots=True)
class Address:
    """A public address, with the place where it is really asked for."""

    public: str
    place: str
    """The same, unless it is mirrored."""
    mirrored: bool

    @property
    def host(self) -> str:
        """The name, with its port if there is one, by which requests are counted."""
        return urlsplit(self.public).netloc.lower()

    @property
    def origin(self) -> str:
        """The beginning of the address up to its path."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.public))


@dataclass(frozen=True, slots=True)
class Atlas:
    """Knows the mirrors, and refuses what is neither public nor mirrored."""

    mirrors: Mapping[str, str]

    def find(self, public: str) -> Address:
        """The address as it may be asked. Raises FetchError when it is not one for us."""
        if len(public) > _LONGEST or not re.fullmatch(r"[!-~]+", public):
            raise FetchError("the address holds characters that no address has")
        for begin in sorted(self.mirrors, key=len, reverse=True):
            rest = public[len(begin) :]
            if public.startswith(begin) and rest[:1] in {"", "/", "?"}:
                return Address(public, self.mirrors[begin] + rest, mirrored=True)
        _check(public)
        return Address(public, public, mirrored=False)

    def redirected(self, address: Address, location: str) -> Address:
        """Where a site sends us. Raises FetchError when the new address is not one for us."""
        try:
            target = urljoin(address.public, location)
        except ValueError as error:
            raise FetchError("it redirects to an address that is none") from error
        try:
            return self.find(target.partition("#")[0])
        except UnreachedError:
            raise
        except FetchError as error:
            raise FetchError(f"it redirects to {target[:200]}, and {error}") from error


def proxied(scheme: str, host: str) -> bool:
    """Whether requests go through a proxy that the person set for this machine."""
    proxies = getproxies()
    return bool(proxies.get(scheme) or proxies.get("all")) and not proxy_bypass(host)


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the public network."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address
    try:
        found = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None
        found = found.ipv4_mapped or found.sixtofour or inner or found
    return found.is_global and not found.is_multicast


def _check(public: str) -> None:
    try:
        parts = urlsplit(public)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError("the address is none") from error
    if parts.scheme == "http":
        raise FetchError("the address is not encrypted (http)")
    if parts.scheme != "https" or not host or "@" in parts.netloc or port not in _PUBLIC_PORTS:
        raise FetchError("only plain https addresses are fetched")
    if _is_ip(host):
        known = [host]
    elif host == "localhost" or "." not in host or not re.search(r"[a-z]", host.rpartition(".")[2]):
        known = []
    elif proxied("https", host):
        return  # the proxy knows the names; this machine may not
    else:
        known = _resolved(host)
    if not known or not all(is_public(ip) for ip in known):
        raise FetchError("that is an address of this machine or of the own network")


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _resolved(host: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachedError(f"{host} could not be found", host=host) from error
    return [str(entry[4][0]) for entry in found]
