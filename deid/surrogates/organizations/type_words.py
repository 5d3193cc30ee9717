"""What organisations are: institutions, courts, schools, trades and clubs in six languages, folded. These words stay.

They are those of the registers and directories of the US, Canada, the UK, Germany, France, Spain, Italy, the
Netherlands, Australia and India. Surnames that many people have are not among them: they are in `LAST`.
"""

from deid.surrogates.forms import words

KINDS = frozenset(
    words("""
    mt ft ville pain pet eye eyes royal mutual memorial federal national chamber mount fort lake new social income buy
    med ctr nhs hosp univ mfg intl natl assn assoc ltda bookshop bookshops dock docks veteran gsv tsv fcs sc sv vfl vfb
    fsv ssv tus heritage trade veterans
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
    apothecary drug drugs drugstore fc afc cfc utd defense defence transit comprehensive dialysis footwear
    vineyards orchards rx chapel cathedral basilica abbey convent seminary congregation lumber catering
    caterers cooling conditioning optical optometry optometrists eyewear urgent outpatient inpatient
    ambulatory emergency nephrology gastroenterology endocrinology rheumatology pulmonary pulmonology
    allergy hematology podiatry chiropractic physiotherapy physical therapy therapies counseling counselling
    psychology psychological behavioral behavioural mental maternity midwifery midwives anesthesia
    anesthesiology ambulance paramedics trauma sleep cancer stroke diabetes kidney blood donor transplant
    surgeons dentists dentist orthodontics orthodontists endodontics periodontics pharmacist chemist
    chemists nutrition rehab recovery treatment detox seniors assisted retirement eldercare veterinarians
    animal animals rescue shelter humane internal external magistrates appeals appeal juvenile probate
    bankruptcy municipal superior supreme crown circuit chancery assizes prosecutor prosecutors defender
    defenders parole probation corrections correctional prison jail penitentiary detention marshals
    constabulary precinct customs revenue registry registrar registrars highways highway brigade permanent
    secretariat commissioner commissioners directorate inspectorate ombudsman reserve lottery elections
    electoral assembly parliamentary delegation junior grammar primary secondary infant infants montessori
    boarding preparatory conservatory conservatoire campus students student alumni fraternity sorority
    parents teacher teachers scouts tutorial nurses nurse borough mayor mayors united rovers wanderers
    athletic athletics cricket football soccer rugby hockey tennis golf rowing swimming basketball baseball
    volleyball cycling racing stadium arena tire muffler collision towing welding machining machine
    machinery casting castings forge forging fabrication fabricators carpentry joinery cabinets cabinetry
    bathrooms tiles tile glazing windows doors shutters blinds fencing paving concrete cement aggregates
    quarries excavation excavating demolition scaffolding surveyors surveying drilling pumps pump valves
    bearings hydraulics pneumatics turbines boilers refrigeration hvac renewables batteries motorcycles
    bicycles bikes cycles boats boat yachts yacht charters ferries cruises limousine limousines coaches
    movers moving removals storage warehouse warehousing warehouses couriers parcel parcels mail haulage
    hauling carriers terminal terminals ports shipyard shipyards shipbuilding dairies creamery meats meat
    butchers seafood seafoods fisheries poultry greengrocers grocers grocer deli delicatessen confectionery
    confectioners chocolates chocolate candy sweets donuts bagels sandwiches burgers tacos taqueria sushi
    noodles noodle tandoori kebab steakhouse brasserie trattoria buffet juice juices teas roasters roastery
    espresso brewers brewhouse taproom ales cellars ranches seeds seed grains feeds feed fertilizer
    fertilizers nurseries florist florists gifts gift cards crafts antiques framing stationery stationers
    hobbies comics video videos photo opticians optician hearing boots hosiery knitwear lingerie bridal
    tailors uniforms leather garments fabrics linens bedding mattress mattresses sofas rugs decor ceramics
    pottery porcelain glassworks silverware watches clocks jewellery jewellers gems diamonds perfumes
    fragrance fragrances soap soaps nails hair barbers barbershop hairdressers tattoo tanning massage
    pilates dance ballet karate boxing martial skating aquatics camps campground retreats theaters theatres
    cinema cinemas circus opera ensemble chorus festival festivals channel fm podcast newspapers register
    telegraph examiner inquirer sentinel review digest weekly daily reporter record argus morning evening
    sunday benefits plans plan casualty indemnity underwriters underwriting annuity pension pensions bancorp
    bancshares bankshares thrift acceptance factoring collections collection payments payment payroll
    accounting accountants accountancy accountant bookkeeping audit auditors tax taxes title escrow
    settlement appraisal appraisers auction auctions auctioneers translation translations interpreters
    secretarial outsourcing enterprises concepts innovations dynamics workshop workshops factory factories
    refinery refining oilfield exploration minerals aluminum aluminium zinc alloys cables fasteners polymers
    composites adhesives coatings paints paint resins paper papers pulp sawmill sawmills plywood pallets
    boxes bottling bottlers canning ecommerce interactive microsystems controls automation sensors lasers
    photonics circuits hosting infotech apps cyber biologics vaccines biopharma reagents scientific
    observatory planetarium aquarium botanical gardens conservancy conservation wildlife preservation
    historical genealogical archives archive cemetery crematorium mortuary funeral funerals undertakers
    fellowship tabernacle gospel bible initiative initiatives project projects program programs programme
    brotherhood guild chapter order legion rotary auxiliary leagues forum caucus campaign movement
    disability refugees refugee homeless hunger deaf pantry outreach mentoring literacy adoption children
    childrens youth guesthouse suites motels cottages chalets villas towers outlet outlets outfitters
    emporium bazaar dealers dealer dealership showroom hire consignment surplus high general family
    community heart spine public business women womens friends lady medicare medicaid hmo ppo amtsgericht
    landgericht oberlandesgericht verwaltungsgericht arbeitsgericht sozialgericht finanzgericht
    bundesgericht bezirksgericht gericht staatsanwaltschaft polizei polizeidirektion feuerwehr rathaus stadt
    stadtverwaltung landratsamt jugendamt standesamt sozialamt ordnungsamt gesundheitsamt bezirksamt
    jobcenter arbeitsagentur krankenkasse betriebskrankenkasse ortskrankenkasse universitatsmedizin
    universitatsspital kantonsspital kantonsschule fachklinik rehaklinik tierklinik kinderklinik realschule
    hauptschule gesamtschule berufsschule berufskolleg musikschule volkshochschule fahrschule buchhandlung
    buchhandel blumenhaus fleischerei konditorei schreinerei tischlerei zimmerei malerbetrieb dachdecker
    dachdeckerei sanitar heizung heizungsbau elektrotechnik metallbau anlagenbau fahrzeugbau werkzeugbau
    stahlbau gartenbau landtechnik getranke gaststatte gasthaus gasthof wirtshaus weingut druckerei
    reinigung gebaudereinigung reisen reiseburo apotheken optik optiker zahnarzt zahnarztpraxis arztpraxis
    hausarztpraxis tierarztpraxis frauenarztpraxis pflegeheim seniorenheim seniorenzentrum altenheim
    pflegedienst wohnheim treuhand hausverwaltung wohnungsbau wohnbau gewerkschaft kammer handwerkskammer
    handelskammer arztekammer innung turnverein sportverein fussballclub steuerkanzlei anwaltskanzlei
    rechtsanwalt rechtsanwalts notariat pfarrei pfarramt bistum erzbistum synagogengemeinde versandhandel
    einzelhandel grosshandel handel vertrieb verwaltung vermogensverwaltung beteiligungen wirtschaftsprufung
    wirtschaftsprufer versorgung verkehrsbetriebe nachrichten rundfunk cour instance commissariat
    gendarmerie maternelle primaire creche pharmacie dentaire boucherie charcuterie patisserie epicerie
    librairie papeterie fromagerie poissonnerie traiteur auberge menuiserie charpente plomberie electricite
    maconnerie peinture carrosserie imprimerie atelier ateliers etablissements ets entreprise entreprises
    maison domaine vignobles notaire huissier sante hospitalier universitaire ehpad amicale comite stade
    residence opticiens coiffure fleuriste garagiste conseils tribunaux judiciaire departemental regional
    municipale regionale hoteliere immobiliere juzgado juzgados audiencia provincial diputacion comisaria
    policia guardia farmacia universitario medicos consultorio residencia ceip ies guarderia libreria
    papeleria carniceria pescaderia fruteria ferreteria peluqueria zapateria joyeria optica taller talleres
    gestoria asesoria bodegas bodega vinos almacenes suministros instalaciones reformas excavaciones
    promociones hostal cerveceria meson taberna asador cofradia hermandad sindicato federacion partido
    notaria procuradores bufete veterinaria autocares viajes mudanzas seguridad limpiezas panificadora
    ganaderia servicio tribunale corte procura questura carabinieri polizia provincia regione azienda
    aziende sanitaria ospedaliera policlinico legale dentistico notaio notarile commercialista
    commercialisti primaria secondaria infanzia asilo materna officina officine meccanica carrozzeria
    falegnameria panificio pasticceria gelateria macelleria salumificio caseificio oleificio frantoio
    cantina cantine vini tenuta fattoria agriturismo osteria albergo cartoleria tipografia edilizia edile
    impresa imprese immobiliari impianti termoidraulica elettrica ceramica ceramiche mobili arredamenti
    tessitura tessile calzaturificio abbigliamento profumeria parrucchieri lavanderia palestra polisportiva
    circolo sindacato autotrasporti rechtbank gerechtshof politie provincie waterschap huisartsenpraktijk
    huisartsen tandarts tandartspraktijk apotheek fysiotherapie verpleeghuis zorg zorgcentrum thuiszorg
    basisschool lyceum scholengemeenschap hogeschool bakkerij slagerij boekhandel drogist kapper
    garagebedrijf autobedrijf aannemersbedrijf bouwbedrijf installatiebedrijf schildersbedrijf loodgieter
    makelaardij makelaars notariskantoor advocaten advocatenkantoor administratiekantoor uitgeverij
    drukkerij hoveniers tuincentrum kwekerij transportbedrijf rederij scheepswerf voetbalvereniging vakbond
    kerk parochie winkel supermarkt woningcorporatie agriculture commerce environment forestry immigration
    justice licensing planning sanitation statistics tourism works bharat hindustan kreis landes deutscher
    deutsches agricole mutuelle francais nacional espanol
""")
)
LAST = frozenset(
    words("""
    art arts bowling chambers fish flowers glass kitchens line lines mall mills parks plant plants plaza
    tool wire
""")
)
"""Type words that are surnames too: they stay as the last word of several ("Riverside Flowers"), and not as a name."""
FIELDS = words("""
    agriculture commerce defense education energy environment finance fisheries forestry health heritage housing
    immigration industry justice labor licensing parks planning records revenue safety sanitation statistics
    telecommunications tourism trade transport treasury veterans water welfare works
""")
"""What departments and ministries are of: one stands for another."""
