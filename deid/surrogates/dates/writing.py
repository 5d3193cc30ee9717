"""Writing moved dates in the form of the old: each field anew in its place, everything else as it stood."""

from collections.abc import Sequence
from datetime import date

from deid.surrogates.dates import cjk, spelled
from deid.surrogates.dates.months import months, weekdays
from deid.surrogates.dates.reading import Moment
from deid.surrogates.dates.scanning import Pieces
from deid.surrogates.dates.words import FIRST, GERMAN_ENDINGS, ROMAN, SEASONS, SPELLED, look_up
from deid.surrogates.forms import fold

_ORDER = {
    True: ("en", "de", "es", "fr", "it", "nl", "pt", "tr"),
    False: ("en", "es", "nl", "fr", "it", "pt", "de", "tr"),
}
"""Which language a word is of where nothing else tells: German writes its months with a capital."""
_ARTICLES = frozenset(("el", "la", "l'", "le", "lo", "il", "o", "a", "del", "al", "l\u2019"))
_ORDINALS = {"er": "fr", "ere": "fr", "eme": "fr", "e": "fr nl", "ste": "nl", "de": "nl",
             **dict.fromkeys(("st", "nd", "rd", "th"), "en")}  # fmt: skip


class Writer:
    """Writes the new days of the moments of one text into its pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._new = list(pieces.texts)
        self._scores: dict[str, int] | None = None
        self._padding: str | None = None

    def text(self) -> str:
        return "".join(self._new)

    def number(self, moment: Moment, number: int, days: int) -> None:
        """A weekday alone, or a day of an unknown month (the weekday beside it moves by the days)."""
        fields = moment.where
        if moment.unit == "weekday":
            self.weekday(fields["wd"], number)
            return
        self._day(fields["d"], number, moment)
        if "ord" in fields:
            self._new[fields["ord"]] = self._ending(fields["ord"], number, None)
        if "wd" in fields:
            said = weekdays().number(self._pieces.texts[fields["wd"]]) or 0
            self.weekday(fields["wd"], (said + days) % 7)

    def weekday(self, at: int, number: int) -> None:
        old = self._pieces.texts[at]
        language = self._language(weekdays().languages(old), old)
        new = weekdays().other(old, number, language=language)
        self._new[at] = new

    def days(self, moment: Moment, new: Sequence[date]) -> None:
        if moment.form.days and moment.fields is None:
            self._row(moment, new)
            return
        for name, at in moment.where.items():
            self._field(name, at, moment, new[-1])

    def _field(self, name: str, at: int, moment: Moment, day: date) -> None:
        old = self._pieces.texts[at]
        if name in {"a", "b"}:
            name = "d" if (name == "a") == moment.day_first else "m"
        if name == "y":
            self._new[at] = self._year(old, day, moment)
        elif name == "m":
            self._new[at] = self._number(old, day.month)
        elif name == "d":
            self._day(at, day.day, moment)
        elif name == "mon":
            self._new[at] = self._month(at, day.month)
        elif name == "ord":
            value = (day.month + 2) // 3 if moment.unit == "quarter" else day.day
            self._new[at] = self._ending(at, value, moment)
        elif name == "q":
            self._quarter(at, (day.month + 2) // 3)
        elif name == "h":
            self._new[at] = str((day.month + 5) // 6)
        elif name == "s":
            self._new[at] = self._season(at, (day.month - 1) // 3)
        elif name == "w":
            week = day.isocalendar()[1]
            self._new[at] = f"{week:02d}" if len(old) == 2 else str(week)
        elif name == "iso":
            self._new[at] = str(day.isoweekday())
        elif name == "j":
            self._new[at] = f"{day.timetuple().tm_yday:03d}"
        elif name == "c":
            self._new[at] = f"{day.year:04d}{day.month:02d}{day.day:02d}"
        elif name == "e":
            moved = self._pieces.values[at] + day.year - moment.day.year
            self._new[at] = f"{moved % 100:02d}"
        elif name == "era":
            self._era(at, moment, day)

    def _year(self, old: str, day: date, moment: Moment) -> str:
        if "era" in moment.where:
            return self._new[moment.where["y"]]
        year = day.isocalendar()[0] if "w" in moment.where else day.year
        if cjk.is_numeral(old):
            return cjk.written(year, old)
        if old[0].isalpha():
            return spelled.written(year, old)
        digits = old.lstrip("'\u2018\u2019")
        tick = old[: len(old) - len(digits)]
        if year < 1000:
            raise ValueError("no year")
        return tick + (f"{year:04d}" if len(digits) == 4 else f"{year % 100:02d}")

    def _era(self, at: int, moment: Moment, day: date) -> None:
        found = cjk.era_of(day, self._pieces.texts[at])
        if found is None:
            raise ValueError("no era")
        place = moment.where["y"]
        old = self._pieces.texts[place]
        in_words = any(cjk.is_numeral(text) and text != "元" for text in self._pieces.texts)
        self._new[at] = found[0]
        if found[1] == 1:
            self._new[place] = "元"
        else:
            self._new[place] = cjk.written(found[1], old) if in_words else str(found[1])

    def _day(self, at: int, day: int, moment: Moment) -> None:
        old = self._pieces.texts[at]
        if self._pieces.kinds[at] == "N":
            self._new[at] = self._spelled(old, day)
            return
        self._new[at] = self._number(old, day, plain=moment.unit == "dom")
        after = at + 1
        if day == 1 and "mon" in moment.where and "ord" not in moment.where and self._pieces.values[at] != 1:
            mon = self._pieces.texts[moment.where["mon"]]
            if after < len(self._new) and self._pieces.kinds[after] == " " and self._is_french(mon):
                self._new[at] += "er"

    def _is_french(self, month: str) -> bool:
        languages = months().languages(month)
        return "fr" in languages and self._language(languages, month) == "fr"

    def _number(self, old: str, value: int, *, plain: bool = False) -> str:
        if cjk.is_numeral(old):
            return cjk.written(value, old)
        if old[0] == "0":
            return f"{value:02d}"
        if len(old) == 1 or value > 9 or plain:
            return str(value)
        return f"{value:02d}" if self._pads() else str(value)

    def _pads(self) -> bool:
        """Whether a number below ten has a zero: where another has, or all are of two and no word is among them."""
        if self._padding is None:
            kinds = self._pieces.kinds
            days = [t for k, t in zip(kinds, self._pieces.texts, strict=True) if k in "nu"]
            if any(text[0] == "0" for text in days):
                self._padding = "0"
            else:
                worded = any(kind in "MXR月N" for kind in kinds) or any(kind == "u" for kind in kinds)
                self._padding = "" if worded or "o" in kinds else "0"
        return bool(self._padding)

    def _month(self, at: int, month: int) -> str:
        old = self._pieces.texts[at]
        if self._pieces.kinds[at] == "R":
            return ROMAN[month - 1]
        language = self._language(months().languages(old), old)
        new = months().other(old, month, language=language, short=self._is_short(at))
        if language == "fr" and at > 1:
            self._elide(at, new)
        return new

    def _elide(self, at: int, month: str) -> None:
        """ "d'avril" but "de mai"."""
        of, mark = self._pieces.texts[at - 2 : at]
        vowel = fold(month[0]) in "aeiou"
        if of in {"d", "D"} and self._pieces.kinds[at - 1] == "'" and not vowel:
            self._new[at - 2 : at] = [of + "e", " "]
        elif of in {"de", "De"} and mark == " " and vowel:
            self._new[at - 2 : at] = [of[0], "'"]

    def _is_short(self, at: int) -> bool | None:
        """Whether 'May' is short for itself: so in 12-May-24, 12/May/2024 and beside a short weekday or month."""
        kinds, texts = self._pieces.kinds, self._pieces.texts
        if fold(texts[at]) not in {"may", "mai", "mei", "mars"}:
            return None
        for kind, text in zip(kinds, texts, strict=True):
            if kind == "W":
                return all(short for _, short, _ in weekdays().found.get(fold(text), ()))
            if kind == "M" and fold(text) not in {"may", "mai", "mei", "mars"}:
                return all(short for _, short, _ in months().found.get(fold(text), ()))
        beside = kinds[max(0, at - 1) : at] + kinds[at + 1 : at + 2]
        return any(kind in "-/.nuy" for kind in beside)

    def _season(self, at: int, season: int) -> str:
        old = self._pieces.texts[at]
        if fold("".join(self._pieces.texts[max(0, at - 2) : at])).strip() in _ARTICLES:
            raise ValueError("an article that may not fit")
        rows = [language for language, row in SEASONS.items() if fold(old) in {fold(word) for word in row}]
        best = max(rows, key=lambda language: self._score(language))
        return _cased(SEASONS[best][season], old)

    def _quarter(self, at: int, quarter: int) -> None:
        old = self._pieces.texts[at]
        self._new[at] = self._spelled(old, quarter) if self._pieces.kinds[at] == "N" else str(quarter)

    def _spelled(self, old: str, number: int) -> str:
        """A day spelled out, in the language, the kind and the case of the old one."""
        plain = fold(old).replace("-", " ")
        language = self._language(look_up_languages(old), old)
        if language == "de":
            row = SPELLED["de"]
            ending = next(e for e in GERMAN_ENDINGS if plain.endswith(e))
            new = row[number - 1][:-2] + ending
        else:
            if language == "nl" and plain in {fold(word) for word in SPELLED["nl2"]}:
                language = "nl2"
            row = SPELLED[language]
            new = FIRST.get(language, row[0]) if number == 1 else row[number - 1]
        new = new.replace("_", " ")
        if " " in old and "-" in new and language == "en":
            new = new.replace("-", " ")
        return _cased(new, old)

    def _ending(self, at: int, number: int, moment: Moment | None) -> str:
        old = self._pieces.texts[at]
        plain = fold(old) if old not in "ºª°" else old
        if plain in {"st", "nd", "rd", "th"}:
            new = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        elif plain in {"er", "ere"}:
            new = plain if number == 1 else ""
        elif plain == "e":
            month = self._pieces.texts[moment.where["mon"]] if moment and "mon" in moment.where else ""
            new = "er" if number == 1 and self._is_french(month) else "e"
        elif plain in {"ste", "de"}:
            new = "ste" if number in {1, 8} or number > 19 else "de"
        else:
            return old
        return new.upper() if old.isupper() and len(new) else new

    def _row(self, moment: Moment, new: Sequence[date]) -> None:
        """Days of one month; where the move parts them the month (and the year) is said with each."""
        pieces, form = self._pieces, moment.form
        where = "mon" if "mon" in form.fields else "m"
        at, year_at = form.fields[where], form.fields.get("y")
        month_first = at < form.days[0]
        for place, day in zip(form.days, new, strict=True):
            self._day(place, day.day, moment) if pieces.kinds[place] != "N" else self._field(
                "d", place, moment, day
            )
            if place + 1 < len(pieces.kinds) and pieces.kinds[place + 1] == "o":
                self._new[place + 1] = self._ending(place + 1, day.day, moment)
        last = new[0] if month_first else new[-1]
        self._field(where, at, moment, last)
        if year_at is not None:
            self._field("y", year_at, moment, new[-1])
        places = form.days[1:] if month_first else form.days[:-1]
        for place, before, after in zip(places, new[:-1], new[1:], strict=True):
            if (before.year, before.month) != (after.year, after.month):
                self._say_month(moment, place, before, after, month_first=month_first)

    def _say_month(self, moment: Moment, place: int, before: date, after: date, *, month_first: bool) -> None:
        texts, form = self._pieces.texts, moment.form
        if "m" in form.fields:  # "30.4.-2.5.2024"
            mark = texts[form.fields["m"] - 1]
            self._new[place] += f"{mark}{self._number(texts[form.fields['m']], before.month)}"
            return
        at = form.fields["mon"]
        year_at = form.fields.get("y")
        year = ""
        if year_at is not None and before.year != after.year:
            end = max(at, *form.days) + 1
            end += self._pieces.kinds[end : end + 1] == "o"
            year = "".join(texts[end:year_at]) + self._year(texts[year_at], before, moment)
        if month_first:
            gap = "".join(texts[at + 1 : form.days[0]])
            previous = form.days[form.days.index(place) - 1]
            self._new[previous + (self._pieces.kinds[previous + 1] == "o")] += year
            self._new[place] = f"{self._month(at, after.month)}{gap}{self._new[place]}"
            return
        last = form.days[-1]
        gap_start = last + 1 + (self._pieces.kinds[last + 1] == "o")
        gap = "".join(texts[gap_start:at])
        end_of = place + (self._pieces.kinds[place + 1] == "o")
        if gap.startswith(".") and self._pieces.kinds[end_of + 1] == ".":
            gap, end_of = gap[1:], end_of + 1
        self._new[end_of] += f"{gap}{self._month(at, before.month)}{year}"

    def _language(self, languages: Sequence[str], word: str) -> str:
        """The language of a word that is in several: which more of the other words are of, else the order above."""
        if len(languages) == 1:
            return languages[0]
        order = _ORDER[word[:1].isupper()]
        return max(
            languages,
            key=lambda language: (self._score(language), -order.index(language) if language in order else -9),
        )

    def _score(self, language: str) -> int:
        if self._scores is None:
            self._scores = {}
            for place, (kind, text) in enumerate(zip(self._pieces.kinds, self._pieces.texts, strict=True)):
                for spoken in self._spoken(place, kind, text):
                    self._scores[spoken] = self._scores.get(spoken, 0) + 1
        return self._scores.get("en" if language == "us" else "de" if language == "at" else language, 0)

    def _spoken(self, place: int, kind: str, text: str) -> Sequence[str]:
        if kind == "o":
            return _ORDINALS.get(fold(text), "").split()
        if kind in "fgvxdDMXWSNka":
            return look_up_languages(text)
        if kind == "." and self._pieces.kinds[place - 1 : place] in {"n", "u"} and place > 0:
            following = self._pieces.texts[place + 1 : place + 3]
            return ["de"] if any(word[:1].isupper() for word in following) else []
        return []


def look_up_languages(word: str) -> list[str]:
    entry = look_up(word)
    return ["nl" if language == "nl2" else language for language in entry.languages.split()] if entry else []


def _cased(new: str, old: str) -> str:
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new.lower()
