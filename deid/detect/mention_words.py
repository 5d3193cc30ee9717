"""Words that decide whether a single word is a mention of a name; all folded (no case, no accents)."""

from deid.words import PARTICLES, TITLES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Months and days, in full and short, in English, German, Spanish and French.
MONTHS = _words(
    """
    abril agosto aout apr april aug august avril dec december dezember domingo enero feb febrero februar
    february fri friday jan januar january janvier juillet juin jul juli julio july jun june juni junio mai
    mar march mars marz marzo may mayo mon monday nov november oct october oktober sat saturday sep sept
    september sun sunday thu thursday tue tuesday wed wednesday
    """
)

# Suffixes, and what a detector takes for a name now and then, and what would then be found everywhere.
NEVER = (
    TITLES
    | PARTICLES
    | _words(
        """
    address admin administrator age agent all also and anonymous any anyone applicant are asap assistant
    attending baby bcc been best birth boy btw but can cc cheers claimant client com cpa customer dad daddy
    date daughter dds dear defendant did director dmd does elder email emperor employee employer english esq
    everybody everyone family female first for french friend friends from full fwd fyi german get girl given
    god got great guy guys had has have hello her here hers him his how http https husband ii iii inc irish
    its iv jesus jnr jr just kid kids landlord last like llc lol love ltd male man manager mba md men middle
    mom mommy more most mother much mum name names net new nobody none not now np null old omg one org our
    ours out own owner patient patients petitioner phd phone physician plaintiff prophet provider regards
    resident respondent rn secretary sent sex she sincerely snr somebody someone son staff subject support
    surgeon team tenant thank thanks that their them therapist there these they this those too two unknown
    user very via was welsh were what when where who whom whose why wife with witness woman women www yes
    you your yours
    """
    )
)

# Names (and some places) that are ordinary words as well, in English, or in Spanish, French or German
# where both uses are frequent. Capitals tell little at the start of a sentence.
COMMON = MONTHS | _words(
    """
    abbot abend alt amazon angel angle apple arms art ash aurora autumn back ball bank bare barrier basil
    bass bath battle beach bear beer begin bell bent berg bias bible bill bills bird bishop black blanc
    blank block blood bloom blow blue blunt bo board body bond bonds bone book border borders boring born
    boss bottom box brain brake branch brand braun bridge bridges bright brothers brown bud bueno buffalo
    bump bunch burden butt button cable cage camp campo cancel candy card cardinal carrier carry case cash
    center chance charity chase child china choice christian church click cliff close cloud coffee colon
    comfort constant cook cookie cool coral core cork corn corner cotton counts cover craft crew cross
    cruise crystal cuff current cutting daily dance dark dates day deal deck deer delay delta desire destiny
    dial diamond discover dollar don drain driver duke dull duty eager eagle earl early east edge else
    english era eye fair faith fall falls fan fast fee fell felt few field fields files fine finger fish fix
    flood flowers folks force forest frame free freed french frost gap garden gay gentle german ginger glass
    glory gold good grace grand grant grass gray green grey gross grow guess guest guy hair hall hand handy
    hang harder harmony haven hawk head heard heck hedge held herbst high hill hills holder holiday holland
    homes honey hook hope house humble hung hunt hurt ice independence irish israel jade jordan joy jump
    jung kaiser key keys king kit kitchen klein lack lake lakes lamp land lane lang large law laws lawyer
    lay leader leaf lean lease legrand lesser liberty light link list little loan lock long loop lovely
    loving low lower luck lucky lung luz main major manual many marble mark marks mask master masters means
    melody merchant meta miles million mills minor miracle mix mobile money moon more morgen mount mountain
    music nail nation nations neighbors nice noble noir noon normal north northern numbers opal oracle
    orange pace pack page pair palm parent paris park pass patch patience paz peace peak pena per person
    persons petit pink pipes place plant player pleasant pool poor pope porch port porter post pound pounds
    power prado pray precious press price pride priest prime prince prior profit proper queen quick race
    range rash read reader reading ready real reason record red register rey rice rich rico ring rivers rock
    rojo roll rolling roof root rose rule rush sage said sale sales salt salud sample sand savage schwarz
    scott seal season see self sell senior serenity session settle sharp sheets shell shook shore short
    shoulders shows sides signal silver sink sites six sky slack small smart snow sol sommer song soon south
    southern speaks speed spells split spring square stack stage standard star states steel stein steward
    still stock stone storm stormy story straight strange street streets stripe strong struck stuck stump
    styles summer sunny surface sweet swift swing sword target teams temple till tiny torre tower towns
    trader trail treat trim trinidad trinity true urban valley van vice visa vital wait walk wall walls ward
    wash waters way wear weed weeks weiss welsh west western white wild will wine wines winner winter wisdom
    wise wolf wood wooden woods word work works worth worthy young younger zoom
    """
)

# Ordinary words in lower case, but names where they are capitalised, also at the start of a sentence.
COMMON_IN_LOWER = COMMON | _words(
    """
    amber andrew archer baker banks barber bauer berger berry blanca blanco bob boucher buck buddy bunny
    burns bush butler calvo campos cannon carol carolina carpenter castillo chad chandler cherry chip chuck
    claire collier constable consuelo cooper cramer crane cruz daisy dakota dawn dean delgado dick dolores
    dove drake drew dusty dyer eve farmer fern finch fisher florence flores ford foster fox frank fuchs
    fuentes fuller gardener gene georgia glen glover golden guerra gus hardy harper hazel heather herb heron
    holly hooper hunter iglesias iris ivy jack jasper jay jean ken kitty knight koch konig lamb laurel leon
    lily mac marchand marsh martin mason max meg mercedes mike miller moreno moss naylor nick norm norman
    olive parsons pat pearl penny peter petty phillips phoenix pierre pilar piper pitt potter proctor raven
    ray reed reyes richter rider rob robin rod rosa rosemary rowan rubio ruby rusty saddler sandy savannah
    sawyer shepherd singer slater sterling sue swan tab tanner taylor thatcher tiller torres tucker turner
    tyler vega violet virginia vogel walker watts weaver wells wheeler willow wright
    """
)

# Words of forms, of clinical and of computer jargon that a model takes for names where they stand alone.
JARGON = _words(
    """
    the god doctor dr president secretary friends emperor abg alt ast attending authorization bmi bnp bun
    cbc ccu cea chief chf cmp cns complaint consultant copd cpr cpt crp csf ct cva cxr diagnosis dob docker
    dvt ecg echo ed ef ekg ekgs emg er esr exam exp fax fbc gcs gerd gfr gi github gitlab glucose gu hba1c
    hcg hct hdl heent hgb history hpi hr hx iban icd icu id impression info insurance inr iv java javascript
    jira jvd kafka kubernetes lab labs ldl lfts linux login lvef medication medications mi mrn mri msg mysql
    nad newsgroups nkda npo nsaid o2 orif password path perrl perrla pet plan plt pmh postgresql procedure
    psa pt ptt python redis referring reference referred reply ros rx sob ssn sql ssh stemi tel telephone
    tia tid troponin tsh uri url user username uti vitals vs wbc windows
    """
)
