"""IP_ADDRESS and MAC_ADDRESS.

IP addresses keep their networks: two that share their first k bits have surrogates that share their first k
bits, and no more (`prefixes`), within the limits below. The unspecified
address, broadcast, ::1, net masks and whole reserved blocks (10.0.0.0/8) have no surrogate: none would mean the same.

IPv4. Addresses of 10/8, 172.16/12, 192.168/16 (RFC 1918), 100.64/10 (RFC 6598), 127/8, 169.254/16, 198.18/15,
224/4 and 240/4 stay in their block, one-to-one. All others, documentation's included, become one of 10/8: 24 of their
32 bits are mapped, so that the relation holds, one-to-one, among the addresses of one /8; those of two /8s fall
together by chance, of n addresses about n * n / 2**25. With `plausible` others stay public, one-to-one on all 32
bits, but what leads to a reserved block stays: 8.8.8.8 becomes 8.x or 9.x.
In the last byte 0, 1, 254 and 255 stay (network, gateway, broadcast).

IPv6. fc00::/7 (RFC 4193), fe80::/10, ff00::/8 and 2001:db8::/32 stay in themselves, one-to-one. All others
become one of 2001:db8::/32 (RFC 3849): the last 96 bits are mapped, one-to-one among those of one /32; in
different /32s two addresses with a short interface (::1) and subnet 0 fall together by a chance of 2**-16. With
`plausible` others keep their first 16 bits and are mapped one-to-one on the rest. The leading zeros of the
subnet (bits 48 to 63) and of the interface stay, and the 1 after them, so that ::1 stays the first of its
network; where nothing else moves (fe80::1, ff02::1) there is no surrogate. An interface made of a MAC address
(EUI-64, RFC 4291) follows its surrogate instead. In ::ffff:1.2.3.4 and 64:ff9b::1.2.3.4 the IPv4 address is
mapped.

In "10.1.2.0/24" the address is mapped as those in it are; host bits that are all 0 or all 1 stay so.

MAC: locally administered, unicast. The same vendor prefix becomes the same prefix; one-to-one on the 46 bits
that are free.
"""

import re
from ipaddress import IPv6Address

from deid.surrogates.prefixes import Tree
from deid.surrogates.source import Source

_V4 = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?![\w]|\.\d)")
_V6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4})(?![\w:])")
_MAC = re.compile(
    r"[0-9a-fA-F]{2}(?:([:-])[0-9a-fA-F]{2})(?:\1[0-9a-fA-F]{2}){4}|[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4}){2}|[0-9a-fA-F]{12}"
)
_REST = re.compile(
    r"(?:%[\w.-]{1,32})?[\s\[\]()<>,;]*(?:/(?P<bits>\d{1,3})|:\d{1,5})?[\s\[\]()<>,;]*(?::\d{1,5})?"
)
_OPENING = " \t\n[(<"


def _block(text: str) -> tuple[int, int]:
    address, _, bits = text.partition("/")
    return int.from_bytes(bytes(int(part) for part in address.split(".")), "big"), int(bits)


# IANA, IPv4 Special-Purpose Address Registry (RFC 6890), and multicast
_BLOCKS = tuple(map(_block, (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
    "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "0.0.0.0/8",
)))  # fmt: skip
_MASKS = frozenset((0xFFFFFFFF << n) & 0xFFFFFFFF for n in range(25))


def replace(text: str, source: Source, label: str = "IP_ADDRESS") -> str | None:
    """The address moved, what stands around it (port, prefix length, brackets, zone) kept; None if it is
    none, or has no surrogate.
    """
    start = len(text) - len(text.lstrip(_OPENING))
    for pattern, move in ((_MAC, _mac), (_V6, _ipv6), (_V4, _ipv4)):
        match = pattern.match(text, start)
        rest = _REST.fullmatch(text, match.end()) if match else None
        if match and rest:
            new = move(match[0], int(rest["bits"] or -1), source)
            if new and new.lower() != match[0].lower():
                return text[:start] + new + text[match.end() :]
    return None


def _tree(source: Source, kind: str) -> Tree:
    name = f"network/{kind}"
    tree = source.parts.get(name)
    if not isinstance(tree, Tree):
        tree = source.parts[name] = Tree(source.key(name))
    return tree


def _ipv4(text: str, bits: int, source: Source) -> str | None:
    parts = [int(p) for p in text.split(".")]
    if max(parts) > 255 or bits > 32:
        return None
    address = bytes(parts)
    new = _moved4(address, source)
    if new is None:
        return None
    return ".".join(map(str, _network(address, new, bits)))


def _moved4(address: bytes, source: Source) -> bytes | None:
    number, tree = int.from_bytes(address, "big"), _tree(source, "ipv4")
    if number in _MASKS or number == 0:
        return None
    for block, bits in _BLOCKS:
        if number >> 32 - bits == block >> 32 - bits:
            return tree.move(address, bits, lively=bits, host=3)
    if not source.plausible:
        return b"\x0a" + tree.move(address, 8, host=3)[1:]
    free = _free(number)
    return tree.move(address, free, lively=free, host=3)


def _free(number: int) -> int:
    """How many bits a public address must keep so as not to become one of a block: those up to the last
    fork on the way to one.
    """
    shared = 0
    for block, bits in _BLOCKS:
        same = 32 - (number ^ block).bit_length()
        shared = max(shared, min(same, bits) + 1)
    return shared


def _network(address: bytes, new: bytes, bits: int) -> bytes:
    """Host bits that are all 0 or all 1 stay so."""
    width = 8 * len(address)
    if not 0 <= bits < width:
        return new
    mask = (1 << width - bits) - 1
    host, moved = int.from_bytes(address, "big") & mask, int.from_bytes(new, "big")
    if host == 0 or host == mask > 1:
        moved = moved & ~mask | host
    return moved.to_bytes(len(address), "big")


_DOCUMENTATION = bytes.fromhex("20010db8")
_MAPPED = (bytes(10) + b"\xff\xff", bytes.fromhex("0064ff9b") + bytes(8))


def _ipv6(text: str, bits: int, source: Source) -> str | None:
    try:
        address = IPv6Address(text).packed
    except ValueError:
        return None
    if bits > 128 or not any(address[:15]):  # :: and ::1
        return None
    new = _moved6(address, source)
    return _like6(text, _network(address, new, bits)) if new else None


_NUMBERS = ((6, 8), (8, 16))
"""The subnet and the interface, in bytes."""


def _moved6(address: bytes, source: Source) -> bytes | None:
    tree, high = _tree(source, "ipv6"), address[:8]
    if address[:12] in _MAPPED:
        low = _moved4(address[12:], source)
        return address[:12] + low if low else None
    if address[0] == 0xFF:
        return tree.move(address, 16, numbers=((2, 16),))
    if address[0] in {0xFC, 0xFD}:
        new = tree.move(high, 8, lively=8, numbers=_NUMBERS)
    elif b"\xfe\x80" <= address[:2] < b"\xfe\xc0":
        new = high
    elif address[:4] == _DOCUMENTATION or not source.plausible:
        new = _DOCUMENTATION + tree.move(high, 32, lively=32, numbers=_NUMBERS)[4:]
    else:
        new = tree.move(high, 16, lively=16, numbers=_NUMBERS)
    return new + _interface(address, tree, source)


def _interface(address: bytes, tree: Tree, source: Source) -> bytes:
    """The last 64 bits; what is made of a MAC address follows that."""
    old = address[8:]
    if not any(old[:7]) and old[7] < 2:
        return old
    if old[3:5] == b"\xff\xfe":
        mac = _moved_mac(bytes([old[0] ^ 2]) + old[1:3] + old[5:], source)
        if mac:
            return bytes([mac[0] ^ 2]) + mac[1:3] + b"\xff\xfe" + mac[3:]
    first = next(i for i in range(8, 16) if address[i])
    return old[: first - 8] + tree.move(address, 8 * first, numbers=_NUMBERS)[first:]


def _like6(text: str, packed: bytes) -> str:
    """The address as the text is written: compressed or not, with an IPv4 tail, in capitals."""
    new = IPv6Address(packed)
    groups = text.split(":")
    if "::" not in text:
        wide = all(len(g) == 4 for g in groups if "." not in g)
        shown = new.exploded if wide else ":".join(f"{int(g, 16):x}" for g in new.exploded.split(":"))
    else:
        shown = new.compressed
    if "." in text and "." not in shown:
        head = IPv6Address(packed[:12] + b"\0\1\0\1")
        groups = (head.compressed if "::" in text else head.exploded).rsplit(":", 2)
        shown = f"{groups[0]}:{'.'.join(map(str, packed[12:]))}"
    return shown.upper() if any(c.isupper() for c in text) else shown


def _mac(text: str, bits: int, source: Source) -> str | None:
    digits = "".join([c for c in text if c.isalnum()])
    new = _moved_mac(bytes.fromhex(digits), source)
    if new is None:
        return None
    upper = any(c.isupper() for c in digits)
    chars = iter(new.hex().upper() if upper else new.hex())
    return "".join([next(chars) if c.isalnum() else c for c in text])


def _moved_mac(address: bytes, source: Source) -> bytes | None:
    """Locally administered, unicast: the vendor's 24 bits by themselves, and the others by vendor."""
    if address in {bytes(6), b"\xff" * 6}:
        return None
    vendor, device = int.from_bytes(address[:3], "big"), int.from_bytes(address[3:], "big")
    free = vendor >> 18 << 16 | vendor & 0xFFFF
    moved = source.permute("mac/vendor", 1 << 22, free)
    new = (moved >> 16 << 18 | 0b10 << 16 | moved & 0xFFFF).to_bytes(3, "big")
    new += source.permute(f"mac/device/{free}", 1 << 24, device).to_bytes(3, "big")
    return new if new != address else None
