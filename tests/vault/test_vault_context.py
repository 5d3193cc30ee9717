"""What a document says of its dates and cities decides their surrogates: a vault takes both readings of one text."""

import re

from deid import Deidentifier, Key, Policy, Span
from deid.vault import Vault

KEY = Key(bytes(range(32)))
TEXTS = [
    "On 03/04/2024 and 25/12/2023.",
    "On 03/04/2024 and 12/25/2023.",
    "On 03/04/2024. DOB: 03/04/2024, aged 43.",
    "From Springfield, IL to Springfield, MA, then Springfield.",
]
FOUND = re.compile(r"\d\d/\d\d/\d{4}|Springfield|IL|MA|\b43\b")
LABELS = {"Springfield": "CITY", "IL": "STATE", "MA": "STATE", "43": "AGE"}


class Told:
    name = "told"
    labels = frozenset({"DATE", "CITY", "STATE", "AGE"})

    def detect(self, texts):
        return [[Span(*m.span(), LABELS.get(m[0], "DATE")) for m in FOUND.finditer(text)] for text in texts]


def test_one_text_may_have_several_readings_and_all_come_back(tmp_path):
    rules = dict.fromkeys(("CITY", "STATE", "AGE"), "replace") | {"DATE": "shift"}
    policy = Policy.model_validate({"labels": rules, "detectors": [], "mentions": False})
    deidentifier = Deidentifier(policy, key=KEY, detectors=[Told()])
    with Vault.create(tmp_path / "v", key=KEY) as vault:
        deidentifier.witness = vault.add
        made = [result.text for result in deidentifier(TEXTS)]
    day_first, month_first, born, places = made
    first, second = (FOUND.search(text)[0] for text in (day_first, month_first))
    assert first != second
    alone, at_birth = (m[0] for m in FOUND.finditer(born) if "/" in m[0])
    assert alone == second != at_birth
    with Vault.open(tmp_path / "v", KEY) as vault:
        assert vault.restore(places).text == TEXTS[3]
        assert vault.restore(month_first).text == TEXTS[1]
