"""What regions and countries are called beside their names in the tables, and which US states change places."""

UPPER = {
    "GB": "England|Scotland|Wales|Northern Ireland",
    "IT": """
        Abruzzo|Basilicata|Calabria|Campania|Emilia-Romagna|Lazio|Liguria|Lombardia|Marche|
        Molise|Piemonte|Puglia|Sardegna|Sicilia|Toscana|Umbria|Veneto|Friuli-Venezia Giulia|
        Trentino-Alto Adige|Valle d'Aosta
    """,
    "FR": """
        Ain|Aisne|Allier|Alpes-de-Haute-Provence|Alpes-Maritimes|Ardèche|Ardennes|Ariège|Aveyron|
        Bas-Rhin|Bouches-du-Rhône|Calvados|Cantal|Charente|Charente-Maritime|Corrèze|Côte-d'Or|
        Côtes-d'Armor|Creuse|Dordogne|Doubs|Drôme|Essonne|Eure-et-Loir|Finistère|Gard|Gers|Gironde|
        Haute-Garonne|Haute-Loire|Haute-Marne|Haute-Saône|Haute-Savoie|Haute-Vienne|Hautes-Alpes|
        Hautes-Pyrénées|Haut-Rhin|Hauts-de-Seine|Hérault|Ille-et-Vilaine|Indre-et-Loire|Isère|Jura|Landes|
        Loir-et-Cher|Loire-Atlantique|Loiret|Lot-et-Garonne|Lozère|Maine-et-Loire|Mayenne|
        Meurthe-et-Moselle|Meuse|Morbihan|Moselle|Nièvre|Oise|Orne|Pas-de-Calais|Puy-de-Dôme|
        Pyrénées-Atlantiques|Pyrénées-Orientales|Sarthe|Savoie|Seine-et-Marne|Seine-Maritime|
        Seine-Saint-Denis|Tarn-et-Garonne|Val-de-Marne|Val-d'Oise|Vaucluse|Vendée|Vosges|Yonne|Yvelines
    """,
}
"""Divisions that cities do not follow: above the British counties and the Italian provinces, below the French
regions. They change places among themselves."""
TERRITORIES = (("GU", "Guam"), ("PR", "Puerto Rico"), ("VI", "Virgin Islands"))
"""Of the US, beside its states: known as such beside a city only, since "VI" is a number and Guam a country."""
STATE_ALIASES = {
    **{
        f"{short}{dot} {name}": f"{side} {name}"
        for short, side in (("n", "north"), ("no", "north"), ("s", "south"), ("so", "south"), ("w", "west"))
        for dot in (".", "")
        for name in ("carolina", "dakota", "virginia", "bengal")
    },
    **{"bavaria": "bayern", "saxony": "sachsen", "hesse": "hessen", "thuringia": "thuringen"},
    **{
        "lower saxony": "niedersachsen",
        "catalonia": "cataluna",
        "andalusia": "andalucia",
        "brittany": "bretagne",
    },
    **{"normandy": "normandie", "tuscany": "toscana", "lombardy": "lombardia", "sicily": "sicilia"},
    **{"sardinia": "sardegna", "piedmont": "piemonte", "apulia": "puglia", "lower-saxony": "niedersachsen"},
    **{"north rhine-westphalia": "nordrhein-westfalen", "rhineland-palatinate": "rheinland-pfalz"},
    **{"saxony-anhalt": "sachsen-anhalt", "mecklenburg-western pomerania": "mecklenburg-vorpommern"},
    **{"basque country": "pais vasco", "valencian community": "comunidad valenciana", "aragon": "aragon"},
    **{"catalunya": "cataluna", "castile and leon": "castilla y leon", "balearic islands": "islas baleares"},
    **{"baleares": "islas baleares", "canary islands": "canarias", "navarre": "navarra"},
    **{"community of madrid": "comunidad de madrid", "region of murcia": "region de murcia"},
    **{"orissa": "odisha", "pondicherry": "puducherry", "jammu & kashmir": "jammu and kashmir"},
    **{"north holland": "noord-holland", "south holland": "zuid-holland", "north brabant": "noord-brabant"},
    **{"ile de france": "ile-de-france", "paca": "provence-alpes-cote d'azur", "québec": "quebec"},
    **{"newfoundland": "newfoundland and labrador", "p.e.i.": "prince edward island"},
}
SHORT_STATES = """
    Ala=AL Ariz=AZ Ark=AR Calif=CA Cal=CA Colo=CO Conn=CT Del=DE Fla=FL Ga=GA Ill=IL Ind=IN Kan=KS Kans=KS Ky=KY
    La=LA Mass=MA Md=MD Mich=MI Minn=MN Miss=MS Mo=MO Mont=MT Neb=NE Nebr=NE Nev=NV Okla=OK Ore=OR Penn=PA
    Penna=PA Tenn=TN Tex=TX Va=VA Vt=VT Wash=WA Wis=WI Wisc=WI Wyo=WY
"""
"""Abbreviations before those of the Postal Service; states beside a city only ("Miss" and "Ill" are words)."""
COUNTRY_ALIASES = {
    **{"cote d'ivoire": "CI", "the states": "US"},
    **{"trinidad & tobago": "TT", "trinidad": "TT", "dr congo": "CD", "drc": "CD", "cape verde": "CV"},
    **{"bosnia": "BA", "bosnia & herzegovina": "BA", "antigua": "AG", "antigua & barbuda": "AG"},
    "usa": "US",
    "u.s.a.": "US",
    "u.s.": "US",
    "us": "US",
    "united states of america": "US",
    "the united states": "US",
    "america": "US",
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "britain": "GB",
    "holland": "NL",
    "the netherlands": "NL",
    "deutschland": "DE",
    "espana": "ES",
    "italia": "IT",
    "schweiz": "CH",
    "suisse": "CH",
    "osterreich": "AT",
    "nederland": "NL",
    "brasil": "BR",
    "belgique": "BE",
    "czech republic": "CZ",
    "turkey": "TR",
    "burma": "MM",
    "ivory coast": "CI",
    "uae": "AE",
    "korea": "KR",
    "bundesrepublik deutschland": "DE",
}
STATE_GROUPS = (
    "OH CA IL TX NY PA",
    "IN WI WV NC KY MN VA MI MO IA",
    "CO MD MS ME LA WA MA FL NE TN AL OK NJ AR GA KS",
    "UT NH AZ ID CT VT NM MT SD ND OR SC",
    "DE RI HI NV WY AK",
    "PR GU VI",
)
"""US states with alike many cities in the tables."""
