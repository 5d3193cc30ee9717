"""Words that write dates and times, a table a language.

A row of words is parted by "|"; "~" at the end of a word stands for up to ten more letters (case endings, plurals).
The kinds of words, and what each may do, are those of `dates_worded`:

strong    says when by itself: a weekday, a feast, a season
now       the same, but counted from now: "tomorrow", "last night"
month     the name of a month
unit      of time: needs a `which`, or a number and an `ago`
which     "next", "last", "this"
number    in words
ago       "ago", "later", "in", "within", "from now": what makes a number of units a date
bound     "end of", "beginning of"
lead      a preposition or article that may begin an expression or stand inside it
link      may only stand inside it: "and", "of"
part      of a day: a time, if a `lead` stands before it
clock     makes a number a time: "o'clock", "half past"
"""

# ruff: noqa: E501, RUF001  (rows of words stay rows; Turkish has a dotless i)

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    strong: str
    now: str
    month: str
    unit: str
    which: str
    number: str
    ago: str
    bound: str
    lead: str
    link: str
    part: str
    clock: str
    at: str = ""
    spaced: str = "A-Za-zÀ-ÖØ-öø-ɏ"
    """The letters of which none may stand beside a word; empty where no spaces part words."""
    lower: bool = True
    """Whether months begin with a small letter: "Julio" is a man."""
    postpositions: bool = False
    """Whether "end of" follows its noun."""
    weekdays: int = 7
    """How many of the first words in `strong` are weekdays."""
    also: str = ""
    """Of the words of the other kinds, those at which an expression is looked for, too."""
    common: str = ""
    """Of the words above, those that are frequent in English: an expression is not looked for there."""


SPANISH = Words(
    weekdays=11,
    strong="lunes|martes|miércoles|miercoles|jueves|viernes|sábado~|sabado~|domingo~|el domingo|los domingos"
    "|fin de semana|fines de semana|navidad~|nochebuena|nochevieja|semana santa|año nuevo|día de reyes"
    "|día de la independencia|día de independencia|día de acción de gracias|día del trabajo"
    "|día del trabajador|día de la madre|día del padre|primavera|verano|otoño|invierno|a primera hora",
    now="hoy|ayer|anteayer|anoche|antier|pasado mañana|mañana por la mañana|mañana por la tarde"
    "|mañana por la noche|hoy en día|ahora mismo|ahora|esta noche|esta mañana|esta tarde|este mediodía"
    "|al día siguiente|mañana",
    month="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    unit="segundos|minuto~|hora|horas|día|días|dia|dias|semana|semanas|mes|meses|trimestre~|semestre~|año|años|década~"
    "|decada~|siglo|siglos|quincena~|madrugada|jornada",
    which="próxim~|proxim~|pasado|pasada|pasados|pasadas|últim~|ultim~|siguiente~|anterior~|este|esta|estos|estas|ese"
    "|esa|aquel|aquella|mism~|actual~|corriente|entrante~|que viene|presente|venidero~|posterior|fiscal|escolar|natural|calendario",
    number="primer|primera|primero|segunda|tercer|tercera|cuarta|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci~|veint~"
    "|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|mil|medio|par de|unos|unas|pocos|pocas|varios"
    "|varias|x~|v|i|ii|iii|iv",
    ago="hace|dentro de|en|después|despues|antes|más tarde|mas tarde|atrás|a partir de|luego|tras|más temprano|mas temprano|temprano|previos"
    "|previas|hábiles|laborables|laborales|restantes",
    bound="fin|final|finales|fines|principio|principios|comienzo~|inicio~|mediados|medianos|primeros|mitad|resto",
    lead="el|la|los|las|al|del|a las|a la|desde|hasta|entre|para|por|sobre|a partir de|a|antes de|antes del|después de"
    "|despues de|después del|de|alrededor de|cerca de|hacia|más de|menos de|no más tarde que|durante|dentro de|en",
    link="y|e|o|de|del|a|que|en|con|laborables|tras|desde",
    part="por la mañana|por la tarde|por la noche|de la mañana|de la tarde|de la noche|de la madrugada|en la mañana"
    "|en la tarde|en la noche|del mediodía|del medio día|mediodía|medio día|medianoche|media noche|por la madrugada"
    "|a la hora de la cena|a la hora del almuerzo|hora de almuerzo|hora del almuerzo|la mañana|la tarde"
    "|la noche",
    clock="en punto|y media|menos cuarto|y cuarto|menos diez|menos cinco|menos veinte|y diez|y veinte|y cinco|y pico",
    at="a las|a la una|sobre las|hacia las|desde las|hasta las|entre las|las",
    common="dia|i|x~|v|domingo~|las|media",
)

FRENCH = Words(
    weekdays=7,
    strong="lundi~|mardi~|mercredi~|jeudi~|vendredi~|samedi~|dimanche~|week-end|weekend|noël|pâques"
    "|pentecôte|toussaint|ascension|nouvel an|saint-sylvestre|fête du travail|fête nationale|jour de l'an"
    "|jour de l'indépendance|fête des mères|fête des pères|l'été|l'hiver|l'automne|printemps",
    now="aujourd'hui|hier|avant-hier|demain|après-demain|apres-demain|maintenant|ce soir|ce matin"
    "|cet après-midi|cette nuit|la veille|le lendemain|lendemain|à ce jour|en ce moment|cet été|cet hiver"
    "|cet automne|ce printemps",
    month="janvier|février|fevrier|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|decembre",
    unit="seconde~|minute|minutes|heure|heures|jour|jours|journée~|semaine~|quinzaine|mois|trimestre~|semestre~|an|ans"
    "|année~|décennie~|siècle~|soirée|matinée",
    which="prochain~|dernier~|dernière~|derniere~|passé~|suivant~|précédent~|precedent~|ce|cet|cette|ces|même|en cours"
    "|courant~|actuel~|à venir|écoulé~|fiscale"
    "|scolaire|civile|calendaire|d'avant|d'après",
    number="premier|première|deuxième|seconde|troisième|quatrième|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept"
    "|dix-huit|dix-neuf|vingt|vingt-deux|vingt-trois|vingt-quatre|vingt-cinq|vingt-six|vingt-sept|vingt-huit|vingt-neuf"
    "|vingt et un|trente|quarante|quarante-cinq|cinquante|soixante|cent|mille|quelques|plusieurs|demi|demie",
    ago="il y a|il ya|dans|plus tard|plus tôt|à partir de|à compter de|depuis|avant|après|auparavant|d'ici|en moins de|tôt|tard"
    "|ouvrables|ouvrés",
    bound="fin|début|milieu|mi|reste|courant",
    lead="le|la|les|l'|du|de|d'|des|à|au|aux|en|dans|entre|avant|après|depuis|dès|jusqu'à|jusqu'au|jusqu'a|vers|autour"
    "|environ|à partir|à environ|plus de|moins de|pendant|durant|pour",
    link="et|ou|de|du|d'|a|le|la|dans|à|au|plus|moins|peu près|près",
    part="du matin|du soir|de l'après-midi|de la nuit|le matin|le soir|l'après-midi|la nuit|l'apres-midi|matin|matinée"
    "|soirée|soiree|soir|après-midi|apres-midi|midi|minuit|temps du déjeuner|aube",
    clock="heures|heure|et demie|moins le quart|et quart|moins dix|moins cinq|moins vingt|pile",
    common="an|minute|six|weekend|ascension|seconde~",
)

DUTCH = Words(
    also="deze|dezelfde|hetzelfde|volgend~|vorig~|afgelopen|aanstaande|komend~|aankomend~",
    weekdays=7,
    strong="maandag~|dinsdag~|woensdag~|donderdag~|vrijdag~|zaterdag~|zondag~|kerst|kerstavond|kerstmis"
    "|pasen|pinksteren|hemelvaart~|koningsdag|bevrijdingsdag|oudejaarsavond|nieuwjaarsdag|sinterklaas"
    "|dag van de arbeid|jaren '90|jaren '80",
    now="vandaag|gisteren~|eergisteren|morgen~|overmorgen|vanavond|vanmorgen|vanochtend|vanmiddag|vannacht"
    "|gisteravond|nu meteen|zojuist|deze zomer|deze winter|deze herfst|deze lente|op dit moment"
    "|op het moment|tot op heden|op heden|nu",
    month="januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    unit="seconde~|minuut|minuten|uur|uren|dag|dagen|week|weken|weekend|weekenden|werkweek|maand|maanden|kwartaal"
    "|kwartalen|jaar|jaren|kalenderjaar|schooljaar|boekjaar|decennium|eeuw|eeuwen|avond|ochtend|middag|nacht",
    which="volgend~|vorig~|afgelopen|aanstaande|aankomend~|komend~|laatste|deze|dit|dat|die|huidig~|hetzelfde|dezelfde"
    "|voorgaande|fiscaal",
    number="eerste|tweede|derde|vierde|vijfde|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig|twintigste|dertig|veertig|vijftig|zestig|eenendertigste|paar|half|halve|enkele|aantal"
    "|vijftiende|zevenentwintigste|honderd|duizend|tweeduizend|tweeëntwintig",
    ago="geleden|over|binnen|later|eerder|vanaf|na|voor|sinds|gerekend|in|vroeg|laat",
    bound="einde|eind|begin|midden|rest|helft",
    lead="de|het|een|van|tussen|tot|tot en met|op|om|rond|omstreeks|tegen|voor|na|sinds|vanaf|in|over|binnen|aan|tijdens"
    "|niet later dan|meer dan|minder dan|beginnend op|beginnend|aanvangend|gedurende",
    link="en|of|van|om|op|de|het|tot|in|vanaf|voor|na|sinds|met",
    part="'s ochtends|'s morgens|'s middags|'s avonds|'s nachts|ochtend|namiddag|middag|avond|nacht|middernacht"
    "|middaguur|lunchtijd",
    clock="uur|half|kwart voor|kwart over|voor half|over half",
    common="april|september|november|december|week|weekend|half|nu|dat|die|over|later|begin|rest|voor|diner|lunch|mei|een"
    "|dag|paar|in",
)

GERMAN = Words(
    weekdays=15,
    strong="montag|montags|montagab~|montagmor~|montagmit~|montagnac~|montagvor~|montagfr~|dienstag~|mittwoch~"
    "|donnerstag~|freitag~|samstag~|sonnabend~|sonntag~|wochenende~|weihnacht~|heiligabend|ostern"
    "|ostermontag|ostersonntag|karfreitag|karsamstag|pfingst~|allerheiligen|silvester|neujahr~|erntedankfest"
    "|fastnacht~|rosenmontag|aschermittwoch|fronleichnam|christi himmelfahrt|tag der arbeit"
    "|tag der deutschen einheit|heilige drei könige|johannistag|palmsonntag|ewigkeitssonntag|totensonntag"
    "|nikolaustag|muttertag|vatertag|mariä himmelfahrt|buß- und bettag|reformationstag",
    now="heute|gestern|vorgestern|morgen|übermorgen|heute abend|heute morgen|heute früh|gestern abend|jetzt"
    "|unter der woche",
    month="januar|jänner|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember",
    unit="sekunde~|minute|minuten|stunde|stunden|tag|tage|tagen|tages|woche|wochen|arbeitswoche~|werktag~|monat~|quartal~"
    "|halbjahr~|jahr|jahre|jahren|jahres|jahrzehnt~|jahrhundert~|jahrzehnten|sommer|winter|herbst|frühling|frühjahr",
    which="nächst~|letzt~|vorig~|kommend~|vergangen~|vorletzt~|übernächst~|dies~|selb~|aktuell~|laufend~|folgend~",
    number="ein|eine|einem|einer|eines|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn"
    "|zwanzig|dreißig|vierzig|fünfzig|anderthalb|halb|halben|paar|einigen|wenigen|mehreren|beiden|erst~|zweit~|dritt~"
    "|viert~|fünft~|sechst~|siebt~|acht~|neunt~|zehnt~|elft~|zwölft~|zwanzigst~|einundzwanzigst~|zweiundzwanzigst~"
    "|dreiundzwanzigst~|vierundzwanzigst~|fünfundzwanzigst~|sechsundzwanzigst~|siebenundzwanzigst~|achtundzwanzigst~"
    "|neunundzwanzigst~|dreißigst~|einunddreißigst~",
    ago="vor|in|später|früher|innerhalb|binnen|seit|nach|her|danach|zuvor|ab",
    bound="ende|anfang|mitte|beginn",
    lead="am|an|im|in|der|die|das|den|dem|des|vom|von|zwischen|bis|bis zum|zum|zur|vor|nach|ab|seit|gegen|um|während|ende"
    "|anfang|mitte|auf|diesen|in der|unter",
    link="und|bis|der|den|dem|des|zum|auf|im|am|um|von",
    part="morgens|frühmorgens|vormittags|mittags|nachmittags|abends|nachts|spätabends|spätnachmittags|mitternachts"
    "|mitternacht|mittag|mittags~|vormittag~|nachmittag~|abend|am morgen",
    lower=False,
    clock="uhr|halb|viertel nach|viertel vor|dreiviertel|viertel",
    common="die|in|an|her|april|mai|august|september|november|winter|minute|tag|das|des|den|dem|halt|ab|summer|acht~|dies~"
    "|war",
)

ITALIAN = Words(
    weekdays=12,
    strong="lunedì|lunedi|martedì|martedi|mercoledì|mercoledi|giovedì|giovedi|venerdì|venerdi|sabato"
    "|domenica|fine settimana|natale|capodanno|pasqua|pasquetta|ferragosto|epifania|vigilia di natale",
    now="oggi|ieri|l'altro ieri|domani|dopodomani|stasera|stamattina|stamani|stanotte|adesso|quest'estate"
    "|quest'inverno|questa sera|questa notte",
    month="gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    unit="secondi|minuto|minuti|ora|ore|un'ora|giorno|giorni|settimana|settimane|mese|mesi|trimestre~|semestre~|anno|anni"
    "|decennio|decenni|secolo",
    which="prossim~|scors~|ultim~|passat~|quest~|quell~|stess~|corrente|seguente|precedente|successiv~|attuale",
    number="primo|prima|primi|prime|secondo|seconda|terzo|terza|un|una|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici"
    "|venti|ventidue|ventinove|trenta|quaranta|cinquanta|alcuni|alcune|paio di|mezzo|mezza|duemila~|vent~",
    ago="fa|tra|fra|entro|dopo|prima|più tardi|in|a partire da",
    bound="fine|inizio|metà|resto",
    lead="il|lo|la|i|gli|le|l'|un|del|della|dei|dal|dalle|dalla|da|al|alle|alla|all'|ad|a|fino|fino a|fino alle|tra|fra|nel"
    "|nella|nei|in|per|verso|prima di|prima del|prima della|entro|di|più di|meno di|circa",
    link="e|o|di|del|della|nel|a|al|alle|le|il|per|in",
    part="di mattina|del mattino|al mattino|la mattina|mattina|mattinata|mattino|pomeriggio|di sera|la sera|serata|sera"
    "|di notte|la notte|mezzogiorno|mezzanotte",
    clock="in punto|e mezza|e mezzo|e un quarto|meno un quarto|e tre quarti",
    at="alle|dalle|verso le|tra le",
    common="sera|sei|ore|ora|in|fine|venti|natale|come|due|fa|mesi|mese|cena",
)

PORTUGUESE = Words(
    weekdays=13,
    strong="segunda-feira|terça-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|segunda feira"
    "|terça feira|terca feira|quarta feira|quinta feira|sexta feira|sábado~|sabado~|domingo~|fim de semana"
    "|natal|páscoa|carnaval|réveillon|ano novo|dia do trabalho|dia do trabalhador|véspera|sexta|terça|quinta",
    now="hoje|ontem|anteontem|amanhã|amanha|depois de amanhã|agora mesmo|agora|esta noite|esta manhã"
    "|esta tarde",
    month="janeiro|fevereiro|março|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    unit="segundos|minuto~|hora|horas|dia|dias|semana|semanas|mês|meses|trimestre~|semestre~|ano|anos|década~|século~"
    "|quinzena",
    which="próxim~|proxim~|passad~|últim~|ultim~|seguinte~|anterior~|este|esta|estes|estas|deste|desta|neste|nesta|esse"
    "|essa|mesm~|atual|corrente|que vem|fiscal|civil|letivo",
    number="primeir~|segundo|terceir~|um|uma|dois|duas|três|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quatorze|quinze"
    "|dezesseis|dezessete|dezoito|dezenove|vinte|trinta|quarenta|cinquenta|mil|alguns|algumas|meia|meio|par de",
    ago="há|atrás|atras|daqui a|dentro de|em|depois|antes|mais tarde|a partir de|após|úteis",
    bound="fim|final|início|inicio|começo|meados|resto",
    lead="o|a|os|as|ao|à|às|do|da|dos|das|no|na|nos|nas|de|desde|até|ate|ateh|entre|em|para|por|pela|a partir do|a partir de"
    "|antes de|depois de|antes das|por volta das|cerca de|mais de|menos de",
    link="e|ou|de|do|da|dos|das|a|até|ate|que|dia|as|às",
    part="da manhã|da manha|de manhã|de manha|pela manhã|pela manha|da tarde|à tarde|à noite|da noite|de noite|da madrugada"
    "|madrugada|meio-dia|meio dia|meia-noite|meia noite|manhã|manha|tarde|noite",
    clock="em ponto|e meia|e quinze|e trinta|e quarenta e cinco|e quarenta",
    at="às|até às|das",
    common="ano|no|a|o|as|do|os|em|mil|natal|sexta|quinta|marco|das|domingo~|hora|segundos|final|civil|fiscal",
)

TURKISH = Words(
    postpositions=True,
    weekdays=7,
    strong="pazartesi~|salı|perşembe~|çarşamba~|cuma|cumartesi~|pazar|haftasonu~|hafta sonu~|yılbaşı"
    "|kurban bayramı|ramazan bayramı|cumhuriyet bayramı|bağımsızlık gün~",
    now="bugün~|dün|dünden|dünkü|yarın~|öbür gün|evvelsi gün|bu gece|bu sabah|bu akşam|dün gece|şimdi|şu an",
    month="ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
    unit="saniye~|dakika~|saat|saatte|saatler|gün|günde|günden|günü|günün|günler~|hafta~|ay|ayın|ayı|ayda|yıl|yılın|yılı"
    "|yıllar~|yılda|çeyre~|yüzyıl~|on yıl|sene|senede",
    which="bu|gelecek|geçen|geçtiğimiz|önümüzdeki|önceki|sonraki|son|aynı|ilk|ikinci|üçüncü|dördüncü|o|şu|ertesi|bir önceki",
    number="bir|iki|üç|dört|beş~|altı|yedi~|sekiz|dokuz|on|onbir|yirmi|otuz|kırk|elli|birkaç|buçuk|yarım|iş",
    ago="arası~|arasında|kadar|'e kadar|'ye kadar|'a kadar|önce|sonra|içinde|evvel|itibaren|beri|boyunca|sürede",
    bound="sonunda|başında|ortasında|sonu|başı|başlarında|sonundan|sonlarında|ortası|başından|ortasından|haftasına|sonuna",
    lead="saat|sabah|akşam|öğleden|en geç|en erken",
    link="ve|ile|ila|fazla|bir|veya|ya|geç|erken|daha|günü|'den|'dan|'ten|'tan|'ye|'ya|'e|'a|'te|'ta|'de|'da|'in|'ın"
    "|'i|'ı|'nin|'nın|'ün|'un|'üyle|'ünden|'üne|'inci|'ü|'e kadar|'ye kadar|'a kadar",
    part="öğleden sonra|öğleden önce|sabah~|akşam~|öğle|öğlen|gece~|gece yarısı",
    clock="buçuk|çeyrek",
    at="saat",
    lower=False,
    common="on|o|son|bu|her|pazar|is",
)
