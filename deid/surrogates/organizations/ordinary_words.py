"""Ordinary words that organisations are called by ("Riverside Dental"): one stands for another of its group.

The order within a group is alphabetical, and the place of a word in it decides what it becomes: a word added is
breaking. The words are written as a reader expects them, and looked up folded.
"""

from deid.surrogates.forms import fold, words

_GROUPS = {
    "general": """
        ability absolute academic accent access acclaim accurate active acute advanced adventure aerial
        affinity afternoon agile alert alliance allied almond alpha alpine ample anchor angels
        anthem antique apex apple applied aqua arbor arc arcade arch arched arctic aroma ascent aspect
        aspen associated assured astro atlantic atlas atomic avalon avenue axis azure balance baltic
        bamboo banner baron basic basin bay bayside beacon bear beaver bedrock benchmark best birch
        bison blanket blaze blend blessed bloom blossom blue bluebird bold bolt bonanza border boulder
        boundary brass brave breakwater breeze brick bridge bridgepoint bright brilliant broad broadway
        bronze brook bubble buckeye buffalo cabin cable cactus calm camel candle canopy canvas canyon
        capitol capstone caravan carbon cardinal caribbean cascade castaway castle catalyst cave cedar
        centennial central century chain chalk champion charter cherry chestnut chief chili
        choice chrome cider cinder cinnamon circle citadel citizens citrus civic classic clean clear
        clearwater clock clover coal coast coastal cobalt coconut colonial columbia comet comfort common
        commonwealth compact compass complete concept concord concordia confidence conifer
        consolidated constellation continental copper coral core cornerstone cosmic cosmos cottage
        cotton country cove covenant crane crater creative creek crescent crest crimson cross crossroads
        cube current curve custom cypress dairy dark deep delta deluxe desert destiny dew
        diamond direct discovery distinct diversified divine dome dominion double dove downtown dragon
        dream drift driftwood dual dune dusk dynamic eagle earth eastern eastside easy echo eclipse edge
        eight element eleven elite elm ember emblem emerald empire endeavor endless engine enterprise
        epic epoch equal equator equity essential eternal european everest evergreen exact excel
        excellence exceptional executive expanse expert express fable fairview falcon fast
        ferry fiber fidelis fidelity fir fire first five flagship flame flash fleet flex flint
        flower focus fog forever formula fortress fortune forward foundry four freedom fresh friendly
        frontier fruit full fusion future galaxy garden gate gateway gemini genesis gentle genuine giant
        glacier global globe glow gold golden good grain grand granite grape grass grassroots gravel
        great green greenwood ground grove growth guardian guidance gulf hammer happy harbor
        harbour harp harvest haven hawk healing hearth heartland helix heron hickory
        highland hillside hilltop hive hollow holy homestead honest horizon horse house human
        hummingbird icon idea ideal impact imperial independent indigo infinity ink inland innovative
        insight inspire instant integral integrated integrity iron island jade joint journey joy jungle
        juniper jupiter keystone kids kind kingdom kite kodiak lagoon lakeside lamp landmark
        lantern lark laser lava lavender leader leading leaf legacy lemon lens level lever lexicon
        liberal liberty life lifeline light lighthouse lime linen lion logic lone lotus lucky lunar lynx
        magnet magnolia main majestic major mango mansion mantle maple marathon marble marine mariner
        maritime mars marvel master matrix meadow medallion melon mercantile merchants mercury
        mercy meridian merit mesa mesh metro metropolitan mid midland midtown midwest mighty milestone
        mill millennium mind mint mirror mission mist mobility model modern momentum monarch monument
        moon moonlight mosaic motion mountain mustang mutuel mystic natural nature
        nautilus navigator neighborhood next nexus nimble nine north northeast northern northside
        northstar northwest oak oasis ocean oceanic octagon old olympic omega one onyx open opportunity
        optic optimal optimum orange orbit orchard orchid organic origin orion osprey otter outback
        outdoor outlook outpost overland owl oxford oyster pacific palace palm panda panorama
        panther parallel paramount parkside parkway parrot patriot peach peak pebble pelican people
        peoples pepper perfect performance phantom phoenix pilgrim pilot pine pinewood pink pinnacle
        pioneer pixel planet platinum polar pond port positive practical prairie precise precision
        preferred premier presidential prestige prime priority prism progress progressive prominent
        promise prosperity proton proven provident prudent pulse puma pure purple pyramid quail quality
        quantum quarry quartz quest quiet quiver radiant radius rain rainbow ranch ranger rapid
        raven ready real red redwood reef refuge regal regent relay reliance renaissance renewal
        republic resilient resolute resource response retreat ribbon ridge right ripple rise rising
        river riverbend riverfront riverside road rock rocket rosewood round rudder rural rustic
        sacred safe safeguard saffron saga sage sand sandal sandstone sapphire scarlet scenic science
        scout sea seal seaside second secure select seneca senior sequoia serene seven shadow shamrock
        shared shell shield ship shore shoreline sierra sigma signal signature silk silver silverline
        simple six sky skyline slate smart smile smiles smooth soft solar solid sonic source south
        southeast southern southside southwest sovereign spark sparkle sparrow special spectrum sphere
        spice spiral spirit splendid spring springs spruce spur square stable stage standard star
        starlight steady steam stellar step sterling stone stonebridge strategic stream street suburban
        success sugar summit sun sundial sunny sunrise sunset sunshine sure surf swallow swan sweet
        sword symbol synergy tactical tall tandem tangerine target tea teak teal tempo third three
        thunder tidal tiger timber timeless titan together top torch total tower track tradition
        trail transatlantic treasure tree tri trident trillium trinity triumph tropical trout true
        trumpet trusted tulip tundra tunnel turbo turquoise twelve twenty twilight twin two ultra
        umbrella unified unique unity universal universe upland upper uptown vale valley value vanguard
        vantage vapor vector velocity venture verde veritas vermilion vessel vibrant victory
        view village vine vineyard virtual virtue vision vista vital vivid volcano volt voyage walnut
        waterfall waterfront watershed wave way wellness wellspring western westside westwood whale
        wheat wheel whisper wide wild wildflower wind windmill window winter wonder woodland world
        worldwide zebra zen zenith zephyr zero zest
    """,
    "nations": """
        african american asian australian austrian belgian brazilian british canadian chinese danish
        dutch english estonian finnish french german greek hellenic hungarian icelandic indian irish
        italian japanese korean mexican moroccan nordic norwegian polish portuguese romanian
        scandinavian scottish spanish swedish swiss turkish vietnamese welsh
    """,
    "faiths": """
        adventist anglican apostolic baptist catholic congregational episcopal evangelical jewish
        lutheran mennonite methodist orthodox pentecostal presbyterian reformed unitarian wesleyan
    """,
    "teams": """
        aces archers badgers bears blazers bobcats braves broncos bulldogs bulls chargers cobras colts
        comets cougars cowboys coyotes cyclones dolphins ducks eagles falcons giants gladiators hawks
        hornets hurricanes huskies jaguars jets kings knights lions mavericks mustangs owls panthers
        pirates rams raptors ravens rebels rockets royals saints sharks spartans stallions stars
        thunderbirds tigers titans trojans vikings warriors wildcats wolverines wolves
    """,
    "german": """
        allgemeine alte badische bayerische bergische deutsche erste europaische hanseatische hessische
        internationale neue niedersachsische norddeutsche ostdeutsche rheinische sachsische schwabische
        städtische süddeutsche thüringer vereinigte westfälische
    """,
    "french": """
        atlantique bretonne centrale européenne fédérale française francaises générale grande littorale
        lyonnaise méditerranéenne moderne nationale normande nouvelle occitane parisienne picarde
        populaire postale provençale royale
    """,
    "spanish": """
        andaluza atlántica cantábrica castellana catalana española europea extremeña gallega ibérica
        levantina madrileña manchega mediterránea moderna navarra nueva occidental oriental peninsular
        popular riojana valenciana vasca
    """,
    "italian": """
        adriatica alpina emiliana generali italiana italiano laziale
        ligure lombarda napoletana nazionale nuova padana piemontese popolare
        romana toscana umbra veneta
    """,
    "dutch": """
        algemene brabantse eerste friese gelderse hollandse koninklijke limburgse nederlandse nieuwe
        noordelijke oostelijke oude rotterdamse stedelijke twentse verenigde vlaamse westelijke zeeuwse
        zuidelijke
    """,
}
GROUPS = tuple(words(group) for group in _GROUPS.values())
QUALIFIERS = tuple(fold(word) for group in GROUPS for word in group)
QUALIFIER_PLACE = {fold(word): (group, at) for group, of in enumerate(GROUPS) for at, word in enumerate(of)}
"""A folded word -> its group, and its place there."""
