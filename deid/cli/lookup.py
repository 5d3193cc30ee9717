"""What several commands look up before they start: the policy, the fields, the keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from deid.cli.failures import say_note

if TYPE_CHECKING:
    from deid.policy import Policy
    from deid.surrogates.keys import Key


def find_policy(name: str, fields: list[str] | None) -> tuple["Policy", tuple[str, ...]]:
    from deid.corpus.fields import Fields
    from deid.policy import load_policy

    return load_policy(name), Fields(fields or ()).names


def find_key(policy: "Policy", file: Path | None, *, quiet: bool) -> "Key | None":
    from deid.surrogates.keys import Key

    key = Key.find(file)
    if key is None and policy.needs_key:
        key = Key.generate()
        if not quiet:
            say_note(
                "no key: another run will give other surrogates. Keep them with: "
                "deid key new deid.key, then --key-file deid.key"
            )
    return key


def find_vault_key(vault_key: Path | None, key_file: Path | None) -> "Key":
    """The key that opens a vault: its own, else the run's."""
    from deid.errors import KeyUnavailable
    from deid.surrogates.keys import Key

    key = Key.find(vault_key or key_file)
    if key is None:
        raise KeyUnavailable(
            "a vault needs a key: name its file with --key-file FILE (deid key new FILE makes one)"
        )
    return key
