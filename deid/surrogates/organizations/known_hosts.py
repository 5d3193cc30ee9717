"""The closed lists that `domains` reads host names by: suffixes, everyday labels, hosts that many share.

Country-code suffixes: ISO 3166-1 as delegated by IANA. Public second levels: those under which the registries
of the countries sell names (the public suffix list's most used). Reserved names: RFC 2606 and RFC 6761.
"""

from deid.surrogates.forms import words

SAFE_SUFFIX = "example"
"""Reserved for documentation: nobody can register a name under it (RFC 2606)."""
COUNTRY_SUFFIXES = frozenset(
    words("""
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz
    ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk
    fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq
    ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh
    mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk
    pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz
    tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm
    zw
""")
)
SUFFIXES = COUNTRY_SUFFIXES | frozenset(
    words("""
    com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel cat tel asia post arpa
    app dev page cloud online site website web tech store shop blog news media agency digital email work
    works solutions services systems network support software technology company business group team
    consulting ventures capital finance financial fund insurance bank law legal health healthcare clinic
    hospital doctor dental care pharmacy academy education university school college institute foundation
    charity church community club social live life world global international xyz top vip win wiki design
    studio art photography photos pictures video film music games game sport football fitness fashion
    boutique jewelry clothing shoes beauty salon spa restaurant cafe bar pub pizza kitchen catering hotel
    hotels tours vacations flights land house homes properties property estate rentals apartments
    construction builders engineering energy solar farm garden bio eco green auto cars taxi parts tools
    supply industries international holdings partners associates enterprises management marketing
    guru expert zone space one plus press ink host hosting chat codes run science data delivery
""")
)
SECOND_LEVELS = frozenset(
    words("""
    co com org net ac gov edu gob gouv govt nhs or ne go ad gr ed lg asn id ltd plc me sch mil police gen firm
    ind nic res presse asso tm law adv eng med art blog web k12 mod parliament school health iwi maori cri geek kiwi
    gc on qc bc ab mb nb nl ns nt nu pe sk yk asso
""")
)
PLAIN_LABELS = frozenset(
    words("""
    www www1 www2 www3 web web1 mail mail1 mail2 mailhost mailgate smtp imap pop pop3 mx mx1 mx2 ftp sftp ns ns1
    ns2 dns m mobile api apis app apps dev test staging stage prod demo beta alpha sandbox preview blog shop store
    support help helpdesk docs doc portal intranet extranet internal vpn cdn static assets img images media video
    videos news login signin sso auth oauth id accounts account secure my webmail email remote gateway proxy
    server host cloud data db sql files file download downloads upload git svn ci jira wiki confluence
    forum forums community lists list status monitor dashboard admin cms crm erp hr jobs careers press events
    calendar chat meet conference search maps pay payments checkout billing booking book careers info home start old new
    exchange owa autodiscover outlook sip ldap ad dc dc1 ec en de fr es it nl us uk ca au in eu at ch be ie
    s3 ec2 rds elb compute storage blob table queue lambda bucket
    students student alumni staff faculty boards portal patients patient patientportal members member partners my
    north south east west central primary backup local localhost localdomain lan corp intra
""")
)
"""Labels left of an organisation's own that say nothing of it."""
CITY_STATE_LABELS = frozenset(words("k12 ci co state lib cc tec dst pvt town vil cog mus gen"))
"""What stands before the state in "lincoln.k12.ca.us" (RFC 1480)."""
MAIL_BRANDS = frozenset(
    words("""
    gmail googlemail outlook hotmail  msn windowslive  yahoo ymail rocketmail aol aim netscape icloud
    gmx protonmail proton  tutanota tuta yandex  rediffmail zoho fastmail hushmail  posteo
     wanadoo laposte libero virgilio tiscali   bigpond optusnet btinternet ntlworld blueyonder
    qq sina sohu naver hanmail daum seznam  onet interia freenet arcor vodafonemail zonnet ziggo kpnmail
""")
)
"""Mail providers under any suffix (yahoo.co.jp, gmx.at, outlook.fr)."""
MAIL_HOSTS = frozenset(
    words("""
    me.com mac.com web.de t-online.de mail.com mail.ru mail.de email.de email.com list.ru bk.ru inbox.ru inbox.lv
    163.com 126.com 139.com yeah.net foxmail.com tom.com 21cn.com proton.me pm.me tuta.io tutamail.com tutanota.de
    mailbox.org riseup.net disroot.org mailfence.com runbox.com startmail.com hey.com duck.com
    simplelogin.com mozmail.com privaterelay.appleid.com mailinator.com guerrillamail.com 10minutemail.com
    yopmail.com trashmail.com live.com live.nl live.fr live.de live.it live.se live.dk live.no live.be live.ca live.in
    live.co.uk live.com.au live.com.mx live.com.pt live.cn live.jp orange.fr orange.es neuf.fr
    free.fr sfr.fr bbox.fr aliceadsl.fr alice.it tin.it club-internet.fr numericable.fr noos.fr inwind.it iol.it
    fastwebnet.it aruba.it pec.it email.it telefonica.net terra.es terra.com.br telefonica.es ono.com ya.com
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net swbell.net cox.net
    charter.net spectrum.net twc.com rr.com roadrunner.com optonline.net optimum.net earthlink.net mindspring.com
    juno.com netzero.net netzero.com frontier.com frontiernet.net windstream.net centurylink.net centurytel.net
    q.com embarqmail.com suddenlink.net cableone.net mchsi.com prodigy.net compuserve.com excite.com lycos.com
    usa.net peoplepc.com worldnet.att.net attbi.com mediaone.net adelphia.net hotbot.com bigfoot.com
    btopenworld.com sky.com talktalk.net tiscali.co.uk virginmedia.com virgin.net plusnet.com plus.com
    bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au internode.on.net westnet.com.au ozemail.com.au dodo.com.au
    rogers.com shaw.ca sympatico.ca telus.net bell.net videotron.ca cogeco.ca eastlink.ca
    home.nl planet.nl xs4all.nl hetnet.nl casema.nl chello.nl upcmail.nl quicknet.nl kpnplanet.nl ziggo.nl
    skynet.be telenet.be scarlet.be bluewin.ch sunrise.ch hispeed.ch a1.net aon.at chello.at utanet.at
    onlinehome.de versanet.de kabelmail.de o2online.de online.de unitybox.de unity-mail.de
    uol.com.br bol.com.br ig.com.br globo.com rediff.com sify.com vsnl.net eircom.net iol.ie
    telia.com bredband.net comhem.se online.no o2.pl wp.pl op.pl interia.pl onet.pl centrum.cz volny.cz abv.bg
    rambler.ru ya.ru ukr.net i.ua walla.co.il bezeqint.net hanmail.net nate.com
""")
)
SITE_BRANDS = frozenset(
    words("""
    google amazon ebay wikipedia youtube facebook linkedin instagram twitter pinterest tripadvisor booking airbnb
    paypal blogspot xing craigslist indeed glassdoor
""")
)
"""Sites under any suffix: their names say nothing of who links to them."""
SITE_HOSTS = frozenset(
    words("""
    x.com t.co t.me fb.com fb.me m.me wa.me youtu.be goo.gl bit.ly tinyurl.com ow.ly is.gd buff.ly lnkd.in
    github.com github.io gitlab.com gitlab.io bitbucket.org sourceforge.net gitee.com codeberg.org sr.ht
    npmjs.com pypi.org crates.io docker.com huggingface.co kaggle.com readthedocs.io
    reddit.com redd.it medium.com substack.com tumblr.com wordpress.com wordpress.org wixsite.com weebly.com
    livejournal.com typepad.com squarespace.com myspace.com geocities.com flickr.com imgur.com deviantart.com
    tiktok.com snapchat.com whatsapp.com telegram.org telegram.me signal.org discord.com discord.gg
    threads.net bsky.app bsky.social mastodon.social vk.com ok.ru weibo.com quora.com
    stackoverflow.com stackexchange.com serverfault.com superuser.com news.ycombinator.com
    wikimedia.org wikidata.org wiktionary.org archive.org gutenberg.org wikileaks.org
    vimeo.com twitch.tv dailymotion.com soundcloud.com spotify.com bandcamp.com goodreads.com imdb.com last.fm
    zoom.us webex.com gotomeeting.com teams.microsoft.com meet.jit.si calendly.com doodle.com eventbrite.com
    meetup.com slack.com atlassian.net atlassian.com trello.com notion.so notion.site asana.com monday.com
    zendesk.com freshdesk.com sharepoint.com onmicrosoft.com office.com office365.com salesforce.com force.com
    my.salesforce.com hubspot.com surveymonkey.com typeform.com mailchimp.com dropbox.com box.com wetransfer.com
    figma.com canva.com miro.com patreon.com ko-fi.com paypal.me venmo.com cash.app gofundme.com kickstarter.com
    etsy.com linktr.ee about.me gravatar.com keybase.io behance.net dribbble.com academia.edu
    orcid.org doi.org dx.doi.org researchgate.net arxiv.org scholar.google.com pubmed.ncbi.nlm.nih.gov
    ncbi.nlm.nih.gov nih.gov
    herokuapp.com netlify.app vercel.app pages.dev web.app firebaseapp.com azurewebsites.net cloudfront.net
    amazonaws.com appspot.com run.app myshopify.com apple.com microsoft.com mozilla.org python.org apache.org
    w3.org schema.org localhost
""")
)
PUBLIC_HOSTS = MAIL_HOSTS | SITE_HOSTS | frozenset(f"{brand}.com" for brand in MAIL_BRANDS | SITE_BRANDS)
TENANT_HOSTS = frozenset(
    words("""
    slack.com atlassian.net zendesk.com freshdesk.com sharepoint.com onmicrosoft.com salesforce.com force.com
    my.salesforce.com zoom.us webex.com myshopify.com box.com herokuapp.com azurewebsites.net
    netlify.app vercel.app web.app firebaseapp.com pages.dev run.app appspot.com notion.site
""")
)
"""Where the label on the left is an organisation's; at other sites it is a person's."""
