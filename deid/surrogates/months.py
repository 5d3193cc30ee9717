"""The names of months and weekdays in the languages that dates are read in, and their short forms."""

from functools import cache

from deid.surrogates.forms import fold

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
}
_OTHER = {"en": {"sept": 9}, "es": {"setiembre": 9, "sept": 9}, "de": {"jänner": 1, "maerz": 3, "mrz": 3}}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_SHORT_DAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "es": "lun mar mié jue vie sáb dom",
    "fr": "lun mar mer jeu ven sam dim",
    "de": "Mo Di Mi Do Fr Sa So",
    "it": "lun mar mer gio ven sab dom",
    "nl": "ma di wo do vr za zo",
    "pt": "seg ter qua qui sex sáb dom",
}
_OTHER_DAYS = {"en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}}


class Names:
    """Words for the numbers from `first` on, in several languages, each language with a long and a short
    form.
    """

    def __init__(
        self, first: int, long: dict[str, str], short: dict[str, str], other: dict[str, dict[str, int]]
    ) -> None:
        self._words: dict[tuple[str, bool], list[str]] = {}
        self._first = first
        self._found: dict[str, list[tuple[str, bool, int]]] = {}
        for language in long:
            for is_short, table in ((False, long), (True, short)):
                words = table[language].split()
                self._words[language, is_short] = words
                for place, word in enumerate(words):
                    self._found.setdefault(fold(word), []).append((language, is_short, first + place))
            for word, number in other.get(language, {}).items():
                self._found.setdefault(fold(word), []).append((language, first == 0 or len(word) < 5, number))

    def number(self, word: str) -> int | None:
        readings = self._found.get(fold(word))
        return readings[0][2] if readings else None

    def other(self, word: str, number: int, *, language: str | None = None, short: bool | None = None) -> str:
        """The word for `number` in the language, form and case of `word`: 'Sept' -> 'May', 'MÄRZ' -> 'MAI'.

        `language` and `short` settle words that are several things ("May", "mar").
        """
        readings = self._found[fold(word)]
        ranked = sorted(readings, key=lambda r: (r[0] != language, short is not None and r[1] != short))
        new = self._words[ranked[0][0], ranked[0][1]][number - self._first]
        if word.isupper() and len(word) > 1:
            return new.upper()
        return new.capitalize() if word[0].isupper() else new.lower()

    def languages(self, word: str) -> list[str]:
        return [language for language, _, _ in self._found.get(fold(word), [])]


@cache
def months() -> Names:
    return Names(1, _MONTHS, _SHORT, _OTHER)


@cache
def weekdays() -> Names:
    return Names(0, _DAYS, _SHORT_DAYS, _OTHER_DAYS)
