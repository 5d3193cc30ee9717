"""CITY, STATE, COUNTRY, POSTCODE and LOCATION (STREET_ADDRESS is in `addresses`).

A US state becomes another of its size (so that it has as many cities to offer), and a city one of the state
that its own becomes; where STATE is kept, a city stays in its state. A ZIP code becomes one of the city
that its own becomes. A city elsewhere becomes another of its country. Other states, and countries, change
places among themselves: a policy that replaces COUNTRY as well as CITY gets cities beside countries that they
are not in. Large cities stay large, and the countries with the most people among themselves.

One-to-one: states, countries, and cities of the tables as far as the other state has as many. A city that has
no counterpart, or is in no table, gets a coined name with an ending ("Ardoaton"): up to birthday collisions.
Postcodes: US ones not; others by their pattern. A city's name that several states have is read as the
largest.
"""

import re

from deid.surrogates import gazetteer, names
from deid.surrogates.coined import coin
from deid.surrogates.forms import (
    ascii_digits,
    fold,
    is_latin,
    is_loose_s,
    like,
    like_words,
    shown_acronyms,
    words,
)
from deid.surrogates.gazetteer import Place
from deid.surrogates.place_names import (
    CONTINENTS,
    bare_of,
    core_of,
    in_gaps,
    is_continent,
    kind_beside,
    region_of,
    rewrap,
    unwrap,
)
from deid.surrogates.pools import VOWELS
from deid.surrogates.source import Source

STATE_GROUPS = (
    "OH CA IL TX NY PA",
    "IN WI WV NC KY MN VA MI MO IA",
    "CO MD MS ME LA WA MA FL NE TN AL OK NJ AR GA KS",
    "UT NH AZ ID CT VT NM MT SD ND OR SC",
    "DE RI HI NV WY AK",
    "PR GU VI",
)
_CITY_STRATA = (12, 80)  # the largest cities of a state or country stay among themselves
_LARGE_COUNTRIES = 70  # and so do the countries with the most people
_PARTS_OF_THE_WORLD = words(
    """
    Latin America|the Middle East|Scandinavia|Eastern Europe|Western Europe|Central Asia|Southeast Asia|
    East Africa|West Africa|the Caribbean|the Balkans|the Mediterranean|the Pacific|the Arctic|the Midwest|
    New England|Central America
""",
    sep="|",
)
_SEPARATOR = re.compile(
    r"(\s*[,;/|\n]\s*|\s-\s|\s+(?=[A-Z]{2}(?:,?\s+\d{5}(?:-\d{4})?)?\s*$)|(?<=\b[A-Z]{2})\s+(?=\d{5}))"
)
GENERIC = frozenset(
    words("""
    lake river mount mountain mountains mt creek bay island islands isle valley beach park county parish
    township district province state region republic north south east west northern southern eastern
    western central upper lower greater new old port fort saint st san santa sao bridge airport station
    terminal harbor harbour university hospital street avenue road square plaza place hills hill heights
    springs falls forest woods canyon desert coast peninsula cape gulf sea ocean strait channel city town
    village downtown uptown room building floor tower center centre mall hotel school church stadium arena
    theater theatre museum the of and de la le del di da du el los las les in on am an der die das von
    upon under near area metro suburb highway route interstate i us hwy rio monte castle house hall court
    gate field fields farm garden gardens zoo bad ost nord sud
""")
)  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_ºª]+|\d+")
_UNSAID = frozenset(words("republic island islands saint"))  # what two countries may share
_UK_AREAS = words("""
    B E G L M N S W AB AL BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY
    EC EH EN EX FK FY GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN
    TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE
""")


def replace(text: str, source: Source, label: str = "LOCATION") -> str | None:
    text = ascii_digits(text)
    if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii() and c.isalpha()):
        return None
    if label == "POSTCODE":
        return postcode(text, source)
    if label == "LOCATION" and re.match(r"\s*\d{1,5}\s+[^\W\d_]{2}", text):
        from deid.surrogates import addresses

        return addresses.replace(text, source)
    whole = text
    text, gaps = unwrap(text, place=True)
    parts = _SEPARATOR.split(text)
    beside = [core_of(p) for p in parts[2::2]]
    context = next((p for kind in ("STATE", "COUNTRY") for p in beside if kind_beside(p) == kind), None)
    stay = {p for p in parts[2::2] if label not in source.kept and kind_beside(p) in source.kept}
    fakes = [
        part if i % 2 or not part or part in stay else _part(part, source, label, context)
        for i, part in enumerate(parts)
    ]
    if any(fake is None for fake in fakes):
        return None
    new = rewrap("".join(fake for fake in fakes if fake), gaps)
    return None if new == whole else new


def _part(part: str, source: Source, label: str, context: str | None) -> str | None:
    """One place between commas; `context` is the state or country that stands beside it."""
    written, core = bare_of(part), core_of(part)
    if not core:
        return part
    region = region_of(context) if context and core != context else None
    new = _known(core, source, label, region)
    if new is None:
        if re.fullmatch(r"\d[\d\s-]{2,9}", core) or re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", core):
            new = postcode(core, source)
        else:
            new = city_like(core, source) if label == "CITY" else location_like(core, source)
    if new is None or fold(new) == fold(core):
        return None
    at = part.index(written)
    return part[:at] + in_gaps(written, new) + part[at + len(written) :]


def _known(core: str, source: Source, label: str, region: str | None) -> str | None:
    article = re.match(r"the\s+", core, re.I)
    forms = [core] if not article else [core, core[article.end() :]]
    for bare in forms:
        if is_continent(bare):
            return _part_of_the_world(core, bare, source)
        lead = core[: len(core) - len(bare)]
        city = gazetteer.find_city(bare, region)
        state, country = gazetteer.find_state(bare), gazetteer.find_country(bare)
        if region and region.startswith("US-") and state and state.form == "name":
            state = None  # a city that the table lacks: New York, Texas
        order = {
            "CITY": (city, state, country),
            "STATE": (state, country, city),
            "COUNTRY": (country, state, city),
        }
        ranked = order.get(label) or (country, state, city)
        if region and city:
            ranked = (city, state, country)
        if state and state.form == "code":
            ranked = (country, state, city) if label == "COUNTRY" else (state, country, city)
        for place in ranked:
            if place:
                new = _fake(place, bare, source)
                return None if new is None else (lead if not new.lower().startswith("the ") else "") + new
        part = _part_of_the_world(core, bare, source)
        if part:
            return part
    return None


def _part_of_the_world(core: str, bare: str, source: Source) -> str | None:
    for table in (CONTINENTS, _PARTS_OF_THE_WORLD):
        plain = [re.sub("^the ", "", fold(name)) for name in table]
        if fold(bare) in plain:
            new = table[_apart(source, f"places/parts/{len(plain)}", tuple(plain))[plain.index(fold(bare))]]
            return like_words(bare, new if core != bare else re.sub("^the ", "", new))
    return None


def _fake(place: Place, written: str, source: Source) -> str | None:
    if place.kind == "COUNTRY":
        table = gazetteer.countries()
        low, high = (
            (0, _LARGE_COUNTRIES) if place.index < _LARGE_COUNTRIES else (_LARGE_COUNTRIES, len(table))
        )
        others = _apart(source, f"places/countries/{low}", tuple(fold(row[2]) for row in table[low:high]))
        code, iso3, name = table[low + others[place.index - low]]
        name = re.sub("^The ", "the ", name)
        return {"name": like_words(written, name), "code": code, "iso3": iso3}[place.form]
    if place.kind == "STATE":
        return _state(place, written, source)
    return like_words(written, city(place, written, source))


def _state(place: Place, written: str, source: Source) -> str | None:
    table = gazetteer.states(place.region)
    if place.region == "US":
        code = us_state(table[place.index][0], source)
        name = dict(table).get(
            code, "Puerto Rico" if code == "PR" else "Guam" if code == "GU" else "Virgin Islands"
        )
        index = -1
    else:
        named = tuple(fold(name) for _, name in table)
        index = _apart(source, f"places/states/{place.region}", named)[place.index]
        code, name = table[index]
    if place.form == "code":
        return ".".join(code) + "." if written.count(".") == len(code) else code
    return like_words(written, name)


def us_state(code: str, source: Source) -> str:
    """The state that a US state becomes: another of about as many cities."""
    if code == "DC":  # one city: it becomes a state, and no state becomes it
        group = STATE_GROUPS[4].split()
        return group[source.pick("places/us/DC", len(group), code)]
    group = next((g.split() for g in STATE_GROUPS if code in g.split()), [code])
    if len(group) == 1:
        return code
    by_code = dict(gazetteer.states("US"))
    named = tuple(fold(by_code.get(code, code)) for code in group)
    return group[_apart(source, f"places/us/{group[0]}", named)[group.index(code)]]


def _apart(source: Source, purpose: str, named: tuple[str, ...]) -> list[int]:
    """For each of the names another one, one-to-one, that shares no word with it: for South Korea not North
    Korea. A keyed derangement, in which pairs that do share one change partners.
    """
    found = source.parts.get(purpose)
    if isinstance(found, list):
        return found
    n = len(named)
    others = [source.derange(purpose, n, i) for i in range(n)]
    for i in range(n):
        if share(named[i], named[others[i]]):
            for j in (k % n for k in range(i + 1, i + n)):
                if not share(named[i], named[others[j]]) and not share(named[j], named[others[i]]):
                    others[i], others[j] = others[j], others[i]
                    break
    source.parts[purpose] = others
    return others


def share(one: str, other: str, but: frozenset[str] = _UNSAID) -> bool:
    """Whether two folded names share a word of four letters or more, but for some, or one holds the other."""
    words = set(_TOKEN.findall(one)) & set(_TOKEN.findall(other)) - but
    return one in other or any(len(word) > 3 for word in words)


def city(place: Place, written: str, source: Source) -> str:
    """The city that a city of the tables becomes, as the tables write it."""
    target = place.region
    if target.startswith("US-") and "STATE" not in source.kept:
        target = "US-" + us_state(target[3:], source)
    there = gazetteer.cities(target)
    size = min(len(gazetteer.cities(place.region)), len(there))
    if place.index < size and (target != place.region or size > 1):
        choose = source.derange if target == place.region else source.permute
        for low, high in names.strata(size, _CITY_STRATA):
            if low <= place.index < high and high - low > 1:
                new = there[
                    low + choose(f"places/cities/{place.region}/{low}", high - low, place.index - low)
                ]
                if not share(fold(written), fold(new), GENERIC):
                    return new
    return _coined_city(fold(written), source)


def city_like(core: str, source: Source) -> str | None:
    """A coined city for one that is in no table."""
    if not any(c.isalpha() for c in core) or any(c.isdigit() for c in core):
        return location_like(core, source)
    return like_words(core, _coined_city(fold(core), source))


def _coined_city(plain: str, source: Source) -> str:
    letters = re.sub(r"[^a-z]", "", plain) or "x"
    fake = coin(letters, names.letters(source)[letters[0]], source, attempt=100)
    ending = ("ton", "ville", "field", "burg", "ford")[source.pick("places/ending", 5, plain)]
    return (fake.rstrip("aeiouy")[:9].rstrip("".join(VOWELS)) + ending).capitalize()


def location_like(core: str, source: Source) -> str | None:
    """Any other place: words like Lake or Airport stay, the rest goes through the names; None if nothing is
    left.
    """
    changed = False
    acronyms = shown_acronyms(core)

    def fake(match: re.Match[str]) -> str:
        nonlocal changed
        word = match[0]
        if is_loose_s(core, *match.span()):
            return word
        if not word.isdigit() and fold(word) in GENERIC and (len(word) > 1 or word.islower()):
            return word
        changed = True
        if word.isdigit():
            return source.digits("places/digits", word)
        state = gazetteer.find_state(word) if len(word) > 3 else None
        if state:
            return _state(state, word, source) or ""
        if acronyms and names.is_acronym(word):
            return names.initials(fold(word), source).upper()
        return like(word, names.token(fold(word), source))

    new = _TOKEN.sub(fake, core)
    return new if changed else None


def postcode(text: str, source: Source) -> str | None:
    """A US ZIP code of the city that its city becomes; another postcode of the same pattern."""
    match = re.fullmatch(r"(\s*)(\d{5})(?:([-\s])(\d{4}))?(\s*)", text)
    if match and match[2] in gazetteer.zip_index():
        new = _zip(match[2], source)
        plus = (match[3] or "") + (source.digits("places/zip4", match[4]) if match[4] else "")
        return f"{match[1]}{new}{plus}{match[5]}"
    british = re.fullmatch(r"(\s*)([A-Za-z]{1,2})(\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\s*)", text)
    if british:
        area = british[2].upper()
        areas = [a for a in _UK_AREAS if len(a) == len(area)]
        at = areas.index(area) if area in areas else source.pick("places/uk", len(areas), area)
        new_area = areas[source.derange(f"places/uk/{len(area)}", len(areas), at)]
        rest = _pattern(british[3], source, "ABDEFGHJLNPQRSTUWXYZ")
        return british[1] + (new_area.lower() if british[2].islower() else new_area) + rest if rest else None
    canadian = re.fullmatch(r"\s*[A-Za-z]\d[A-Za-z][ -]?\d[A-Za-z]\d\s*", text)
    new_text = _pattern(text, source, "ABCEGHJKLMNPRSTVXY" if canadian else "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return None if new_text == text else new_text


def _zip(code: str, source: Source) -> str:
    state, index = gazetteer.zip_index()[code]
    name, _ = gazetteer.us_cities(state)[index]
    new = city(Place("CITY", f"US-{state}", index), name, source)
    target = state if "STATE" in source.kept else us_state(state, source)
    there = next((z for c, z in gazetteer.us_cities(target) if c == new), None)
    if there is None:  # a coined city: any ZIP code of the state
        there = tuple(z for _, found in gazetteer.us_cities(target) for z in found)
    chosen = there[source.pick("places/zip", len(there), code)]
    return chosen if chosen != code or len(there) == 1 else there[(there.index(chosen) + 1) % len(there)]


def _pattern(text: str, source: Source, alphabet: str) -> str | None:
    """Digits and letters of the text moved together, one-to-one for the pattern."""
    size, number, places = 1, 0, []
    for i, char in enumerate(text):
        values = "0123456789" if char.isdigit() else alphabet if char.isascii() and char.isalpha() else ""
        if values:
            at = values.find(char.upper())
            number, size = number * len(values) + max(at, 0), size * len(values)
            places.append((i, values))
    if size < 2:
        return None
    shape = "".join("9" if values[0] == "0" else "A" for _, values in places)
    moved = source.derange(f"places/postcode/{shape}/{len(alphabet)}", size, number)
    out = list(text)
    for i, values in reversed(places):
        moved, at = divmod(moved, len(values))
        out[i] = values[at].lower() if text[i].islower() else values[at]
    return "".join(out)
