"""The closed lists that `organizations` reads names by: legal forms, type words, ordinary words, abbreviations.

Legal forms and type words are those of US, Canadian, British, German, French, Spanish, Italian, Dutch,
Australian and Indian registers and directories, folded. `QUALIFIERS` are ordinary words that organisations are
called by ("Riverside Family Clinic"): one stands for another. Their order is alphabetical, and the place of a
word in it decides what it becomes: a word added is breaking.
"""

from deid.surrogates.forms import words

LEGAL = frozenset(
    words("""
    inc incorporated corp corporation co company companies cie llc lllp llp lp ltd limited plc cic pllc pc
    pa unltd ulc dba aka fka mbh gmbh ggmbh ag kg kgaa ohg ug gbr ev eg ek eingetragener haftungsbeschrankt
    ges gesellschaft se sa sas sasu sarl eurl sci sca scop scrl srl srls spa sapa snc sccl scl sll sl slu
    slne slp sau sociedad limitada anonima societe anonyme societa aziendale azioni responsabilite limitee
    bv nv cv vof sprl asbl vzw oy oyj ab as asa aps hb kb kk gk pty pte pvt pvtltd bhd sdn ltda ltee lda
    eireli sro zrt kft doo dd ad ood eood ooo oao zao pao tov jsc pjsc sp zoo group gruppe groupe grupo
    gruppo groep holding holdings holdco partners partner associates sons son daughters brothers bros sohne
    gebruder gebr fils freres asociados associes associati zonen zoon hijos hermanos hnos figli fratelli
    flli trust foundation stiftung fondation fundacion fondazione stichting private
""")
)
JOINING = frozenset(
    words("""
    our my your we with by as to all plus of the for and und et y e de del des du der da di do la le los les
    las el il lo gli i dei delle della dello degli het den op voor at in on a an van von zu zum zur st saint
    ste dr mr mrs
""")
)
"""Small words that say nothing of an organisation by themselves."""
TYPES = JOINING | frozenset(
    words("""
    hospital hospitals clinic clinics klinik kliniken klinikum uniklinik universitatsklinikum krankenhaus
    medical health healthcare healthsystem care center centre centers centres zentrum centro medicine
    pharmacy pharmacies pharma pharmaceuticals pharmaceutical apotheke praxis gemeinschaftspraxis
    laboratories laboratory labs lab laboratoire laboratoires labor laboratorio diagnostics diagnostic
    imaging dental dentistry surgery surgical oncology cardiology pediatrics paediatrics orthopedics
    orthopaedics radiology pathology neurology psychiatry dermatology obstetrics gynecology urology
    ophthalmology rehabilitation hospice nursing home homes physicians physician practice infirmary
    sanatorium university universities universitat universidad universite universita universiteit hochschule
    fachhochschule college colleges collegiate colegio school schools schule grundschule gymnasium lycee
    ecole escuela escola scuola liceo institute institut instituto istituto instituut polytechnic
    politecnico technical academy akademie academie accademia academia faculty kindergarten kita preschool
    elementary middle vidyalaya mahavidyalaya department departments dept departement departamento
    dipartimento division ministry ministerium ministere ministerio ministero bureau agency agencies agentur
    agence agencia agenzia office offices authority authorities amt finanzamt council councils conseil
    consejo consiglio court courts tribunal board boards police sheriff embassy consulate mairie
    ayuntamiento comune gemeente gemeinde landkreis prefecture senate congress parliament legislature
    committee commission administration bank bankers banking banco banque banca sparkasse volksbank
    raiffeisenbank kreissparkasse caja caisse cassa insurance insurances insurers assurance assurances
    assicurazioni seguros verzekeringen versicherung versicherungen financial finance finances capital
    investments investment investors securities fund funds credit credito union unions savings loan loans
    mortgage mortgages equities ventures advisors advisers advisory broker brokers brokerage wealth asset
    assets treasury exchange consulting consultants consultancy consult beratung unternehmensberatung
    steuerberatung steuerberater service services servicios servizi diensten dienstleistungen solution
    solutions soluciones losungen system systems systeme systemes sistemas sistemi software technologies
    technology technologie technologien tecnologia tecnologias tech technics technik robotics electronics
    electronic elektronik elektro elettronica semiconductor semiconductors networks network networking
    telecom telecoms telecommunications telekom wireless mobile media medien press presse news newspaper
    times post journal chronicle herald tribune gazette observer courier bulletin dispatch zeitung anzeiger
    verlag editorial editions edizioni magazine magazines publishing publishers publications books bookstore
    studios studio pictures films film productions production music records recordings radio tv television
    broadcasting energy energie energia power electric electrical electricity gas oil petroleum pipeline
    pipelines water utilities utility stadtwerke werke werk mining steel metals metal chemicals chemical
    chemie chimie plastics rubber motors motor automotive automobile automobiles auto autos autohaus cars
    car garage airlines airline airways air airlink aviation aerospace space logistics logistik logistique
    logistica shipping freight transport transports transporte transportes trasporti transportation trucking
    truck trucks spedition taxi cab bus buses railway railways railroad rail construction constructions
    construcciones costruzioni constructors builders building buildings contractors contracting bau hochbau
    tiefbau bouw batiment engineering engineers ingenieurburo ingenierie ingenieria maschinenbau architects
    architecture architekten architectes design designs properties property realty realtors estate estates
    immobilien immobilier inmobiliaria immobiliare housing rentals rental leasing apartments condominiums
    foods food farm farms bakery backerei boulangerie panaderia metzgerei cafe coffee restaurant restaurants
    ristorante restaurante grill pizzeria diner kitchen bistro bar pub tavern brewery brewing brauerei
    winery wines wine spirits distillery beverages hotel hotels inn inns lodge resort resorts motel hostel
    travel tours vacations stores store shop shops boutique market markets mart supermarket supermarkets
    grocery retail retailers trading traders exports export imports import industries industrial industria
    industrias industrie industry manufacturing manufacturers products produce producers equipment tools
    supply supplies suppliers wholesale wholesalers distribution distributors distributor marketing
    advertising communications communication kommunikation entertainment games gaming toys sports sport
    fitness gym club clubs team league association associations asociacion associazione associacion verein
    verband vereniging society societies federation confederation bund syndicate coalition consortium
    cooperative cooperativa coop genossenschaft church churches kirche kirchengemeinde temple mosque
    synagogue ministries parish diocese archdiocese monastery museum museums musee museo library libraries
    bibliothek bibliotheque gallery galleries galerie theatre theater orchestra symphony philharmonic choir
    band party army navy force forces guard guards corps law legal attorneys attorney lawyers lawyer
    solicitors barristers notary kanzlei rechtsanwalte notaires avocats abogados avvocati cabinet counsel
    data cloud digital computers computer computing internet online web information informatics analytics
    research development developers management managers security safety protection patrol airport flughafen
    station city state county town township municipality district region international internazionale salon
    spa cleaners cleaning laundry landscaping gardening nursery plumbing heating roofing painting flooring
    furniture carpets interiors lighting appliances hardware jewelers jewelry fashion apparel clothing
    textiles textil shoes cosmetics beauty printing print graphics photography veterinary pets charity
    charities missions relief welfare aid volunteers staffing recruitment recruiting personnel training
    education educational tutoring learning recycling waste environmental biotech biotechnology biosciences
    bio genomics therapeutics sciences lifesciences instruments devices optics materials packaging
    containers tyres tires fabrica fabrique fabbrica comercial commerciale hopital hopitaux clinique
    cliniques clinica clinicas ospedale ospedali ziekenhuis spital medicaux medica medizin studi study
    studies pizza yoga living teaching repair repairs depot motoren banken versicherungs
""")
)
FIELDS = words("""
    agriculture commerce defense education energy environment finance fisheries forestry health heritage housing
    immigration industry justice labor licensing parks planning records revenue safety sanitation statistics
    telecommunications tourism trade transport treasury veterans water welfare works
""")
"""What departments and ministries are of: one stands for another."""
ACRONYMS = frozenset(
    words("""
    abc acm acma aclu afl aig alcoa ama amd amtrak aol aok apa arco asda asean axa basf bae bafin bbc
    bic bmw bnp boa bofa bce caf cia cio cnn csiro cvs darpa dea dekra dhl doj dod dol ebrd ecb
    edf eni epa eon epri ercot esa esso etsi fao fbi fcc fda fdic fema ferc fifa gao gema gsa hmrc iaea
    iata ibm icann ieee ifc ikea imf imo ing irs iso itu jica kfw kpmg mci mit mtv naacp nafta nasa
    nascar nasdaq nato nerc nhs nhtsa niosh nist noaa nrc nsa nsf ntsb nyiso nymex nypd nyse ocha oecd
    ofcom ofgem opec opic osce osha otc pemex pepco pge pjm pwc reit sncf spca tass tepco tuev tuv ucla
    ucsf ucsd unep unesco unhcr unicef unido upenn ups usaa usaid usc usda usgs usps wapa wipo wmo wto
    wwf ymca ywca caiso cpuc miso isone nepool ecar serc wscc eei ngpa ingaa isda fasb aicpa naruc sap
    hud
""")
)
"""Abbreviations that can be spoken, and would else be read as words: FERC and ferc.gov are one."""
CITIES = frozenset(
    words(
        """
    new york|los angeles|san francisco|san diego|san jose|san antonio|las vegas|new orleans|salt lake city|
    kansas city|oklahoma city|fort worth|el paso|baton rouge|little rock|grand rapids|st louis|saint louis|
    st paul|saint paul|st petersburg|saint petersburg|palo alto|santa barbara|santa monica|santa fe|santa
    clara|santa cruz|santa rosa|long beach|virginia beach|colorado springs|corpus christi|des moines|
    sioux falls|cedar rapids|fort wayne|fort lauderdale|west palm beach|palm beach|boca raton|jersey city|
    ann arbor|green bay|iowa city|atlantic city|battle creek|el segundo|quebec city|hong kong|cape town|
    buenos aires|rio de janeiro|sao paulo|mexico city|tel aviv|kuala lumpur|abu dhabi|new delhi|panama city|
    den haag|the hague|la paz|santo domingo|san juan|guatemala city|addis ababa|port elizabeth|gold coast|
    milton keynes|frankfurt am main|bad homburg|aix en provence|la rochelle|le havre|le mans
""",
        sep="|",
    )
)
"""Cities of several words; a domain writes them as one."""
STATES = frozenset(
    words(
        """
    new jersey|new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota|
    west virginia|rhode island|puerto rico|british columbia|nova scotia|new brunswick|
    new south wales|south australia|western australia|tamil nadu|west bengal|uttar pradesh|andhra pradesh
""",
        sep="|",
    )
)
COUNTRIES = frozenset(
    words(
        """
    united states|united kingdom|great britain|new zealand|south africa|saudi arabia|south korea|costa rica|
    el salvador|sri lanka|united arab emirates|czech republic
""",
        sep="|",
    )
)
QUALIFIERS = words("""
    ability absolute academic accent access acclaim accurate active acute advanced adventure aerial
    affinity african afternoon agile agricole alert alliance allied almond alpha alpine always american
    ample anchor angels anthem antique apex apple applied aqua arbor arc arcade arch arched arctic aroma
    ascent asian aspect aspen associated assured astro atlantic atlas atomic australian austrian avalon
    avenue axis azure balance baltic bamboo banner baptist baron basic basin bay bayerische bayside
    beacon bear beaver bedrock benchmark best bharat birch bison blanket blaze blend blessed bloom
    blossom blue bluebird bold bolt bonanza border boulder boundary brass brave breakwater breeze brick
    bridge bridgepoint bright brilliant british broad broadway bronze brook bubble buckeye buffalo cabin
    cable cactus calm camel canadian candle canopy canvas canyon capitol capstone caravan carbon
    cardinal caribbean cascade castaway castle catalyst catholic cave cedar centennial central century
    chain chalk chamber champion chapel charter cherry chestnut chief children childrens chili chinese
    choice chrome cider cinder cinnamon circle circuit citadel citizens citrus civic classic clean clear
    clearwater clock clover coal coast coastal cobalt coconut colonial columbia comet comfort common
    commonwealth community compact compass complete concept concord concordia cone confidence conifer
    consolidated constellation continental copper coral core cornerstone cosmic cosmos cottage cotton
    country cove covenant crane crater creative creek crescent crest crimson crossroads crown cube
    current curve custom cypress daily dairy danish dark decision deep delta deluxe desert destiny
    deutsche deutscher deutsches dew dial diamond direct discovery distinct diversified divine dome
    dominion double dove downtown dragon dream drift driftwood dual dune dusk dutch dynamic eagle eagles
    earth eastern eastside easy echo eclipse edge eight element eleven elite elm ember emblem emerald
    empire endeavor endless engine enterprise epic episcopal epoch equal equator equity espanol espanola
    essential eternal europaische european evening ever everest evergreen exact excel excellence
    exceptional executive expanse expert express eye eyes fable fairview falcon family far fast federal
    federale ferry fiber fidelis fidelity fir fire first five flagship flame flash fleet flex flint
    flower focus fog forever formula fortress fortune forward foundry four francais francaise freedom
    fresh friendly friends frontier fruit full fusion future galaxy garden gate gateway gemini general
    generale generali genesis gentle genuine german giant glacier global globe glow gold golden good
    grain grand granite grape grass grassroots gravel great green greenwood ground grove growth guardian
    guidance gulf half hammer happy harbor harbour harp harvest haven hawk healing heart hearth
    heartland helix heritage heron hex hickory high highland hillside hilltop hindustan hive hollow holy
    homestead honest horizon horse hour house human hummingbird icon idea ideal impact imperial
    independent indian indigo infinity ink inland innovative insight inspire instant integral integrated
    integrity iron island italian italiana italiano jade japanese jewish joint journey joy jungle
    juniper jupiter keystone kids kind kingdom kite knot kodiak kreis lagoon lakeside lamp landes
    landmark lantern lark laser lava lavender leader leading leaf legacy lemon lens level lever lexicon
    liberal liberty life lifeline light lighthouse lime linen lion logic lone lotus lucky lunar lutheran
    lynx magnet magnolia main majestic major mango mansion mantle maple marathon marble marine mariner
    maritime mars marvel master matrix meadow medallion melon memorial mercantile merchants mercury
    mercy meridian merit mesa mesh methodist metro metropolitan mid midland midtown midwest mighty
    milestone mill millennium mind mint mirror mission mist mobility model modern momentum monarch
    monument moon moonlight morning mosaic motion mountain mustang mutual mutuel mutuelle mystic
    nacional national nationale natural nature nautilus navigator nazionale nederlandse neighborhood new
    next nexus nimble nine nordic north northeast northern northside northstar northwest oak oasis ocean
    oceanic octagon old olympic omega one onyx open opportunity optic optimal optimum orange orbit
    orchard orchid organic origin orion osprey otter outback outdoor outlook outpost overland owl ox
    oxford oyster pacific pain palace palm panda panorama panther parallel paramount parkside parkway
    parrot patriot peach peak pebble pelican people peoples pepper perfect performance pet phantom
    phoenix pilgrim pilot pine pinewood pink pinnacle pioneer pixel planet platinum polar pond populaire
    popular port positive postale practical prairie precise precision preferred premier presbyterian
    presidential prestige prime priority prism progress progressive prominent promise prosperity proton
    proven provident prudent public pulse puma pure purple pyramid quail quality quantum quarry quarter
    quartz quest quiet quiver radiant radius rain rainbow ranch ranger rapid raven ready real red
    redwood reef refuge regal regent regional relay reliance renaissance renewal republic rescue
    resilient resolute resource response retreat ribbon ridge right ripple rise rising river riverbend
    riverfront riverside road rock rocket rosewood round royal rudder rural rustic sacred safe safeguard
    saffron saga sage sand sandal sandstone sapphire scandinavian scarlet scenic science scottish scout
    sea seal seaside second secure select seneca senior sequoia serene seven shadow shamrock shared
    shell shield ship shore shoreline sierra sigma signal signature silk silver simple six sky skyline
    slate smart smile smiles smooth soft solar solid sonic source south southeast southern southside
    southwest sovereign spanish spark sparkle sparrow special spectrum sphere spice spine spiral spirit
    splendid spring springs spruce spur square stable stage standard star starlight steady steam stellar
    step sterling stone stonebridge strategic stream street suburban success sugar summit sun sundial
    sunny sunrise sunset sunshine superior supreme sure surf swallow swan swedish sweet swiss sword
    symbol synergy tactical tall tandem tangerine target tea teak teal tempo third three thunder tidal
    tiger timber timeless titan together top torch total tower track trade tradition trail transatlantic
    transit treasure tree tri trident trillium trinity triumph tropical trout true trumpet trusted tulip
    tundra tunnel turbo turquoise twelve twenty twilight twin two ultra umbrella unified unique united
    unity universal universe upland upper uptown vale valley value vanguard vantage vapor vector
    velocity venture verde veritas vermilion vessel veterans vibrant victory view village vine vineyard
    virtual virtue vision vista vital vivid volcano volt voyage walnut waterfall waterfront watershed
    wave way wellness wellspring welsh western westside westwood whale wheat wheel whisper whole wide
    wild wildflower wind windmill window winter women wonder woodland world worldwide youth zebra zen
    zenith zephyr zero zest zigzag
""")
