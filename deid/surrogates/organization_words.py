"""Ordinary words that organisations are called by ("Riverside Family Clinic"): one stands for another.

The order is alphabetical, and the place of a word in it decides what it becomes: a word added is breaking.
"""

from deid.surrogates.forms import words

QUALIFIERS = words("""
    ability absolute academic accent access acclaim accurate active advanced adventure affinity agile
    alert alliance allied alpha alpine always american anchor angels animal anthem apex apple applied
    aqua arbor arc arch arctic aspect aspen associated assured astro atlantic atlas avalon avenue axis
    azure balance baltic bamboo banner baptist bay bayside beacon bear beaver bedrock benchmark best big
    birch bison blessed bloom blossom blue bluebird body bold bonanza bone boulder boundary breeze
    bridge bridgepoint bright brilliant broadway brook buckeye buffalo canyon capitol capstone cardinal
    caribbean cascade castle catalyst catholic cedar centennial central century champion charter cherry
    children childrens choice circle citizens civic classic clean clear clearwater clover coast coastal
    cobalt colonial columbia comfort common commonwealth community compass complete concept concord
    concordia confidence consolidated constellation continental copper coral core cornerstone cosmic
    cottage country covenant creative creek crescent crest crimson crossroads crown custom cypress daily
    decision deep delta deluxe desert destiny diamond direct discovery distinct diversified divine
    dominion double dragon dream driftwood dual dynamic eagle eagles earth eastern eastside easy eclipse
    edge eight element elite ember emblem emerald empire endeavor endless enterprise epic episcopal
    equal equity essential eternal ever everest evergreen exact excel excellence exceptional executive
    expert express eye eyes face fairview falcon family far fast federal fidelis fidelity fire first
    five flagship flex focus foot forever formula fortress fortune forward foundry four freedom fresh
    friendly friends frontier full fusion future galaxy garden gateway gemini general genesis gentle
    genuine giant glacier global gold golden good grand granite grassroots great green greenwood ground
    growth guardian guidance happy harbor harbour harvest haven hawk healing heart hearth heartland
    heritage hickory high highland hillside hilltop holy homestead honest horizon house human
    hummingbird icon idea ideal impact imperial independent infinity inland innovative insight inspire
    instant integral integrated integrity island jade jewish joint journey juniper jupiter keystone kids
    kind kingdom kodiak lakeside landmark lantern leader leading leaf legacy lexicon liberal liberty
    life lifeline light lighthouse lion logic lone lotus lucky lunar lutheran lynx magnolia main
    majestic major mansion maple marathon marble marine mariner maritime marvel master matrix meadow
    medallion memorial mens mercantile merchants mercury mercy meridian merit mesa methodist metro
    metropolitan mid midland midtown midwest mighty milestone millennium mind mission mobility model
    modern momentum monarch monument moon moonlight morning mosaic motion mountain mustang mutual mystic
    national natural nature nautilus navigator neighborhood new next nexus nimble north northeast
    northern northside northstar northwest oak oasis ocean oceanic old olympic omega one onyx open
    opportunity optimal optimum orange orchard orchid organic origin orion osprey outdoor outlook
    outpost overland pacific pain palace palm panorama panther parallel paramount parkside parkway
    partner patriot peak pelican people peoples perfect performance pet pets phantom phoenix pilgrim
    pine pinewood pinnacle pioneer plain planet platinum plaza polar pond popular port positive
    practical prairie precise precision preferred premier presbyterian presidential prestige prime
    priority progress progressive prominent promise prosperity proven provident prudent public pulse
    pure purple quail quality quantum quest quiet radiant rainbow ranch rapid ready real red redwood
    reef refuge regal regent regional reliance renaissance renewal republic rescue resilient resolute
    resource response retreat ridge right rise rising river riverbend riverfront riverside road rock
    rocket round royal rural sacred safe safeguard saga sage sand sandstone sapphire scenic science
    seaside second secure select seneca senior sequoia serene seven shadow shamrock shared shield
    shoreline sierra signal signature silver simple single skin sky skyline sleep smart smile smiles
    smooth solar solid solution sonic source south southeast southern southside southwest sovereign
    spark special spectrum spine spirit splendid spring springs square stable stage standard star
    starlight steady stellar step sterling stone stonebridge strategic stream street suburban success
    summit sun sunny sunrise sunset sunshine superior supreme sure surf swift synergy tactical tall
    tandem target teal tempo third three thunder tidal tiger timber timeless titan together top torch
    total tower trade tradition trail transatlantic transit treasure tree tri trident trinity triumph
    tropical true trusted twin two ultra umbrella unified unique united unity universal universe upland
    upper uptown valley value vanguard vantage vector velocity venture veritas veterans vibrant victory
    view village vine vineyard virtual virtue vision vista vital vivid voyage waterfront watershed wave
    wellness wellspring western westside westwood wheat whole wide wild wildflower wind windmill window
    winter women womens wonder woodland world worldwide yellow youth zen zenith zephyr zero
""")
