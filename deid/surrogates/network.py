"""IP_ADDRESS and MAC_ADDRESS.

IPv4: an address in 10.0.0.0/8 (RFC 1918), one in 192.168.0.0/16 stays there. The same /16 goes to the same
/16 and the same /24 to the same /24; the host byte is moved one-to-one within its /24, 0 and 255 stay. Two
networks meet with a probability of 2**-16. IPv6: 2001:db8::/32 (RFC 3849), the same /48 and /64 together, the
interface moved one-to-one within its /64. MAC: locally administered, unicast; one-to-one on the other 46
bits.
"""

import re
from ipaddress import IPv4Address, IPv6Address

from deid.surrogates.source import Source

_V4 = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?![\w]|\.\d)")
_V6 = re.compile(r"(?<![\w:])[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:]*(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w])")
_MAC = re.compile(
    r"[0-9a-fA-F]{2}(?:([:-])[0-9a-fA-F]{2})(?:\1[0-9a-fA-F]{2}){4}|[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}|[0-9a-fA-F]{12}"
)
_REST = re.compile(r"[\s\[\]()<>,;]*(?:/\d{1,3}|:\d{1,5}|%\w+)?[\s\[\]()<>,;]*(?::\d{1,5})?")


def replace(text: str, source: Source, label: str = "IP_ADDRESS") -> str | None:
    """The address moved, what stands around it (port, prefix length, brackets, zone) kept; None if it is
    none.
    """
    for pattern, move in ((_MAC, _mac), (_V6, _ipv6), (_V4, _ipv4)):
        match = pattern.search(text)
        if (
            match
            and match.start() == len(text) - len(text.lstrip(" \t[(<"))
            and _REST.fullmatch(text[match.end() :])
        ):
            new = move(match[0], source)
            if new and new != match[0]:
                return text[: match.start()] + new + text[match.end() :]
    return None


def _ipv4(text: str, source: Source) -> str | None:
    parts = [int(p) for p in text.split(".")]
    if max(parts) > 255:
        return None
    a, b, c, host = parts
    if host not in (0, 255):
        host = 1 + source.derange(f"ipv4/host/{a}.{b}.{c}", 254, host - 1)
    if a == 127:
        return f"127.0.0.{host}"
    if (a, b) == (192, 168):
        return f"192.168.{source.derange('ipv4/192.168', 256, c)}.{host}"
    second = source.derange("ipv4/10", 256, b) if a == 10 else source.pick("ipv4/16", 256, a, b)
    third = source.derange(f"ipv4/24/{a}.{b}", 256, c)
    return str(IPv4Address(bytes((10, second, third, host))))


def _ipv6(text: str, source: Source) -> str | None:
    try:
        number = int(IPv6Address(text))
    except ValueError:
        return None
    site, subnet, interface = number >> 80, number >> 64 & 0xFFFF, number & (1 << 64) - 1
    third = source.pick("ipv6/48", 1 << 16, site)
    fourth = source.permute(f"ipv6/64/{site}", 1 << 16, subnet) if subnet else 0
    last = source.derange(f"ipv6/host/{number >> 64}", 1 << 64, interface)
    new = IPv6Address((0x20010DB8 << 96) | (third << 80) | (fourth << 64) | last)
    groups = text.split(":")
    shown = new.compressed if "::" in text or all(len(g) < 4 for g in groups) else str(new.exploded)
    if "::" not in text and not all(len(g) == 4 for g in groups):
        shown = ":".join(f"{int(g, 16):x}" for g in new.exploded.split(":"))
    return shown.upper() if any(c.isupper() for c in text) else shown


def _mac(text: str, source: Source) -> str:
    digits = "".join(c for c in text if c.isalnum())
    number = int(digits, 16)
    first = number >> 40
    packed = (first >> 2) << 40 | number & (1 << 40) - 1
    moved = source.derange("mac", 1 << 46, packed)
    new = ((moved >> 40) << 2 | 0b10) << 40 | moved & (1 << 40) - 1
    chars = iter(f"{new:012x}")
    upper = any(c.isupper() for c in digits)
    return "".join((next(chars).upper() if upper else next(chars)) if c.isalnum() else c for c in text)
