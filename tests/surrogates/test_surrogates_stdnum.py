"""Every number that python-stdnum validates stays valid, in its form; its example numbers are the library's own."""

import doctest
import re
from functools import cache
from importlib import import_module
from itertools import product

import pytest
from stdnum.util import get_number_modules

from deid.surrogates import Key, Surrogates
from deid.surrogates.identifiers import checked, formats
from deid.surrogates.identifiers.check_digits import SOLVERS, VALIDATORS
from deid.surrogates.identifiers.fields import Check, Kept, Pattern, fill
from deid.surrogates.source import Source

SOURCE = Source(Key(b"k" * 32), plausible=True)
OUT = {
    **dict.fromkeys(
        ["at.postleitzahl", "es.postal_code", "nl.postcode", "se.postnummer"], "a postal code: POSTCODE, see places"
    ),
    **dict.fromkeys(
        ["damm", "luhn", "verhoeff", "iso7064.mod_11_10", "iso7064.mod_11_2", "iso7064.mod_37_2",
         "iso7064.mod_37_36", "iso7064.mod_97_10"],
        "an algorithm, not a number",
    ),
    **dict.fromkeys(["cfi", "eu.nace"], "a classification: it identifies nobody"),
    **dict.fromkeys(["de.handelsregisternummer", "fr.rcs"], "names a town; its digits are moved, its letters too"),
    "isil": "the name of a library",
    "de.wkn": "six letters or digits without a check digit: a pattern",
    "gs1_128": "a sequence of other numbers and dates",
}  # fmt: skip
ELSEWHERE = {
    **dict.fromkeys(["iban", "be.iban", "es.iban", "me.iban", "no.iban"], "IBAN"),
    "bitcoin": "CRYPTO_ADDRESS",
    "mac": "MAC_ADDRESS",
    **dict.fromkeys(
        ["eu.vat", "vatin", "mc.tva", "ro.cf", "th.tin", "sk.rc", "fi.ytunnus", "be.ssn", "es.nif", "cz.dic"],
        "TAX_ID",
    ),
    **dict.fromkeys(["us.ssn", "us.tin", "us.atin"], "NATIONAL_ID"),
}
"""The label under which another format, or another family, makes them."""
AS_OTHERS = {
    "cr.cpf": ["1-613-584"],  # its groups are filled up with zeros: a pattern
    "eg.tn": ["\u0663\u0663\u0661-\u0661\u0660\u0665-\u0662\u0666\u0668"],  # digits of other scripts become 0 to 9
    "ean": ["73513537"],  # GTIN-8: a pattern of eight digits
    "by.unp": ["\u0423\u041d\u041f MA1953684"], "mk.edb": ["\u041c\u041a 4020990116747"],  # Cyrillic: redacted
    "grid": ["Grid: A1-2425G-ABC1234002-M"],  # the word before it is read elsewhere
    "isan": ["000000018947000000000000", "00000000D07A009000000000"],  # without check characters: hexadecimal
    "it.aic": ["009CVD"],  # base 32: a pattern
    "it.codicefiscale": ["00743110157"],  # an it.iva
    "sm.coe": ["51"],  # two digits
    "be.vat": ["(0)403019261"],  # only this first digit may stand in brackets
}  # fmt: skip
MODULES = {module.__name__.removeprefix("stdnum."): module for module in get_number_modules()}


@cache
def examples(name):
    """What the module's documentation calls, and the module finds valid."""
    found = {}
    for example in doctest.DocTestParser().get_examples(MODULES[name].__doc__ or ""):
        for one, two in re.findall(r"'([^']*)'|\"([^\"]*)\"", f"{example.source} {example.want}"):
            text = one or two
            try:
                if MODULES[name].is_valid(text):
                    found[text] = None
            except Exception:  # some modules stumble over what is no number
                continue
    return [text for text in found if text not in AS_OTHERS.get(name, [])]


def compact(text):
    return "".join(c for c in text if c.isalnum()).upper()


def form(text):
    return re.sub(r"[^\W_]", "x", text)


def found_in(name, text):
    number = compact(text)
    found = checked.named(name, number, text)
    if found is None and number[:2].isalpha():
        found = checked.find("TAX_ID", number, text)
    return found


COVERED = sorted(set(MODULES) - set(OUT) - set(ELSEWHERE))


def test_every_module_is_covered_or_out_of_scope_for_a_reason():
    named = {line.name for line in formats.lines()}
    assert not set(OUT) & named
    assert not set(OUT) & set(ELSEWHERE)
    assert set(COVERED) <= named, "a module of stdnum that formats does not know"
    assert len(COVERED) >= 200
    assert sum(not examples(name) for name in COVERED) <= 1  # mu.nid has none


@pytest.mark.parametrize("name", COVERED)
def test_a_valid_number_becomes_another_valid_number_of_its_form(name):
    for text in examples(name):
        found = found_in(name, text)
        assert found, "the format does not read the module's example"
        new = checked.replace(found, "", compact(text), text, SOURCE)
        assert new is not None
        dressed = checked.dress(text, new)
        assert MODULES[name].is_valid(dressed)
        assert form(dressed) == form(text)
        assert compact(dressed) != compact(text)


@pytest.mark.parametrize("name", COVERED)
def test_a_format_is_mapped_one_to_one_onto_itself(name):
    """For every pattern of the format: some of its valid numbers, wherever they lie."""
    for line, made in checked._all():
        if made.name != name or not line:
            continue
        shape, kept = _some_shape(made.pattern, name)
        made = checked._specialised(made, shape)
        valid = []
        for i in range(0 if made.dressed else 400):
            number = checked.complete(
                made, (i * 7919 * made.pattern.size) // 3_163_999 % made.pattern.size, kept
            )
            if number and number not in valid:
                valid.append(number)
            if len(valid) == 8:
                break
        images = []
        for number in valid:
            reading = made.pattern.read(number)
            new = checked.replace(checked.Found(made, reading, ""), "", number, number, SOURCE)
            assert new is None or made.valid(new)
            images.append(new)
        assert len(set(images)) == len(images)
        assert not set(zip(valid, images, strict=True)) & {(n, n) for n in valid}
        assert images.count(None) <= (made.pattern.size < 10_000)


def _some_shape(pattern, name):
    known = {"imsi": "31015", "de.leitweg": "99", "eu.eic": "22X", "eu.at_02": "ESZZZ", "ie.pps": "W", "ie.vat": "A",
             "eu.excise": "LU", "isin": "US", "isrc": "US", "figi": "BB", "dea": "A"}.get(name, "US")  # fmt: skip
    shape = ""
    left = known
    for field in pattern.fields:
        width = 1 if isinstance(field, Check) else field.width
        if isinstance(field, Kept):
            shape, left = shape + checked.shape_of(left[:width]), left[width:]
        else:
            shape += "".join(
                kind if kind != "[9A]" else "9A"[i % 3 == 1] for i, kind in enumerate(field.shape)
            )
    return shape, known


@pytest.mark.parametrize("name", sorted({line.name for line in formats.lines()} & set(SOLVERS)))
def test_computed_check_characters_are_all_that_the_module_accepts(name):
    for _, made in checked._all():
        ways = 1
        for alphabet in made.pattern.checks:
            ways *= len(alphabet)
        if made.name != name or made.dressed or not 1 < ways <= 100 or made.nth > 3:
            continue
        shape, kept = _some_shape(made.pattern, name)
        made = checked._specialised(made, shape)
        for i in range(1, 13):
            parts = made.pattern.write(made.pattern.size * i // 13, kept)
            tried = [fill(parts, "".join(way)) for way in product(*made.pattern.checks)]
            right = [number for number in tried if made.valid(number)]
            assert sorted(checked._completed(made, parts, "")) == sorted(right)
            assert len(right) <= 1 or made.ranked


SURROGATES = Surrogates(Key(b"k" * 32))
BY_LABEL = {"IBAN": "IBAN", "CRYPTO_ADDRESS": "CRYPTO_ADDRESS", "MAC_ADDRESS": "MAC_ADDRESS"}


@pytest.mark.parametrize(
    "name", sorted(set(ELSEWHERE) - {"us.ssn", "us.tin", "us.atin", "mc.tva", "th.tin", "ro.cf"})
)
def test_formats_that_others_make_stay_valid(name):
    """But those of digits alone, of which some are right by chance in a commoner format."""
    for text in examples(name):
        new = SURROGATES.replace(ELSEWHERE[name], text)
        if name == "mac":
            assert new is not None
            continue
        if compact(text).isdigit() and ELSEWHERE[name] == "TAX_ID":
            continue
        assert new != text
        assert MODULES[name].is_valid(new)


LETTERED = sorted(
    {name for name in COVERED for text in examples(name) if not compact(text).isdigit()}
    - {"casrn", "it.codicefiscale"}
)


@pytest.mark.parametrize("name", LETTERED)
def test_numbers_with_letters_stay_valid_under_their_label(name):
    """Of these a shape is hardly ever that of two formats."""
    letters = "".join(line.labels for line in formats.lines() if line.name == name)
    for text in examples(name):
        number = compact(text)
        if number.isdigit():
            continue
        for letter in set(letters) - {"I"} or {"I"}:
            label = formats.label_of(letter) or "ID"
            new = SURROGATES.replace(label, text)
            assert new is not None, label
            assert form(new) == form(text)
            found = checked.find(label, number, text)
            assert found is not None
            other = found.format.name
            if other in {"gb.nino", "us.mbi"}:
                continue  # never issued, so not valid
            assert other == name or "." in other
            if other == name:
                assert MODULES[name].is_valid(new)


@pytest.mark.parametrize(
    "line", [line for line in formats.lines() if "." in line.name], ids=lambda line: line.name
)
def test_the_table_names_modules_of_stdnum(line):
    if line.name in VALIDATORS:
        return
    assert import_module(f"stdnum.{line.name}").is_valid
    for text in line.patterns:
        assert Pattern(text).width >= 3


def test_the_formats_tried_for_a_number_are_few():
    counts = {
        (label, "9" * digits): len(checked._tried(label, "9" * digits))
        for label in ("NATIONAL_ID", "TAX_ID", "BANK_ACCOUNT", "ID", "MEDICAL_RECORD", "PASSPORT")
        for digits in range(3, 20)
    }
    assert max(counts.values()) < 50
    assert all(n <= 20 for (label, _), n in counts.items() if label in {"ID", "MEDICAL_RECORD", "PASSPORT"})
