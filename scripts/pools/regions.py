# ruff: noqa: E501 - tables, where one line is one entry
"""Facts about the regions of ten countries that GeoNames and the post offices number in their own ways.

Names and codes: ISO 3166-2 (the Italian, Canadian and Australian codes are the ones that addresses show).
`GEONAMES` are the first-level codes of GeoNames' admin1CodesASCII.txt.
"""

GEONAMES = {
    "CA": """
        01=AB:Alberta|02=BC:British Columbia|03=MB:Manitoba|04=NB:New Brunswick|
        05=NL:Newfoundland and Labrador|07=NS:Nova Scotia|08=ON:Ontario|09=PE:Prince Edward Island|
        10=QC:Quebec|11=SK:Saskatchewan|12=YT:Yukon|13=NT:Northwest Territories|14=NU:Nunavut
    """,
    "AU": """
        01=ACT:Australian Capital Territory|02=NSW:New South Wales|03=NT:Northern Territory|04=QLD:Queensland|
        05=SA:South Australia|06=TAS:Tasmania|07=VIC:Victoria|08=WA:Western Australia
    """,
    # Berlin, Bremen and Hamburg are cities of the Länder around them: as regions of one city they would show
    "DE": """
        01=BW:Baden-Württemberg|02=BY:Bayern|03=NI:|04=SH:|05=HE:Hessen|06=NI:Niedersachsen|
        07=NW:Nordrhein-Westfalen|08=RP:Rheinland-Pfalz|09=SL:Saarland|10=SH:Schleswig-Holstein|
        11=BB:Brandenburg|12=MV:Mecklenburg-Vorpommern|13=SN:Sachsen|14=ST:Sachsen-Anhalt|15=TH:Thüringen|16=BB:
    """,
    "FR": """
        11=IDF:Île-de-France|24=CVL:Centre-Val de Loire|27=BFC:Bourgogne-Franche-Comté|28=NOR:Normandie|
        32=HDF:Hauts-de-France|44=GES:Grand Est|52=PDL:Pays de la Loire|53=BRE:Bretagne|
        75=NAQ:Nouvelle-Aquitaine|76=OCC:Occitanie|84=ARA:Auvergne-Rhône-Alpes|
        93=PAC:Provence-Alpes-Côte d'Azur|94=COR:Corse
    """,
    "ES": """
        07=IB:Islas Baleares|27=RI:La Rioja|29=MD:Comunidad de Madrid|31=MC:Región de Murcia|32=NC:Navarra|
        34=AS:Asturias|39=CB:Cantabria|51=AN:Andalucía|52=AR:Aragón|53=CN:Canarias|54=CM:Castilla-La Mancha|
        55=CL:Castilla y León|56=CT:Cataluña|57=EX:Extremadura|58=GA:Galicia|59=PV:País Vasco|
        60=VC:Comunidad Valenciana|CE=AN:|ML=AN:
    """,
    "NL": """
        01=DR:Drenthe|02=FR:Friesland|03=GE:Gelderland|04=GR:Groningen|05=LI:Limburg|06=NB:Noord-Brabant|
        07=NH:Noord-Holland|09=UT:Utrecht|10=ZE:Zeeland|11=ZH:Zuid-Holland|15=OV:Overijssel|16=FL:Flevoland
    """,
    "IN": """
        01=AN:Andaman and Nicobar Islands|02=AP:Andhra Pradesh|03=AS:Assam|05=CH:Chandigarh|07=DL:Delhi|
        09=GJ:Gujarat|10=HR:Haryana|11=HP:Himachal Pradesh|12=JK:Jammu and Kashmir|13=KL:Kerala|
        14=LD:Lakshadweep|16=MH:Maharashtra|17=MN:Manipur|18=ML:Meghalaya|19=KA:Karnataka|20=NL:Nagaland|
        21=OD:Odisha|22=PY:Puducherry|23=PB:Punjab|24=RJ:Rajasthan|25=TN:Tamil Nadu|26=TR:Tripura|
        28=WB:West Bengal|29=SK:Sikkim|30=AR:Arunachal Pradesh|31=MZ:Mizoram|33=GA:Goa|34=BR:Bihar|
        35=MP:Madhya Pradesh|36=UP:Uttar Pradesh|37=CG:Chhattisgarh|38=JH:Jharkhand|39=UK:Uttarakhand|
        40=TG:Telangana|41=LA:Ladakh|52=DH:Dadra and Nagar Haveli and Daman and Diu
    """,
}
"""Country -> 'admin1=code:name|...'; without a name: its cities count as of that code's region."""

GROUP_SIZE = {"CA": 4, "AU": 4, "DE": 5, "FR": 5, "ES": 5, "NL": 6, "IN": 6, "IT": 9, "GB": 9}
"""Regions change places within a group of about as many with alike many cities."""

BRITISH = """
    Greater London=Greater London
    East Riding of Yorkshire=East Riding of Yorkshire|City of Kingston upon Hull
    Wiltshire=Wiltshire|Borough of Swindon
    Kent=Kent|Medway
    Essex=Essex|Southend-on-Sea|Borough of Thurrock
    Surrey=Surrey
    Norfolk=Norfolk
    Hampshire=Hampshire|Portsmouth|Southampton
    County Durham=County Durham|Hartlepool|Darlington|Stockton-on-Tees
    Cornwall=Cornwall|Isles of Scilly
    Herefordshire=Herefordshire
    Northumberland=Northumberland
    North Yorkshire=North Yorkshire|City of York|Middlesbrough|Redcar and Cleveland
    Lancashire=Lancashire|Blackpool|Blackburn with Darwen
    Lincolnshire=Lincolnshire|North Lincolnshire|North East Lincolnshire
    Devon=Devon|Plymouth|Borough of Torbay
    Bedfordshire=Central Bedfordshire|Bedford|Luton
    Derbyshire=Derbyshire|Derby
    Cambridgeshire=Cambridgeshire|Peterborough
    West Sussex=West Sussex
    East Sussex=East Sussex|Brighton and Hove
    Shropshire=Shropshire|Telford and Wrekin
    Oxfordshire=Oxfordshire
    Leicestershire=Leicestershire|City of Leicester|District of Rutland
    Hertfordshire=Hertfordshire
    Gloucestershire=Gloucestershire|South Gloucestershire|Bristol
    Suffolk=Suffolk
    Somerset=Somerset|North Somerset|Bath and North East Somerset
    Cheshire=Cheshire West and Chester|Cheshire East|Warrington|Borough of Halton
    Staffordshire=Staffordshire|Stoke-on-Trent
    Nottinghamshire=Nottinghamshire|Nottingham
    Buckinghamshire=Buckinghamshire|Milton Keynes
    Cumbria=Cumbria
    Northamptonshire=Northamptonshire
    Dorset=Dorset|Bournemouth|Poole
    West Yorkshire=City and Borough of Leeds|City and Borough of Wakefield|Bradford|Kirklees|Calderdale
    South Yorkshire=Doncaster|Barnsley|Rotherham|Sheffield
    Warwickshire=Warwickshire
    Worcestershire=Worcestershire
    Isle of Wight=Isle of Wight
    Berkshire=West Berkshire|Wokingham|Royal Borough of Windsor and Maidenhead|Bracknell Forest|Reading|Slough
    Greater Manchester=Manchester|Borough of Wigan|Borough of Tameside|Trafford|Borough of Stockport|Borough of Bolton|Borough of Bury|City and Borough of Salford|Borough of Rochdale|Borough of Oldham
    West Midlands=Solihull|Walsall|Sandwell|Dudley|City and Borough of Birmingham|Wolverhampton|Coventry
    Merseyside=Sefton|Metropolitan Borough of Wirral|St. Helens|Knowsley|Liverpool
    Tyne and Wear=South Tyneside|Newcastle upon Tyne|Gateshead|Borough of North Tyneside|Sunderland
    Fife=Fife
    Aberdeenshire=Aberdeenshire|Aberdeen City
    Highland=Highland
    Lanarkshire=South Lanarkshire|North Lanarkshire|Glasgow City
    Perthshire=Perth and Kinross
    Angus=Angus|Dundee City
    Ayrshire=North Ayrshire|East Ayrshire|South Ayrshire
    Borders=The Scottish Borders
    Dumfries and Galloway=Dumfries and Galloway
    Argyll=Argyll and Bute|West Dunbartonshire|East Dunbartonshire
    Moray=Moray
    Lothian=West Lothian|East Lothian|Midlothian|Edinburgh
    Renfrewshire=Renfrewshire|East Renfrewshire|Inverclyde
    Stirlingshire=Stirling|Falkirk|Clackmannanshire
    Orkney=Orkney Islands|Shetland Islands|Eilean Siar
    Pembrokeshire=Pembrokeshire
    Carmarthenshire=Carmarthenshire
    Gwynedd=Gwynedd
    Glamorgan=Rhondda Cynon Taf|Bridgend county borough|Neath Port Talbot|Vale of Glamorgan|Merthyr Tydfil County Borough|Cardiff|City and County of Swansea
    Powys=Sir Powys
    Gwent=Caerphilly County Borough|Newport|Blaenau Gwent|Torfaen County Borough
    Monmouthshire=Monmouthshire
    Denbighshire=Denbighshire
    Flintshire=County of Flintshire|Wrexham
    Ceredigion=County of Ceredigion
    Anglesey=Anglesey
    Conwy=Conwy
    County Down=Down District|Castlereagh District|Ards District|North Down District|Banbridge District|Newry and Mourne District
    County Antrim=Antrim Borough|Larne District|Carrickfergus District|Newtownabbey District|Moyle District|Lisburn District|City of Belfast|Ballymoney District|Ballymena District
    County Armagh=Armagh District|Craigavon District
    County Tyrone=Strabane District|Omagh District|Dungannon District|Cookstown District
    County Londonderry=Coleraine District|Magherafelt District|Limavady District|City of Derry
    County Fermanagh=Fermanagh District
"""
"""British county, as addresses name it = GeoNames' second-level units that lie there (nearly)."""

LONDON_AREAS = frozenset(("E", "EC", "N", "NW", "SE", "SW", "W", "WC"))

NORTHERN_IRISH = """
    Belfast=1-17|Holywood=18|Bangor=19-20|Donaghadee=21|Newtownards=22-23|Ballynahinch=24|Dromore=25|
    Lisburn=27-28|Crumlin=29|Downpatrick=30|Newcastle=33|Banbridge=32|Newry=34-35|Newtownabbey=36-37|
    Carrickfergus=38|Ballyclare=39|Larne=40|Antrim=41|Ballymena=42-44|Magherafelt=45|Londonderry=47-48|
    Limavady=49|Coleraine=51-52|Ballymoney=53|Portstewart=55|Portrush=56|Armagh=60-61|Craigavon=62-65|
    Lurgan=66-67|Dungannon=70-71|Omagh=78-79|Cookstown=80|Strabane=82|Enniskillen=74
"""
"""Post town = districts of BT (Royal Mail; Code-Point Open stops at the Irish Sea)."""

GERMAN = """
    Dresden=01|Görlitz=02|Cottbus=03|Leipzig=04|Halle (Saale)=06|Gera=07|Zwickau=08|Chemnitz=09|
    Berlin=10,12,13|Potsdam=14|Frankfurt (Oder)=15|Oranienburg=16|Neubrandenburg=17|Rostock=18|Schwerin=19|
    Hamburg=20,22|Lüneburg=21|Lübeck=23|Kiel=24|Elmshorn=25|Oldenburg=26|Bremerhaven=27|Bremen=28|Celle=29|
    Hannover=30|Hildesheim=31|Herford=32|Bielefeld=33|Kassel=34|Gießen=35|Fulda=36|Göttingen=37|
    Braunschweig=38|Magdeburg=39|Düsseldorf=40|Mönchengladbach=41|Wuppertal=42|Dortmund=44|Essen=45|
    Oberhausen=46|Duisburg=47|Münster=48|Osnabrück=49|Köln=50,51|Aachen=52|Bonn=53|Trier=54|Mainz=55|
    Koblenz=56|Siegen=57|Hagen=58|Hamm=59|Frankfurt am Main=60|Bad Homburg vor der Höhe=61|Offenbach=63|
    Darmstadt=64|Wiesbaden=65|Saarbrücken=66|Ludwigshafen am Rhein=67|Mannheim=68|Heidelberg=69|Stuttgart=70|
    Böblingen=71|Reutlingen=72|Göppingen=73|Heilbronn=74|Pforzheim=75|Karlsruhe=76|Offenburg=77|
    Villingen-Schwenningen=78|Freiburg=79|Munich=80,81|Starnberg=82|Rosenheim=83|Landshut=84|Ingolstadt=85|
    Augsburg=86|Kempten (Allgäu)=87|Ravensburg=88|Ulm=89|Nuremberg=90|Ansbach=91|Amberg=92|Regensburg=93|
    Passau=94|Bayreuth=95|Bamberg=96|Würzburg=97|Suhl=98|Erfurt=99
"""
"""Main town = the zones (first two digits) of its postcodes."""
WHOLE_ZONES = frozenset(("10", "12", "13", "20", "22", "50", "51", "60", "70", "80", "81"))
"""Zones of one city alone."""

DUTCH = """
    Amsterdam=10|Amstelveen=11|Hilversum=12|Almere Stad=13|Purmerend=14|Zaandam=15|Hoorn=16|Den Helder=17|
    Alkmaar=18|Beverwijk=19|Haarlem=20|Hoofddorp=21|Katwijk=22|Leiden=23|Alphen aan den Rijn=24|The Hague=25|
    Delft=26|Zoetermeer=27|Gouda=28|Capelle aan den IJssel=29|Rotterdam=30|Schiedam=31|Spijkenisse=32|
    Dordrecht=33|Nieuwegein=34|Utrecht=35|Maarssen=36|Zeist=37|Amersfoort=38|Veenendaal=39|Tiel=40|
    Culemborg=41|Gorinchem=42|Middelburg=43|Goes=44|Terneuzen=45|Bergen op Zoom=46|Roosendaal=47|Breda=48|
    Oosterhout=49|Tilburg=50|Waalwijk=51|'s-Hertogenbosch=52|Oss=53|Uden=54|Valkenswaard=55|Eindhoven=56|
    Helmond=57|Venray=58|Venlo=59|Roermond=60|Sittard=61|Maastricht=62|Kerkrade=63|Heerlen=64|Nijmegen=65|
    Wijchen=66|Ede=67|Arnhem=68|Zevenaar=69|Doetinchem=70|Winterswijk=71|Zutphen=72|Apeldoorn=73|Deventer=74|
    Enschede=75|Almelo=76|Hardenberg=77|Emmen=78|Meppel=79|Zwolle=80|Raalte=81|Lelystad=82|Emmeloord=83|
    Heerenveen=84|Joure=85|Sneek=86|Bolsward=87|Harlingen=88|Leeuwarden=89|Grou=90|Dokkum=91|Drachten=92|
    Roden=93|Assen=94|Stadskanaal=95|Hoogezand=96|Groningen=97|Zuidhorn=98|Delfzijl=99
"""
WHOLE_DUTCH_ZONES = frozenset(("10", "25", "30", "35"))

SPANISH = """
    Álava=01|Albacete=02|Alicante=03|Almería=04|Ávila=05|Badajoz=06|Islas Baleares=07|Barcelona=08|Burgos=09|
    Cáceres=10|Cádiz=11|Castellón=12|Ciudad Real=13|Córdoba=14|A Coruña=15|Cuenca=16|Girona=17|Granada=18|
    Guadalajara=19|Gipuzkoa=20|Huelva=21|Huesca=22|Jaén=23|León=24|Lleida=25|La Rioja=26|Lugo=27|Madrid=28|
    Málaga=29|Murcia=30|Navarra=31|Ourense=32|Asturias=33|Palencia=34|Las Palmas=35|Pontevedra=36|
    Salamanca=37|Santa Cruz de Tenerife=38|Cantabria=39|Segovia=40|Sevilla=41|Soria=42|Tarragona=43|
    Teruel=44|Toledo=45|Valencia=46|Valladolid=47|Bizkaia=48|Zamora=49|Zaragoza=50|Ceuta=51|Melilla=52
"""
"""Province = first two digits of its postcodes (Correos; the codes are those of the statistics office)."""
SPANISH_REGIONS = """
    AN=04,11,14,18,21,23,29,41,51,52|AR=22,44,50|AS=33|IB=07|CN=35,38|CB=39|CL=05,09,24,34,37,40,42,47,49|
    CM=02,13,16,19,45|CT=08,17,25,43|EX=06,10|GA=15,27,32,36|MD=28|MC=30|NC=31|PV=01,20,48|RI=26|VC=03,12,46
"""

SPANISH_CAPITALS = """
    Vitoria-Gasteiz Palma San Sebastián Logroño Pamplona Oviedo Santander Bilbao
"""
"""Capitals that are not called as their province is."""


def pairs(table: str) -> list[tuple[str, str]]:
    """'name=value|...', over several lines, as pairs."""
    entries = " ".join(table.split()).split("|")
    return [
        (left.strip(), right.strip())
        for left, _, right in (e.partition("=") for e in entries)
        if left.strip()
    ]
