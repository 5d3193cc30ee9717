"""The vault: a file that says what each surrogate stands for, for those who may know.

A vault is optional. Nothing in deid needs one to be consistent; it is there to put originals back
(`deid restore`), to look one up, and to make a corpus exactly one-to-one (`deid vault plan`).

    from deid import Deidentifier, Key
    from deid.vault import Vault

    key = Key.from_file("deid.key")
    deidentifier = Deidentifier.from_policy("fine-tuning", key=key)
    with Vault.create("corpus.vault", key=key) as vault:
        deidentifier.witness = vault.add
        ...
    Vault.open("corpus.vault", key).restore("Antonia Navarro called.").text

Who can do what:

- Who holds the vault *and* its key has the originals. Keep them apart, and both away from the output.
- Who holds the file alone learns how many originals there are, roughly how long each is (in steps of 64
  bytes), how many records share a surrogate, which of them were drawn anew, which policies (by
  fingerprint) and keys (by id) were used, and, with two vaults under one key, which records they share. No
  text, no label, no scope: every record is sealed with AES-256-GCM. Who can change the file can spoil it: that
  shows when it is opened, whatever was changed, taken out or put in. Only that the whole file is an older one, put
  back, does not show.
- The vault's key may be another than the key of the run: then who restores cannot make surrogates. Who
  de-identifies *into* a vault holds its key, and has seen the originals anyway.
- Without the vault nobody can read an original out of the output. But surrogates are a function of the run's
  key: who holds that key can still test guesses. To make restoring impossible, destroy the key as well.

Vaults need no coordination: every worker writes its own (a witness stays in its process, so each worker sets
one), and `merge` makes one of them. The mapping is a function, so two vaults under the same key, policy and
version cannot say different things about one original.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deid.vault.merging import merge
    from deid.vault.records import Record, VaultError
    from deid.vault.restore import Restored, Restorer
    from deid.vault.store import Vault

_HOME = {
    "Record": "records",
    "Restored": "restore",
    "Restorer": "restore",
    "Vault": "store",
    "VaultError": "records",
    "merge": "merging",
}

__all__ = ["Record", "Restored", "Restorer", "Vault", "VaultError", "merge"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'deid.vault' has no attribute {name!r}")
    return getattr(import_module(f"deid.vault.{_HOME[name]}"), name)
