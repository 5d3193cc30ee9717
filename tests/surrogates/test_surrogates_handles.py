"""Login names: taken apart where the tables are clear, left whole where they are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, Surrogates, names, pools
from deid.surrogates.names.handles import split
from deid.surrogates.source import Source

S = Surrogates(Key(b"a key for tests, of 32 bytes, ok!"[:32]))
COMMON = st.sampled_from([name for c in "bcdghkmprstw" for name in pools.bucket(pools.FAMILY, c)[:40]])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("mkeller", ["m", "keller"]),
        ("mariakeller", ["maria", "keller"]),
        ("kellermaria", ["keller", "maria"]),
        ("kellerm", ["keller", "m"]),
        ("MariaKeller", ["Maria", "Keller"]),
        ("MARIAKELLER", ["MARIA", "KELLER"]),
        ("jmsmith", ["j", "m", "smith"]),
        ("mkellerbraun", ["m", "keller", "braun"]),
        ("mariakellerbraun", ["maria", "keller", "braun"]),
        ("mariajosekeller", ["maria", "jose", "keller"]),
        ("mariajkeller", ["maria", "j", "keller"]),
        ("robjohnson", ["rob", "johnson"]),
        ("istjohn", ["i", "stjohn"]),
        ("jvandyke", ["j", "vandyke"]),
        ("mbrownlee", ["m", "brownlee"]),
        ("keller", ["keller"]),
        ("vandyke", ["vandyke"]),
        ("kowalczykowski", ["kowalczykowski"]),
        ("McXyzzy", ["McXyzzy"]),
        ("abc", ["abc"]),
        ("sunshine", ["sunshine"]),
        ("x" * 200, ["x" * 200]),
    ],
)
def test_handles_are_taken_apart_where_the_tables_are_clear(word, parts):
    assert split(word) == parts


@settings(deadline=None, max_examples=300)
@given(st.text("abcdefghijklmnopqrstuvwxyzABC", min_size=1, max_size=40))
def test_the_parts_of_a_handle_are_the_handle(word):
    assert "".join(split(word)) == word


@settings(deadline=None, max_examples=100)
@given(COMMON)
def test_an_initial_and_a_common_family_name_are_two(family):
    assert split("m" + family) in (["m", family], ["m" + family])
    assert split("maria" + family) in (["maria", family], ["maria" + family])


@pytest.mark.parametrize(
    "handle",
    ["maria.keller", "maria_keller", "maria-keller", "@mariakeller", "mkeller", "kellerm", "mariajkeller"],
)
@pytest.mark.parametrize("digits", ["", "7", "1985"])
def test_separators_and_digits_stay_where_they_are(handle, digits):
    given_name, family = (S.replace("PERSON", name).lower().replace("'", "") for name in ("Maria", "Keller"))
    initial = S.replace("PERSON", "J").lower()
    fake = S.replace("USERNAME", handle + digits)
    spelled = fake[: len(fake) - len(digits)]
    named = {"maria": given_name, "keller": family, "m": given_name[0], "j": initial}
    lead = handle[: len(handle) - len(handle.lstrip("@"))]
    parts = handle.lstrip("@").replace(".", " . ").replace("_", " _ ").replace("-", " - ").split()
    assert spelled == lead + "".join(named.get(p, p) for part in parts for p in (split(part)))
    assert (fake[len(fake) - len(digits) :] != digits) == bool(digits)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        COMMON | st.sampled_from(["maria", "m", "van", "the", "e", "jr", "md", "abc", "kellers", "xq"]),
        max_size=3,
    ),
    st.sampled_from(["", ".", "_", "-"]),
    st.sampled_from(["", "7", "1985"]),
)
def test_a_plain_login_name_is_mapped_as_if_it_were_not_plain(parts, mark, digits):
    login = mark.join(parts) + digits
    marked = names.replace("@" + login, Source(S.key), "USERNAME")
    plain = names.replace(login, Source(S.key), "USERNAME")
    assert (plain and "@" + plain) == marked


@pytest.mark.parametrize(
    "word",
    ["mariakellerbraunhofermeiersmith", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "annannannannannannannannannann"],
)
def test_long_handles_take_no_time(word):
    assert "".join(split(word)) == word
