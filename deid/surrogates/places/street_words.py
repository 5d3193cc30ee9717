"""What streets are called, by language and by the article before the name: ordinary names, of nobody alive."""

from functools import cache

from deid.surrogates.forms import fold, words

_POOLS = {
    "EN": """
        Acorn|Alder|Amber|Apple|Arbor|Ash|Ashley|Aspen|Autumn|Baker|Bank|Barley|Bayview|Beacon|Beech|
        Bellevue| Birch|Blossom|Bluebird|Bridge|Broad|Brook|Brookside|Buckeye|Bunker|Butler|Canal|
        Cardinal|Castle|Cedar| Center|Central|Charles|Cherry|Chestnut|Church|Clay|Clearview|Cliff|Clinton|
        Clover|Coach|College| Colonial|Columbia|Congress|Cooper|Coral|Cottage|Court|Crown|Crystal|Cypress|
        Dale|Deer|Depot|Division| Dogwood|Dove|Eagle|Edgewood|Elder|Elm|Elmwood|Essex|Evergreen|Fairview|
        Falcon|Farm|Fern|Field|Fir| Forest|Foundry|Fox|Franklin|Front|Garden|George|Glen|Glenwood|Grand|
        Granite|Grant|Grape|Green|Greenwood| Grove|Hampton|Harbor|Harrison|Harvest|Hawthorn|Hazel|Heather|
        Hemlock|Heritage|Hickory|High|Highland| Hillcrest|Hillside|Holly|Honeysuckle|Ivy|Jackson|Jasmine|
        Jay|Jefferson|Juniper|King|Kings|Lafayette|Lakeview| Larch|Lark|Laurel|Lavender|Lexington|Liberty|
        Lilac|Lily|Linden|Locust|Lombard|London|Long|Lotus|Lower| Madison|Magnolia|Main|Mallard|Manor|
        Maple|Market|Marigold|Meadow|Mechanic|Middle|Mill|Mint|Monroe|Mulberry| Myrtle|Newton|North|Oak|
        Oakwood|Olive|Orange|Orchard|Oriole|Osprey|Oxford|Palm|Park|Peach|Pear|Pearl| Pebble|Pecan|Penny|
        Pheasant|Pine|Pinewood|Pioneer|Plain|Plum|Poplar|Poppy|Prairie|Primrose|Prince| Princess|Prospect|
        Pulaski|Quail|Quarry|Quarter|Queen|Queens|Railroad|Raven|Redwood|Regent|Richmond|River| Riverside|
        Robin|Rose|Rosewood|Royal|Saddle|Sage|School|Sherwood|Silver|South|Spring|Spruce|Star|State|
         Station|Stone|Summer|Summit|Sunrise|Sunset|Swan|Sycamore|Tanner|Temple|Thistle|Tulip|Union|
        Valley|Victoria| Vine|Violet|Walnut|Water|Waterloo|Weaver|Wellington|West|Wheat|White|Wild|Willow|
        Winter|Wood|Woodland| Woodside|Wren|Yew|York
    """,
    "DE": """
        Ahorn|Amsel|Anger|Apfel|Bach|Bahnhof|Berg|Bergmann|Birken|Blumen|Brücken|Brunnen|Buchen|Burg|
        Dahlien|Dorf| Drossel|Eichen|Erlen|Eschen|Feld|Fichten|Finken|Fischer|Flieder|Fontane|Forst|
        Frühlings|Garten|Gerber| Goethe|Graben|Hafen|Hasel|Haupt|Heide|Herder|Hof|Holunder|Hopfen|
        Industrie|Jäger|Kaiser|Kant|Kapellen| Kastanien|Kiefern|Kirch|Kloster|König|Lerchen|Lessing|
        Linden|Luisen|Markt|Mittel|Mozart|Mühlen|Nelken| Neu|Ost|Park|Pappel|Post|Quellen|Rathaus|Rosen|
        Schiller|Schloss|Schmiede|Schubert|Schul|Schützen|See| Sonnen|Stein|Tal|Tannen|Tulpen|Turm|Uhland|
        Ulmen|Ufer|Veilchen|Wald|Wasser|Weber|Weiden|Wein|West|Wiesen|Ziegel
    """,
    "DE of": """
        Aachener|Augsburger|Bamberger|Berliner|Bonner|Bremer|Breslauer|Dresdner|Düsseldorfer|Erfurter|
        Essener| Frankfurter|Freiburger|Hamburger|Heidelberger|Karlsruher|Kasseler|Kieler|Kölner|
        Königsberger|Leipziger| Lübecker|Magdeburger|Mainzer|Mannheimer|Münchner|Nürnberger|Potsdamer|
        Regensburger|Rostocker|Stettiner| Stuttgarter|Trierer|Ulmer|Weimarer|Wiener|Wormser|Würzburger
    """,
    "DE at": """
        Anger|Bahnhof|Berg|Brunnen|Burgtor|Deich|Dorfplatz|Eichenhain|Fischmarkt|Friedhof|Hafen|Hang|
        Kanal|Kirchberg| Kreuz|Kurpark|Markt|Mühlbach|Mühlenteich|Park|Rain|Rathaus|Schlossgarten|
        Schulhof|See|Sonnenhang|Sportplatz| Stadtpark|Stadttor|Steinbruch|Südhang|Teich|Waldrand|
        Wasserturm|Weiher|Weinberg|Wiesengrund|Zehnthof
    """,
    "DE der": """
        Allmende|Aue|Bleiche|Brücke|Burg|Eiche|Halde|Heide|Höhe|Kapelle|Kirche|Koppel|Linde|Mauer|Mühle|Quelle|
        Schanze|Schleuse|Schmiede|Schule|Tanne|Trift|Weide|Wiese|Ziegelei
    """,
    "DE den": """
        Arkaden|Birken|Buchen|Eichen|Erlen|Eschen|Gärten|Hecken|Kastanien|Kiefern|Linden|Pappeln|Reben|Tannen|
        Teichen|Ulmen|Weiden|Weinbergen|Wiesen
    """,
    "DE person": """
        Albert-Schweitzer|Beethoven|Brahms|Büchner|Carl-von-Ossietzky|Clara-Schumann|Dürer|Eichendorff|
        Fontane| Friedrich-Ebert|Geschwister-Scholl|Goethe|Gottfried-Keller|Gutenberg|Hegel|
        Heinrich-Heine|Herder|Hölderlin|Humboldt|Johann-Strauß|Kant| Käthe-Kollwitz|Kepler|Klopstock|
        Lessing|Liebig|Lortzing|Martin-Luther|Max-Planck|Mörike|Mozart|Otto-Hahn| Paul-Klee|Raabe|
        Robert-Koch|Röntgen|Schiller|Schubert|Theodor-Storm|Uhland|Virchow|Wieland
    """,
    "IN": """
        Ambedkar|Annie Besant|Arcot|Ashoka|Avinashi|Azad|Bannerghatta|Bhagat Singh|Brigade|Cathedral|
        Chittaranjan| College|Commercial|Cunningham|Edward Elliot|Ferozeshah|Gandhi|Gariahat|Harrington|
        Hill|Infantry|Jawahar| Kamaraj|Kasturba|Lajpat Rai|Lal Bagh|Lake View|Lalbahadur|Linking|Lloyds|
        Luz Church|Madhav Das|Mall|Mission| Netaji|Nehru|Palace|Pantheon|Park|Patel|Periyar|Queens|
        Race Course|Rajaji|Ranade|Residency|Richmond| Sardar Patel|Sarojini|Shivaji|Station|Subhash|
        Tagore|Temple|Tilak|Vivekananda|Wheeler
    """,
    "NL": """
        Aker|Amstel|Anjer|Beatrix|Berken|Beuken|Binnen|Bloemen|Boom|Bosch|Breede|Brouwers|Buiten|Dennen|
        Dorps|Duin| Eiken|Elzen|Emma|Esdoorn|Fluwelen|Gerbera|Haven|Heide|Heren|Hertog|Hoef|Hofwijck|Hoog|
        Iepen|Irene|Jasmijn| Juliana|Kanaal|Kastanje|Keizers|Kerk|Klooster|Koning|Korte|Lange|Leliën|
        Linden|Looiers|Magnolia|Margriet| Markt|Meidoorn|Molen|Narcissen|Nassau|Nieuwe|Noorder|Oost|
        Oranje|Oude|Park|Populieren|Prinsen|Raadhuis| Rozen|School|Seringen|Singel|Spoor|Stations|Tuin|
        Tulpen|Veer|Vijver|Violen|Visser|Vliet|Warmoes|Wester| Wilgen|Wilhelmina|Zand|Zonnebloem|Zuider
    """,
    "FR": """
        Ambroise Paré|Ampère|Anatole France|Arago|Aristide Briand|Balzac|Baudelaire|Beaumarchais|Berlioz|
        Berthelot| Bossuet|Boileau|Buffon|Carnot|Chateaubriand|Claude Debussy|Colbert|Condorcet|Corneille|
        Danton|Descartes| Diderot|Émile Zola|Faidherbe|Fénelon|Foch|Gambetta|Gay-Lussac|George Sand|
        Gustave Eiffel|Henri Barbusse| Jacquard|Jean Jaurès|Jeanne Hachette|Joffre|Jules Ferry|Kléber|
        La Bruyère|Lafayette|Lakanal|Lamartine| Lavoisier|Louis Braille|Mansart|Marceau|Marie Curie|
        Maurice Ravel|Michelet|Mirabeau|Molière|Montaigne| Montesquieu|Mozart|Pascal|Pasteur|Paul Bert|
        Parmentier|Rabelais|Racine|Raspail|Ronsard|Rousseau|Saint-Antoine| Saint-Denis|Saint-Éloi|
        Saint-Jacques|Saint-Martin|Saint-Michel|Saint-Nicolas|Sainte-Anne|Sadi Carnot| Stendhal|Sully|
        Thiers|Turenne|Turgot|Vauban|Victor Hugo|Voltaire
    """,
    "FR de la": """
        Briqueterie|Cerisaie|Chapelle|Charité|Colline|Comédie|Concorde|Croix|Digue|Fontaine|Forêt|Gare|
        Garenne|Grange| Halle|Huchette|Liberté|Libération|Mairie|Marne|Monnaie|Montagne|Paix|Pépinière|
        Plage|Plaine|Pompe|Poste| Prairie|Préfecture|Roseraie|République|Rivière|Source|Tannerie|Tour|
        Tuilerie|Vallée|Verrerie|Victoire
    """,
    "FR du": """
        Calvaire|Canal|Château|Cimetière|Clos|Collège|Commerce|Coteau|Couvent|Fort|Four|Gué|Lac|Lavoir|
        Manège|Marais| Marché|Midi|Moulin|Musée|Parc|Pavillon|Pont|Port|Pré|Prieuré|Progrès|Puits|Rempart|
        Ruisseau|Stade|Temple| Théâtre|Tribunal|Val|Verger|Vignoble|Vivier
    """,
    "FR des": """
        Acacias|Alouettes|Amandiers|Bleuets|Bouleaux|Cerisiers|Champs|Châtaigniers|Chênes|Coquelicots|
        Cordeliers| Écoles|Églantines|Érables|Fauvettes|Fleurs|Frênes|Genêts|Glycines|Hêtres|Hirondelles|
        Iris|Jardins|Jonquilles| Lilas|Marronniers|Mésanges|Mimosas|Moulins|Noyers|Oliviers|Ormes|
        Pâquerettes|Peupliers|Pins|Platanes|Pommiers| Rosiers|Tanneurs|Tilleuls|Vignes|Violettes
    """,
    "FR de l'": """
        Abbaye|Abreuvoir|Amitié|Aqueduc|Arquebuse|Arsenal|Avenir|Écluse|École|Église|Égalité|Espérance|
        Étang|Étoile| Europe|Évêché|Hermitage|Hôpital|Horloge|Hospice|Industrie|Observatoire|Orangerie|
        Ormeau|Union|Université|Yser
    """,
    "FR d'": """
        Alésia|Alger|Alsace|Amiens|Angers|Anjou|Aquitaine|Arcole|Arras|Artois|Assas|Athènes|Austerlitz|Auvergne|
        Avignon|Elbeuf|Enghien|Iéna|Isly|Italie|Odessa|Orléans|Orsay|Oslo|Uzès
    """,
    "FR de": """
        Bellevue|Belfort|Bourgogne|Bretagne|Champagne|Colmar|Dunkerque|Flandre|Lorraine|Mulhouse|Nancy|
        Normandie|Picardie| Provence|Rivoli|Rome|Sébastopol|Solférino|Strasbourg|Touraine|Turin|Valmy|
        Verdun|Vincennes|Wagram
    """,
    "ES": """
        Alfonso X|Almirante Cadarso|Ancha|Antonio Machado|Ayala|Baja|Balmes|Bailén|Blasco Ibáñez|
        Bravo Murillo| Calderón|Cánovas|Cervantes|Colón|Concha Espina|Doctor Fleming|Echegaray|Espronceda|
        Fray Luis|Galileo|Goya| Gravina|Hernán Cortés|Isaac Peral|Isabel la Católica|Jacinto Benavente|
        Jorge Juan|Jovellanos|Juan Bravo| Larga|Lepanto|Lope de Vega|Magallanes|Mayor|Menéndez Pelayo|
        Murillo|Nueva|Orellana|Pizarro|Príncipe|Quevedo| Ramón y Cajal|Real|Rosalía|San Andrés|
        San Bernardo|San Francisco|San José|San Juan|San Lorenzo|San Marcos| San Miguel|San Pedro|
        Santa Ana|Santa Clara|Santa Engracia|Santiago|Séneca|Serrano|Sorolla|Tetuán|Tirso|Trafalgar|
         Velázquez|Vergara|Zorrilla|Zurbano|Zurbarán
    """,
    "ES de la": """
        Alameda|Almudena|Amargura|Aurora|Cadena|Cava|Concepción|Constitución|Cruz|Encina|Ermita|Esperanza|
        Estación|Estrella| Feria|Fuente|Hiedra|Huerta|Iglesia|Independencia|Laguna|Libertad|Luna|
        Magdalena|Merced|Montera|Muralla|Oliva| Palma|Paz|Plata|Puebla|Reina|Ribera|Rosa|Salud|Sierra|
        Soledad|Torre|Victoria|Viña
    """,
    "ES del": """
        Arenal|Bosque|Carmen|Castillo|Cid|Clavel|Convento|Duque|Espejo|Este|Hospital|Laurel|León|Limonero|
        Mar|Mercado| Molino|Monasterio|Norte|Obispo|Olivo|Olmo|Pez|Pilar|Pinar|Pozo|Prado|Puente|Puerto|
        Río|Rosario|Rey|Sol|Sur|Teatro
    """,
    "ES de los": """
        Almendros|Arcos|Álamos|Cerezos|Cipreses|Claveles|Geranios|Herreros|Jardines|Lirios|Madroños|
        Mártires|Naranjos| Nogales|Olivos|Pinos|Reyes|Robles|Rosales|Tilos
    """,
    "ES de las": """
        Acacias|Adelfas|Amapolas|Camelias|Delicias|Eras|Flores|Fuentes|Gardenias|Huertas|Infantas|Lilas|
        Magnolias| Margaritas|Moreras|Mimosas|Navas|Palmeras|Rosas|Salinas|Torres|Violetas
    """,
    "ES de": """
        Alcalá|Alcántara|Antequera|Aragón|Aranjuez|Atocha|Burgos|Castilla|Covadonga|Ferraz|Fuencarral|
        Guadalquivir| Hortaleza|Lagasca|Lavapiés|Navarra|Numancia|Otumba|Pelayo|Sagunto|Toledo|Viriato
    """,
    "IT": """
        Alfieri|Amerigo Vespucci|Ariosto|Aurelio Saffi|Bellini|Bixio|Boccaccio|Bramante|Brunelleschi|
        Canova|Carducci|Cavour| Cesare Battisti|Cimarosa|Crispi|Dante|De Amicis|Donatello|Donizetti|
        Duca d'Aosta|Enrico Fermi|Foscolo|Galvani| Garibaldi|Giotto|Goldoni|Gorizia|Gramsci|Leopardi|
        Machiavelli|Mameli|Manin|Manzoni|Marconi|Mascagni|Matteotti| Mazzini|Mercadante|Michelangelo|
        Milano|Monteverdi|Nazionale|Paganini|Palestro|Parini|Pascoli|Pellico| Petrarca|Piave|Pirandello|
        Ponchielli|Puccini|Raffaello|Ricasoli|Risorgimento|Roma|Rossini|San Carlo|San Francesco|
         San Giorgio|San Marco|San Martino|Santa Chiara|Santa Lucia|Savonarola|Solferino|Tasso|Tiziano|
        Torino| Torricelli|Toscanini|Toti|Trento|Trieste|Umberto I|Venezia|Verdi|Verga|Vittorio Emanuele|
        Vivaldi|Volta|XX Settembre
    """,
    "IT della": """
        Repubblica|Libertà|Stazione|Pace|Vittoria|Chiesa|Scala|Vigna|Croce|Fonte|Rocca|Spiga|Costituzione|
        Posta|Fornace| Resistenza|Torre|Fontana|Pineta|Conciliazione|Giustizia|Marina|Valle|Speranza|
        Quercia
    """,
    "IT del": """
        Popolo|Mare|Lavoro|Pozzo|Castello|Mulino|Sole|Parco|Ponte|Carmine|Colle|Commercio|Duomo|Fante|
        Fosso|Giglio|Lago| Leone|Mercato|Pellegrino|Porto|Santuario|Teatro|Tritone|Vescovado
    """,
    "IT dei": """
        Mille|Fiori|Pini|Tigli|Giardini|Cipressi|Platani|Ciliegi|Fabbri|Mercanti|Cappuccini|Castagni|
        Condotti|Coronari| Faggi|Gelsomini|Lecci|Mandorli|Noci|Oleandri|Servi|Tulipani|Villini
    """,
    "IT delle": """
        Rose|Viole|Acacie|Magnolie|Ginestre|Vigne|Terme|Mura|Betulle|Camelie|Fornaci|Industrie|Margherite|
        Mimose|Nazioni| Ortensie|Palme|Primule|Querce|Robinie
    """,
    "IT dell'": """
        Indipendenza|Unione|Industria|Università|Acquedotto|Agricoltura|Artigianato|Arte|Amba|Edera|Olmo|
        Orso|Orto| Ospedale|Umiltà|Unità
    """,
}
ARTICLES = {
    "FR": ("de la", "du", "des", "de l'", "d'", "de"),
    "ES": ("de la", "del", "de los", "de las", "de"),
    "IT": ("della", "del", "dei", "delle", "dell'"),
}
"""What may stand before a street's name and belongs to it."""


@cache
def pool(which: str) -> tuple[str, ...]:
    return words(_POOLS.get(which) or _POOLS[which[:2]], "|")


@cache
def places(which: str) -> dict[str, int]:
    """Folded name -> its place in the pool."""
    return {fold(name): i for i, name in enumerate(pool(which))}
