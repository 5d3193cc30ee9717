"""Dates and times in words, in other languages than English: exact spans, and texts without any."""

# ruff: noqa: RUF001  (Turkish has a dotless i)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_text import accepted, check

from deid.detect.dates import refine
from deid.detect.patterns import PatternDetector
from deid.detect.patterns.dates_worded import LANGUAGES
from deid.types import Span


@pytest.mark.parametrize(
    "marked",
    [
        "Volverá [DATE la semana que viene] con su hija.",
        "Se mudó [DATE hace dos meses], dice.",
        "Llega [DATE mañana por la mañana] sin falta.",
        "Nos vimos [DATE el próximo jueves]; no fue así.",
        "Vuelve [DATE mañana], dice.",
        "Je pars [DATE la semaine prochaine] avec eux.",
        "Elle est arrivée [DATE hier soir] seule.",
        "Il rentre [DATE dans trois ans] au pays.",
        "Il est venu [DATE aujourd\u2019hui] sans prévenir.",
        "We zien elkaar [DATE volgende maand] weer.",
        "Zij kwam [DATE gisteren] thuis.",
        "Wir sehen uns [DATE nächste Woche] wieder.",
        "Er kam [DATE vor drei Wochen] zurück.",
        "Sie ging [DATE Dienstagmorgen] fort.",
        "Ci vediamo [DATE domani] in piazza.",
        "Siamo tornati [DATE due settimane fa] da Roma.",
        "Ela chega [DATE amanhã] sozinha.",
        "Ele partiu [DATE há três dias] daqui.",
        "Ali [DATE gelecek hafta] dönecek.",
        "वह [DATE अगले सप्ताह] लौटेगी",
        "سافر [DATE الأسبوع القادم] وحده",
        "她[DATE 下周三]回家",
        "他[DATE 三天前]离开",
        "彼女は[DATE 来週の月曜日に]帰る",
        "그는 [DATE 다음 주 금요일에] 돌아온다",
    ],
)
def test_dates_in_words(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Cenamos [TIME a las siete y media] juntos.",
        "Elle dort [TIME le matin] et lit.",
        "Hij komt [TIME 's avonds] thuis.",
        "Der Zug fährt [TIME um halb acht] ab.",
        "Si sveglia [TIME alle sette e mezza] ogni giorno.",
        "वह [TIME सुबह 9 बजे] उठी",
        "会议[TIME 下午三点半]开始",
        "会議は[TIME 午後7時半]だ",
        "회의는 [TIME 오후 3시에] 시작한다",
    ],
)
def test_times_in_words(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Llegó el [DATE 14 de julio de 2003], no [DATE ayer].",
        "um [TIME 14.30 Uhr] im Haus",
        "le [DATE 12 mai 2024] à Paris",
        "[DATE demain], [DATE 12/05/2024]",
    ],
)
def test_an_explicit_date_stays_one_of_its_own(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "may we meet Mai, Julio and Domingo Marsh at the mall",
        "Montague and a montagne",
        "an ad on a minute in the week, his or her fine car",
        "toma una pastilla cada ocho horas y dos al día",
        "Domingo Pérez y Julio Luna comen",
        "il travaille 72 heures",
        "我有三点意见",
        "有一点问题",
        "三日月と日本",
        "정말 이해 못 해",
    ],
)
def test_nothing_there(text: str) -> None:
    assert accepted(text) == []


def test_a_number_that_counts_something_else_is_left() -> None:
    check("Vienen [DATE hoy] 5 personas.")


@pytest.mark.parametrize(
    "written",
    [
        "mañana", "la semana pasada", "hace tres años", "demain", "après-demain", "le mardi prochain", "dans trois ans",
        "volgende week", "gisteren", "nächste Woche", "übermorgen", "domani", "due settimane fa", "amanhã",
        "há três dias", "yarın", "gelecek hafta", "कल", "अगले सप्ताह", "الأسبوع القادم", "下周三", "三天前", "昨日",
        "来週の月曜日", "내일", "다음 주",
    ],
)  # fmt: skip
def test_relative(written: str) -> None:
    span = Span(0, len(written), "DATE", 0.9, "ner")
    assert [s.label for s in refine(written, [span])] == ["RELATIVE_DATE"]


@pytest.mark.parametrize(
    "written",
    [
        "lundi", "el domingo", "navidad", "próxima navidad", "mayo de 2019", "im Juni", "nächsten Juni", "año 2012",
        "salı", "सोमवार", "जनवरी", "2019年", "8月6日", "春节", "平成13年", "日曜日", "周三", "금요일", "추석", "5월",
    ],
)  # fmt: skip
def test_what_names_a_day_a_month_or_a_feast_stays_a_date(written: str) -> None:
    span = Span(0, len(written), "DATE", 0.9, "ner")
    assert refine(written, [span]) == [span]


_DETECTOR = PatternDetector(labels=["DATE", "TIME"])
_ROWS = [
    row
    for words in LANGUAGES.values()
    for row in (words.strong, words.now, words.unit, words.lead, words.which)
]
_WORDS = sorted({word.rstrip("~") for row in _ROWS for word in row.split("|")})


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*_WORDS, "5", "2019", "12/05", ",", "'", "x"]), max_size=12))
def test_spans_lie_on_words_and_the_scan_is_stateless(words: list[str]) -> None:
    text = " ".join(words)
    spans = _DETECTOR.detect([text])[0]
    assert spans == _DETECTOR.detect(["mañana", text])[1]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
