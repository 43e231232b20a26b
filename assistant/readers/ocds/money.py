"""Amounts of money in notices, as numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.readers.ocds.fields import Json, number, obj, text

_SIGNS = {"GBP": "£", "EUR": "€"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as published: without VAT, with VAT, or only one of the two."""

    net: float | None
    gross: float | None
    currency: str

    @property
    def amount(self) -> float | None:
        """The amount without VAT, or with it where only that is published."""
        return self.gross if self.net is None else self.net

    @property
    def words(self) -> str:
        """`£2,772,000 without VAT, £3,326,400 with VAT`; empty when there is no amount.

        An amount alone is said without a word on VAT, because portals differ in what they mean by it.
        """
        if self.net is not None and self.gross is not None:
            return f"{_say(self.net, self.currency)} without VAT, {_say(self.gross, self.currency)} with VAT"
        if self.gross is not None:
            return f"{_say(self.gross, self.currency)} with VAT"
        return _say(self.net, self.currency) if self.net is not None else ""


def money(node: Json, *keys: str) -> Money:
    """The amount below `keys`, where OCDS has a value."""
    value = obj(node, *keys)
    currency = text(value, "currency").upper()[:3]
    return Money(number(value.get("amount")), number(value.get("amountGross")), currency)


def _say(amount: float, currency: str) -> str:
    figures = f"{abs(amount):,.2f}".removesuffix(".00")
    minus = "-" if amount < 0 else ""
    if currency in _SIGNS:
        return f"{minus}{_SIGNS[currency]}{figures}"
    return f"{minus}{currency} {figures}" if currency else f"{minus}{figures} (no currency given)"
