"""The closed lists that `organizations` reads names by: legal forms, small words, abbreviations, places.

Legal forms are those of the registers of ten countries, folded; type words stand in `type_words`, ordinary words in
`ordinary_words`.
"""

from deid.surrogates.forms import words
from deid.surrogates.organizations.type_words import KINDS

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
TYPES = JOINING | KINDS
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
    milton keynes|frankfurt am main|bad homburg|aix en provence|la rochelle|le havre|le mans|
    ad dammam|al ain|alice springs|anchor point|belo horizonte|benin city|bergen op zoom|bognor regis|
    bowling green|broken arrow|bury st edmunds|cape coral|carson city|casa grande|cebu city|cedar falls|
    ceske budejovice|chapel hill|cherry hill|chevy chase|chula vista|ciudad juarez|cockburn town|
    coeur d alene|coffs harbour|council bluffs|cuyahoga falls|da nang|dar es salaam|daytona beach|des plaines|
    dire dawa|eau claire|east lansing|east orange|ebbw vale|el dorado|elizabeth city|fall river|falls church|
    fond du lac|fort collins|fort myers|fort smith|fort mcmurray|george town|giugliano in campania|
    grand forks|grand junction|grande prairie|great falls|great yarmouth|gros islet|hanau am main|
    hemel hempstead|herceg novi|high wycombe|ho chi minh city|hradec kralove|idaho falls|jefferson city|
    johnson city|johor bahru|khan yunis|kingston upon hull|klamath falls|kota bharu|kuwait city|la crosse|
    la spezia|lake charles|lake oswego|las cruces|lashkar gah|lehigh valley|lower hutt|ludwigshafen am rhein|
    mar del plata|martina franca|mason city|melton mowbray|merthyr tydfil|montego bay|moose jaw|
    mount pleasant|mount vernon|myrtle beach|navi mumbai|new bedford|new iberia|new plymouth|new rochelle|
    new haven|newcastle upon tyne|newport news|niagara falls|nizhniy novgorod|north charleston|
    north las vegas|north little rock|novi sad|overland park|pago pago|palmerston north|petaling jaya|
    phnom penh|pine bluff|port au prince|port harcourt|port huron|port louis|port moresby|port of spain|
    port said|port sudan|porto alegre|prince george|puerto plata|quezon city|ras al khaimah|red deer|
    reggio calabria|rock hill|royal leamington spa|royal tunbridge wells|san bernardino|san miguel|
    san pedro sula|san salvador|san sebastian|santa ana|santa clarita|santa cruz de tenerife|
    santiago de compostela|sault sainte marie|sesto san giovanni|shah alam|siem reap|sioux city|south bend|
    south shields|st albans|st austell|st helens|staten island|steamboat springs|sterling heights|
    sunshine coast|terre haute|torre del greco|traverse city|twin falls|ulan bator|vero beach|vina del mar|
    walvis bay|warner robins|west chester|west hartford|west jordan|white plains|wichita falls|winston salem
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
