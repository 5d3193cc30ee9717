"""Addresses keep their networks, their written form and their kind."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deid.surrogates import Key
from deid.surrogates.network import replace
from deid.surrogates.prefixes import Tree
from deid.surrogates.source import Source

SOURCE = Source(Key(b"k" * 32))
PLAUSIBLE = Source(Key(b"k" * 32), plausible=True)
BOTH = [SOURCE, PLAUSIBLE]
RESERVED = [
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
    "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
]  # fmt: skip


def shared(one, two):
    """How many bits two packed addresses share."""
    both = int.from_bytes(one, "big") ^ int.from_bytes(two, "big")
    return 8 * len(one) - both.bit_length()


def packed(text):
    return ip_address(text).packed


V4 = st.binary(min_size=4, max_size=4)
LIKE = st.tuples(V4, st.integers(0, 32), V4).map(
    lambda t: (t[0], _graft(t[0], t[2], t[1]))
)  # two addresses that share some bits


def _graft(one, two, bits):
    width = 8 * len(one)
    mask = (1 << width - bits) - 1
    mixed = int.from_bytes(one, "big") & ~mask | int.from_bytes(two, "big") & mask
    return mixed.to_bytes(len(one), "big")


@settings(deadline=None, max_examples=200)
@given(st.binary(min_size=32, max_size=32), LIKE)
def test_a_tree_keeps_how_many_bits_two_addresses_share(key, pair):
    tree = Tree(key)
    one, two = (tree.move(address, 0) for address in pair)
    assert shared(one, two) == shared(*pair)


def test_a_tree_is_one_to_one_and_moves_about_half_of_the_bits():
    tree = Tree(b"k")
    images = {tree.move(n.to_bytes(2, "big"), 0) for n in range(1 << 16)}
    assert len(images) == 1 << 16
    flipped = sum(
        (n ^ int.from_bytes(tree.move(n.to_bytes(2, "big"), 0), "big")).bit_count() for n in range(1 << 16)
    )
    assert 0.4 < flipped / (16 << 16) < 0.6


def test_a_tree_that_spares_the_ends_is_still_one_to_one():
    tree = Tree(b"k")
    moved = [tree.move(bytes([7, n]), 8, host=1)[1] for n in range(256)]
    assert sorted(moved) == list(range(256))
    assert (moved[0], moved[1], moved[254], moved[255]) == (0, 1, 254, 255)
    assert sum(a != b for a, b in enumerate(moved)) > 150
    numbers = [tree.move(bytes([n]), 0, numbers=((0, 1),))[0] for n in range(256)]
    assert sorted(numbers) == list(range(256))
    assert all(a.bit_length() == b.bit_length() for a, b in enumerate(numbers))


@settings(deadline=None, max_examples=300)
@given(LIKE)
def test_ipv4_networks_of_one_slash_8_keep_their_relation(pair):
    one, two = (str(IPv4Address(address)) for address in pair)
    images = [replace(text, SOURCE) for text in (one, two)]
    assume(all(images) and shared(*pair) >= 8)
    blocks = [next((b for b in RESERVED if IPv4Address(a) in ip_network(b)), None) for a in pair]
    assume(blocks[0] == blocks[1])
    assert shared(*map(packed, images)) == shared(*pair)


@settings(deadline=None, max_examples=300)
@given(LIKE)
def test_plausible_ipv4_addresses_keep_their_relation_on_all_bits(pair):
    images = [replace(str(IPv4Address(address)), PLAUSIBLE) for address in pair]
    assume(all(images))
    assert shared(*map(packed, images)) == shared(*pair)


@settings(deadline=None, max_examples=400)
@given(V4)
def test_an_ipv4_address_stays_in_its_block_or_goes_to_ten(address):
    old = IPv4Address(address)
    for source in BOTH:
        new = replace(str(old), source)
        if new is None:
            assert old in ip_network("240.0.0.0/4") or int(old) == 0
            continue
        assert new != str(old)
        blocks = [b for b in RESERVED if old in ip_network(b)]
        if blocks:
            assert IPv4Address(new) in ip_network(blocks[0])
        elif source is SOURCE:
            assert IPv4Address(new) in ip_network("10.0.0.0/8") or address[0] == 0
        else:
            assert not any(IPv4Address(new) in ip_network(b) for b in RESERVED)


@pytest.mark.parametrize("source", BOTH)
@pytest.mark.parametrize("network", ["93.184.216", "10.20.30", "192.168.7", "172.20.0", "203.0.113"])
def test_hosts_of_a_network_are_mapped_one_to_one(source, network):
    images = [replace(f"{network}.{host}", source) for host in range(256)]
    assert len({image.rsplit(".", 1)[0] for image in images}) == 1
    assert sorted(int(image.rsplit(".", 1)[1]) for image in images) == list(range(256))
    assert [images[host].rsplit(".", 1)[1] for host in (0, 1, 254, 255)] == ["0", "1", "254", "255"]


def test_the_networks_of_a_block_are_mapped_one_to_one():
    images = {replace(f"10.{n >> 8}.{n & 255}.9", SOURCE) for n in range(0, 1 << 16, 7)}
    assert len(images) == len(range(0, 1 << 16, 7))
    images = {replace(f"192.168.{n}.9", SOURCE) for n in range(256)}
    assert len(images) == 256
    assert not any(replace(f"192.168.{n}.9", SOURCE) == f"192.168.{n}.9" for n in range(256))


@pytest.mark.parametrize(
    ("network", "hosts"),
    [
        ("93.184.216.0/24", ["93.184.216.5", "93.184.216.255"]),
        ("10.1.0.0/16", ["10.1.2.3", "10.1.255.1"]),
        ("172.16.4.0/22", ["172.16.7.9"]),
        ("192.168.1.64/26", ["192.168.1.66", "192.168.1.127"]),
        ("2001:db8:5::/48", ["2001:db8:5::1", "2001:db8:5:7::2"]),
        ("2a00:1450:4009:800::/56", ["2a00:1450:4009:81f::200e"]),
    ],
)
def test_a_network_and_its_hosts_agree(network, hosts):
    for source in BOTH:
        new = ip_network(replace(network, source))  # strict: no host bits
        assert new.prefixlen == ip_network(network).prefixlen
        assert new != ip_network(network)
        for host in hosts:
            assert ip_address(replace(host, source)) in new


@pytest.mark.parametrize(
    "text",
    [
        "0.0.0.0", "255.255.255.255", "255.255.255.0", "10.0.0.0/8", "::", "::1", "ff02::1", "fe80::1",
        "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "300.1.1.1", "1.2.3", "1.2.3.4.5", "1.2.3.4/33", "gg::1",
        "1:2:3", "12:34:56", "2001:db8:::1", "::1/129", "",
    ],
)  # fmt: skip
def test_what_is_no_address_or_has_no_other_is_redacted(text):
    for source in BOTH:
        assert replace(text, source) is None


V6_FORMS = [
    "2001:4860:4860::8888",
    "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
    "2001:db8:85a3:0:0:8a2e:370:7334",
    "2A00:1450:4009:81F::200E",
    "fe80::21b:44ff:fe11:3ab7%eth0",
    "[2606:4700::1111]:443",
    "2001:db8:1::/48",
    "fd12:3456:789a:1:a:b:c:d",
    "::ffff:192.0.2.128",
    "64:ff9b::198.51.100.7",
    "0:0:0:0:0:ffff:192.0.2.128",
    "<2606:4700::1111>",
]


@pytest.mark.parametrize("text", V6_FORMS)
def test_the_form_of_an_ipv6_address_stays(text):
    for source in BOTH:
        new = replace(text, source)
        assert new is not None
        assert new != text
        assert ("::" in new) == ("::" in text)
        assert text.isupper() == new.isupper()
        for mark in "[]<>%/":
            assert (mark in new) == (mark in text)
        bare = re.sub(r"^[\[<]|[\]>].*$|%.*$|/.*$", "", new)
        old = re.sub(r"^[\[<]|[\]>].*$|%.*$|/.*$", "", text)
        IPv6Address(bare)
        assert ("." in bare) == ("." in old)
        if "::" not in old and "." not in old:
            assert [len(g) == 4 for g in bare.split(":")] == [True] * 8 or "0000" not in old


V6 = st.binary(min_size=16, max_size=16)


@settings(deadline=None, max_examples=200)
@given(V6, st.integers(32, 128), V6, st.sampled_from(["20010db8", "2a001450", "fd12", "fe80000000000000"]))
def test_ipv6_networks_of_one_slash_32_keep_their_relation(one, bits, two, head):
    one = bytes.fromhex(head) + one[len(head) // 2 :]
    two = _graft(one, two, max(bits, 4 * len(head)))
    assume(all(a[11:13] != b"\xff\xfe" for a in (one, two)))
    for source in BOTH:
        images = [replace(str(IPv6Address(a)), source) for a in (one, two)]
        assume(all(images))
        assert shared(*map(packed, images)) == shared(one, two)
        assert images[0] != str(IPv6Address(one))


@settings(deadline=None, max_examples=150)
@given(V6)
def test_an_ipv6_address_is_documentation_or_of_its_kind(address):
    old = IPv6Address(address)
    new = replace(str(old), SOURCE)
    if new is None:
        return
    blocks = [b for b in ("fc00::/7", "fe80::/10", "ff00::/8") if old in ip_network(b)]
    block = blocks[0] if blocks else "2001:db8::/32"
    assert IPv6Address(new) in ip_network(block)


def test_leading_zeros_of_subnet_and_interface_stay():
    for host in ("::1", "::2", "::a", "::53", "::cafe", ":5::1"):
        new = IPv6Address(replace(f"2a00:1450:4009{host}", SOURCE))
        old = IPv6Address(f"2a00:1450:4009{host}")
        low = (1 << 64) - 1
        assert (int(new) & low).bit_length() == (int(old) & low).bit_length()
        assert (int(new) >> 64 & 0xFFFF).bit_length() == (int(old) >> 64 & 0xFFFF).bit_length()


def test_an_interface_of_a_mac_address_follows_the_mac_address():
    mac = replace("00:1b:44:11:3a:b7", SOURCE)
    a = bytes.fromhex(mac.replace(":", ""))
    interface = bytes([a[0] ^ 2]) + a[1:3] + b"\xff\xfe" + a[3:]
    for net in ("fe80::", "2a00:1450:4009::"):
        new = IPv6Address(replace(f"{net}21b:44ff:fe11:3ab7", SOURCE)).packed
        assert new[8:] == interface


def test_mapped_addresses_follow_the_ipv4_address():
    old = "93.184.216.34"
    new = replace(old, SOURCE)
    assert replace(f"::ffff:{old}", SOURCE) == f"::ffff:{new}"
    assert replace(f"64:ff9b::{old}", SOURCE) == f"64:ff9b::{new}"


@pytest.mark.parametrize(
    "text", ["00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7", "001b.4411.3ab7", "001B44113AB7", "01:00:5e:00:00:fb"]
)
def test_a_mac_address_keeps_its_form_and_is_local_and_unicast(text):
    new = replace(text, SOURCE, "MAC_ADDRESS")
    assert re.sub(r"[0-9a-fA-F]", "x", new) == re.sub(r"[0-9a-fA-F]", "x", text)
    assert int(re.sub("[^0-9a-fA-F]", "", new)[:2], 16) & 3 == 2
    assert new.isupper() == text.isupper()


def test_mac_addresses_of_a_vendor_stay_together_and_one_to_one():
    macs = [f"00:1b:44:00:{n >> 8:02x}:{n & 255:02x}" for n in range(2000)]
    new = [replace(mac, SOURCE) for mac in macs]
    assert len(set(new)) == len(macs)
    assert len({mac[:8] for mac in new}) == 1
    vendors = {
        replace(f"{n >> 8:02x}:{n & 255:02x}:44:11:22:33", SOURCE)[:8] for n in range(0, 65536, 4 * 97)
    }
    assert len(vendors) >= len(range(0, 65536, 4 * 97)) * 0.9  # two of the first byte's bits are given up
    other = [replace(mac.replace("00:1b:44", "00:1b:45"), SOURCE)[9:] for mac in macs[:50]]
    assert other != [mac[9:] for mac in new[:50]]


def test_all_separators_of_a_mac_address_agree():
    forms = ["00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7", "001b.4411.3ab7"]
    assert len({re.sub("[^0-9a-f]", "", replace(form, SOURCE).lower()) for form in forms}) == 1


@pytest.mark.parametrize("text", ["203.0.113.9", "2001:4860::8888", "00:1b:44:11:3a:b7"])
def test_addresses_depend_on_key_and_scope(text):
    fakes = {replace(text, Source(Key(bytes([i]) * 32), scope)) for i in range(6) for scope in ("", "a")}
    assert len(fakes) == 12
    assert replace(text, SOURCE) == replace(text, Source(Key(b"k" * 32)))


@pytest.mark.parametrize(
    ("text", "around"),
    [("93.184.216.34:8080", ":8080"), ("(10.1.2.3)", "()"), ("10.1.2.3/32", "/32"), (" 10.1.2.3,", " ,")],
)
def test_what_stands_around_an_address_stays(text, around):
    assert re.sub(r"\d+(\.\d+){3}", "", replace(text, SOURCE)) == around
