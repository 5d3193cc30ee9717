"""Several vaults made one. The mapping is a function, so there is nothing to settle between them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge as merged
from pathlib import Path

from deid.surrogates.keys import Key
from deid.vault.file import Header
from deid.vault.records import Sealed, VaultError
from deid.vault.store import Vault

_BATCH = 4096


def merge(
    out: str | os.PathLike[str], inputs: Sequence[str | os.PathLike[str]], key: Key, *, force: bool = False
) -> Header:
    """Write the union of the vaults `inputs` to `out`, whatever their order; memory does not grow with them.

    `out` may be one of them; another file that is there stays unless `force`. Every record is opened and checked.
    Raises `VaultError` where a vault is of another key or surrogate version, is damaged, or says something else
    about an original than another one does; nothing is written then. A plan that all planned inputs share is kept;
    several plans make the result wait for a new one (`Vault.header.stale`).
    """
    if not inputs:
        raise VaultError("there is no vault to merge")
    with ExitStack() as stack:
        vaults = [stack.enter_context(Vault.open(path, key)) for path in inputs]
        header = _common(vaults)
        again = force or any(_same(out, path) for path in inputs)
        target = stack.enter_context(Vault.create(out, key=key, force=again))
        target.header = header
        for batch in _batches(_union(vaults)):
            target.put(batch)
        _join_plans(target, vaults)
    return target.header


def _common(vaults: Sequence[Vault]) -> Header:
    first = vaults[0]
    for vault in vaults[1:]:
        for what, name in (("key", "runs with the key"), ("surrogates", "surrogate version")):
            ours, theirs = getattr(first.header, what), getattr(vault.header, what)
            if ours != theirs:
                raise VaultError(
                    f"{vault.path}: of {name} {theirs}, and {first.path} of {ours}. Such vaults stay apart: restore "
                    "with each of them in turn"
                )
    policies = {policy for vault in vaults for policy in vault.header.policies}
    head = first.header
    return Header(
        head.format, head.deid, head.surrogates, head.key, head.vault_key, policies=tuple(sorted(policies))
    )


def _union(vaults: Sequence[Vault]) -> Iterator[Sealed]:
    """By id and attempt, each once."""
    last: Sealed | None = None
    for row, vault in merged(*map(_opened, vaults), key=lambda pair: pair[0]):
        if last is not None and row[:2] == last[:2]:
            if row.body != last.body:
                raise VaultError(
                    f"{vault.path}: has another surrogate for an original than another of the vaults: they were "
                    "written under policies that make other surrogates. Such vaults stay apart"
                )
            last = row if row.used > last.used else last
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _opened(vault: Vault) -> Iterator[tuple[Sealed, Vault]]:
    for row in vault.rows():
        vault.opened(row)
        yield row, vault


def _batches(rows: Iterable[Sealed]) -> Iterator[list[Sealed]]:
    batch: list[Sealed] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _join_plans(target: Vault, vaults: Sequence[Vault]) -> None:
    planned = {vault.header.plan: vault for vault in vaults if vault.header.plan}
    if len(planned) > 1 or any(vault.header.stale for vault in vaults):
        target.mark_stale()
    elif planned:
        target.copy_plan(*planned.values())


def _same(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    return Path(one).exists() and os.path.samefile(one, other)
