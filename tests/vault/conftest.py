from pathlib import Path

import pytest

from deid import Key
from deid.vault import Vault


@pytest.fixture
def other_key() -> Key:
    return Key.from_text("07" * 32)


@pytest.fixture
def written(tmp_path, key):
    """`written(rows, "name.vault")`: a vault with some records."""

    def write(rows, name="a.vault", **options) -> Path:
        with Vault.create(tmp_path / name, key=key, **options) as vault:
            for row in rows:
                vault.add(*row)
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def held(key):
    """`held(path)`: what a vault holds, sorted."""

    def rows(path: Path) -> list[tuple]:
        with Vault.open(path, key) as vault:
            found = [(r.label, r.scope, r.original, r.surrogate, r.attempt, r.used) for r in vault.records()]
        return sorted(found)

    return rows
