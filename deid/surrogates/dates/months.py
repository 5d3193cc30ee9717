"""The names of months and weekdays in the languages that dates are read in, and their short forms.

The detectors know the same words as rows without order (`deid.detect.patterns.temporal_words`); what is moved
needs them by number, and so has them here. Names are those of the Unicode CLDR; "ar2" are the months of the
Levant.
"""

# ruff: noqa: RUF001  (Turkish has a dotless i)

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
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar2": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
}
_OTHER = {
    "en": {"sept": 9},
    "es": {"setiembre": 9, "sept": 9},
    "fr": {"jan": 1, "fév": 2, "aou": 8},
    "de": {"jänner": 1, "feber": 2, "maerz": 3, "mrz": 3, "sept": 9},
    "nl": {"sept": 9},
    "it": {"sett": 9},
    "hi": {"फरवरी": 2, "सितम्बर": 9, "अक्तूबर": 10, "नवम्बर": 11, "दिसम्बर": 12},
    "ar": {"ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10},
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "zh2": "礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜天",
    "zh3": "禮拜一 禮拜二 禮拜三 禮拜四 禮拜五 禮拜六 禮拜天",
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
}
_SHORT_DAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "es": "lun mar mié jue vie sáb dom",
    "fr": "lun mar mer jeu ven sam dim",
    "de": "Mo Di Mi Do Fr Sa So",
    "it": "lun mar mer gio ven sab dom",
    "nl": "ma di wo do vr za zo",
    "pt": "seg ter qua qui sex sáb dom",
    "ja": "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
    "zh": "周一 周二 周三 周四 周五 周六 周日",
    "zh3": "週一 週二 週三 週四 週五 週六 週日",
}
_OTHER_DAYS = {
    "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "de": {"sonnabend": 5, "montags": 0, "dienstags": 1, "mittwochs": 2, "donnerstags": 3, "freitags": 4,
           "samstags": 5, "sonntags": 6},
    "pt": {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4},
    "zh": {"星期天": 6, "周天": 6},
    "hi": {"गुरूवार": 3, "बृहस्पतिवार": 3, "इतवार": 6},
    "ar": {"الإثنين": 0, "الاربعاء": 2, "الاحد": 6},
}  # fmt: skip


class Names:
    """Words for the numbers from `first` on, in several languages, each language with a long and a short
    form.
    """

    def __init__(
        self, first: int, long: dict[str, str], short: dict[str, str], other: dict[str, dict[str, int]]
    ) -> None:
        self._words: dict[tuple[str, bool], list[str]] = {}
        self._first = first
        self.found: dict[str, list[tuple[str, bool, int]]] = {}
        """Of a folded word what it may be: language, whether it is a short form, number."""
        for language in long:
            for is_short, table in ((False, long), (True, short)):
                words = [word.replace("_", " ") for word in table.get(language, "").split()]
                self._words[language, is_short] = words or self._words[language, False]
                for place, word in enumerate(words):
                    self.found.setdefault(fold(word), []).append((language, is_short, first + place))
            for word, number in other.get(language, {}).items():
                self.found.setdefault(fold(word), []).append((language, len(word) < 5, number))

    def number(self, word: str) -> int | None:
        readings = self.found.get(fold(word))
        return readings[0][2] if readings else None

    def other(self, word: str, number: int, *, language: str | None = None, short: bool | None = None) -> str:
        """The word for `number` in the language, form and case of `word`: 'Sept' -> 'May', 'MÄRZ' -> 'MAI'.

        `language` and `short` settle words that are several things ("May", "mar").
        """
        readings = self.found[fold(word)]
        ranked = min(readings, key=lambda r: (r[0] != language, short is not None and r[1] != short))
        if ranked[2] == number:
            return word
        new = self._words[ranked[0], ranked[1]][number - self._first]
        if word.isupper() and len(word) > 1:
            return (new.replace("i", "İ") if ranked[0] == "tr" else new).upper()
        return new[0].upper() + new[1:] if word[0].isupper() else new.lower()

    def languages(self, word: str) -> list[str]:
        return [language for language, _, _ in self.found.get(fold(word), [])]


@cache
def months() -> Names:
    return Names(1, _MONTHS, _SHORT, _OTHER)


@cache
def weekdays() -> Names:
    return Names(0, _DAYS, _SHORT_DAYS, _OTHER_DAYS)
