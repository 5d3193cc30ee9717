"""The host of a URL, and the number of a telephone link."""

import re
from urllib.parse import unquote

from deid.surrogates.organizations import domains
from deid.surrogates.organizations.known_hosts import PLAIN_LABELS
from deid.surrogates.source import Source


def telephone(text: str, source: Source) -> str | None:
    from deid.surrogates.contacts import phones

    scheme, _, number = text.partition(":")
    new = phones.replace(number.lstrip("/"), source)
    return None if new is None else f"{scheme}:{new}"


def host_of(host: str, source: Source) -> str | None:
    bare = host.strip("[]")
    if ":" in bare or re.fullmatch(r"[\d.]+", bare):
        from deid.surrogates import network

        moved = network.replace(bare, source)
        return host.replace(bare, moved) if moved else None
    if "." in host:
        return domains.replace(unquote(host), source)
    plain = host.lower()
    if plain == "localhost" or plain in PLAIN_LABELS:
        return host
    return domains.label(host, source)


def site_of(host: str) -> str:
    plain = host.lower()
    for lead in ("www.", "m.", "mobile.", "old.", "web."):
        plain = plain.removeprefix(lead)
    return plain
