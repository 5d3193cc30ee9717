"""FF1: the samples that NIST published, and what must hold for any number, radix, length and tweak.

The samples are numbers 1 to 9 of "FF1 Samples" (csrc.nist.gov, Cryptographic Standards and Guidelines,
Example Values, SP 800-38G).
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates.ff1 import FF1, SMALLEST_DOMAIN, fitting

AES128 = "2B7E151628AED2A6ABF7158809CF4F3C"
AES192 = AES128 + "EF4359D8D580AA4F"
AES256 = AES192 + "7F036D6F04FC6A94"
NONE, TEN, ELEVEN = "", "39383736353433323130", "3737373770717273373737"
DIGITS, LETTERS = "0123456789", "0123456789abcdefghi"
SAMPLES = [
    (AES128, 10, NONE, DIGITS, "2433477484"),
    (AES128, 10, TEN, DIGITS, "6124200773"),
    (AES128, 36, ELEVEN, LETTERS, "a9tv40mll9kdu509eum"),
    (AES192, 10, NONE, DIGITS, "2830668132"),
    (AES192, 10, TEN, DIGITS, "2496655549"),
    (AES192, 36, ELEVEN, LETTERS, "xbj3kv35jrawxv32ysr"),
    (AES256, 10, NONE, DIGITS, "6657667009"),
    (AES256, 10, TEN, DIGITS, "1001623463"),
    (AES256, 36, ELEVEN, LETTERS, "xs8a0azh2avyalyzuwd"),
]


@pytest.mark.parametrize(("key", "radix", "tweak", "plain", "cipher"), SAMPLES)
def test_the_samples_of_nist(key, radix, tweak, plain, cipher):
    ff1 = FF1(bytes.fromhex(key))
    how = {"radix": radix, "length": len(plain), "tweak": bytes.fromhex(tweak)}
    assert ff1.encrypt(int(plain, radix), **how) == int(cipher, radix)
    assert ff1.decrypt(int(cipher, radix), **how) == int(plain, radix)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(2, 1 << 16), st.integers(2, 60), st.binary(max_size=40), st.binary(min_size=32, max_size=32),
    st.data(),
)  # fmt: skip
def test_decrypt_undoes_encrypt(radix, length, tweak, key, data):
    if radix**length < SMALLEST_DOMAIN:
        return
    x = data.draw(st.integers(0, radix**length - 1))
    ff1 = FF1(key)
    y = ff1.encrypt(x, radix=radix, length=length, tweak=tweak)
    assert 0 <= y < radix**length
    assert ff1.decrypt(y, radix=radix, length=length, tweak=tweak) == x


def test_the_short_way_and_the_long_way_are_one_cipher():
    ff1 = FF1(bytes(range(32)))
    shape = ff1._shape(31623, 2, b"")
    for x in range(0, 10**9, 10**7):
        left, right = divmod(x, shape.high)
        width = shape.width
        long = shape._replace(head=bytes(16), starts=(shape.starts[0],) * 10)
        assert ff1._long(left, right, long, range(10), 1) == ff1.encrypt(x, radix=31623, length=2)
        assert width < 15


@pytest.mark.parametrize(("radix", "length"), [(10, 5), (1, 100), (2, 19), ((1 << 16) + 1, 4), (10**6, 1)])
def test_small_and_impossible_domains_are_refused(radix, length):
    with pytest.raises(ValueError, match="a million"):
        FF1(bytes(32)).encrypt(0, radix=radix, length=length)


@pytest.mark.parametrize("x", [-1, 10**6])
def test_numbers_outside_are_refused(x):
    for way in (FF1(bytes(32)).encrypt, FF1(bytes(32)).decrypt):
        with pytest.raises(ValueError, match="outside"):
            way(x, radix=10, length=6)


@settings(deadline=None, max_examples=300)
@given(st.integers(10**6, 10**12) | st.integers(10**6, 1 << 600))
def test_a_radix_and_length_fit_closely(n):
    radix, length = fitting(n)
    assert length % 2 == 0
    assert 2 <= radix <= 1 << 16
    assert (radix - 1) ** length < n <= radix**length
    if n < 10**40:
        assert radix**length - n < n / 20
