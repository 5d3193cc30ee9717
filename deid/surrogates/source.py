"""Where the generators get their choices: one key, in one scope."""

from deid.surrogates.keys import Key
from deid.surrogates.permutation import Derangement, Permutation, pick

VERSION = "2"
_MOST = 4096


class Source:
    """Everything that a generator may choose by: the same key and scope give the same choices, and nothing
    else counts.

    What it remembers are derived keys and permutations, and what the families keep in `parts`: at most some
    thousands of each. It is dropped at will, and never pickled.
    """

    def __init__(
        self,
        key: Key,
        scope: str = "",
        *,
        kept: frozenset[str] = frozenset(),
        plausible: bool = False,
        follow_state: bool = False,
    ) -> None:
        self._key = key
        self._scope = scope
        self.kept = kept
        """The labels among STATE and COUNTRY that the policy keeps: places stay in theirs."""
        self.plausible = plausible
        """Whether numbers and hosts may be ones that somebody has; if not, they lie in ranges never issued."""
        self.follow_state = follow_state
        """Whether a telephone number moves to the state that its area code's state becomes."""
        self._keys: dict[str, bytes] = {}
        self._derangements: dict[tuple[str, int], Derangement] = {}
        self._permutations: dict[tuple[str, int], Permutation] = {}
        self.parts: dict[str, object] = {}
        """What a family module keeps for this source (its tables under this key), by the module's name."""

    def key(self, purpose: str) -> bytes:
        found = self._keys.get(purpose)
        if found is None:
            found = self._key.derive(f"surrogates {VERSION}\0{purpose}\0{self._scope}")
            if len(self._keys) < _MOST:
                self._keys[purpose] = found
        return found

    def pick(self, purpose: str, n: int, *parts: str | int) -> int:
        """One of range(n), by the parts."""
        return pick(self.key(purpose), n, *parts)

    def derange(self, purpose: str, n: int, x: int) -> int:
        """Another number of range(n) than x, one-to-one for a purpose; n >= 2."""
        found = self._derangements.get((purpose, n))
        if found is None:
            found = Derangement(self.key(f"{purpose}/{n}"), n)
            if len(self._derangements) < _MOST:
                self._derangements[purpose, n] = found
        return found(x)

    def permute(self, purpose: str, n: int, x: int) -> int:
        """A number of range(n), one-to-one for a purpose; it may be x."""
        found = self._permutations.get((purpose, n))
        if found is None:
            found = Permutation(self.key(f"{purpose}/{n}"), n)
            if len(self._permutations) < _MOST:
                self._permutations[purpose, n] = found
        return found(x)

    def digits(self, purpose: str, digits: str) -> str:
        """Other digits, as many: leading zeros stay, and the first other digit is not made zero, unless it is the last.

        A permutation without fixed points of all strings of one length, zeros alone among them; one that is another
        with zeros before it becomes that one's digits with as many ("7" -> "3", "007" -> "003").
        """
        body = digits.lstrip("0")
        if len(body) < 2:
            return f"{self.derange(purpose, 10, int(body or 0)):0{len(digits)}d}"
        low = 10 ** (len(body) - 1)
        moved = low + self.derange(purpose, 9 * low, int(body) - low)
        return f"{moved:0{len(digits)}d}"
