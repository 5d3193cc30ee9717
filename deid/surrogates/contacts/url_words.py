"""The closed lists that `urls` reads paths and parameters by."""

from deid.surrogates.forms import words

USER_SEGMENTS = frozenset(
    words("""
    ~ users user u people person profile profiles personal in @ author authors autor autoren
    members member team home staff faculty mitarbeiter mitarbeiterin employee employees student students contributor
    contributors artist artists player players speaker speakers doctor doctors physician physicians provider
    providers lawyer lawyers attorney attorneys agent agents friends followers bio bios talk alumni
    graduates consultants patient patients customer customers client clients contact contacts owner owners tenant
    tenants resident residents guest guests subscriber subscribers
""")
)
USER_SITES = frozenset(
    words("""
    github.com gitlab.com bitbucket.org twitter.com x.com instagram.com facebook.com fb.com medium.com t.me
    pinterest.com soundcloud.com vimeo.com twitch.tv dribbble.com behance.net keybase.io about.me linktr.ee
    patreon.com ko-fi.com paypal.me calendly.com venmo.com cash.app gravatar.com threads.net myspace.com
    bandcamp.com last.fm kaggle.com huggingface.co codeberg.org gitee.com sr.ht telegram.me snapchat.com
    vk.com youtube.com tiktok.com deviantart.com flickr.com weibo.com hub.docker.com m.me fb.me
""")
)
SITE_WORDS = frozenset(
    words("""
    watch playlist shorts channel hashtag explore reel reels stories groups events marketplace photo profile
    php share sharer intent embed topics trending notifications messages sets jobs company school feed pulse
    showcase add gist gists orgs sponsors apps features pricing enterprise joinchat permalink story dialog
    plugins tr tag tags results spaces datasets models
""")
)
PATH_WORDS = frozenset(
    words("""
    enterprise trending notifications sponsors tr dialog permalink showcase joinchat shorts sharer gists i
    you he she it they me him us them this that these those there here its their his her as into over under
    after before about between through during without within up down out off again then than too very just
    only also even yet once never always often sometimes am was were been being have has had do does did
    would can could should might must shall get got gets make makes made take takes took give gives gave go
    goes went come comes came sees saw know knows knew think thinks thought says tell told find finds found
    want wants need needs use uses used using work works working try tries tried ask asked met meet meets
    joins join joined leaves left starts start started stops stop ends end ended opens open opened closes
    closed wins loses lost buys buy bought sold builds built grows grew helps helped learn learned teach one
    two three four five seven eight nine ten first second third next previous better great big old same
    different own many much some any each every few several both either neither data time year years days
    week month months ways thing things people woman women child children world life part point number fact
    reset verify invite confirm track tracking redirect press pressroom newsroom investors corp corporate
    careers personal personnel customer customers client clients invoice account billing balance claim
    claims backup backups export exports import reporting git parquet avro orc hc dp gp hr id uid min px mb
    gb kb step steps version build release draft final copy update updated presentation slides slide agenda
    minutes memo notes letter contract agreement resume cv budget forecast plan schedule signin signup logoff
    welcome notice notices alerts alert tar gz bz tgz bak tmp temp pub status index default main html htm
    xhtml php asp aspx jsp jspx cgi bin pdf doc docx txt rtf odt ppt pptx xls xlsx csv tsv jpg jpeg png gif
    svg webp ico bmp tif tiff css js mjs ts json xml yaml yml toml ini cfg conf log zip rar exe dmg iso msi
    apk rpm whl py ipynb java cpp md rst tex bib sql db mp3 mp4 avi mov mkv wav flac ogg webm ics vcf eml
    msg api rest graphql rpc v1 v2 v3 v4 en de fr es nl uk ca au www home homepage aboutus contact contactus
    news blog blogs article articles artikel post posts page pages seite search suche recherche buscar login
    logout register registration accounts my settings preferences help support docs documentation document
    documents download downloads upload uploads files file folder folders dir images image img imgs pics
    photo photos picture pictures gallery static assets media video videos audio music watch product
    products produkt produkte category categories kategorie tag tags topic topics wiki questions question
    answers answer issues issue pull pulls tree blob raw commit commits releases branches merge requests
    tweet tweets event events calendar job jobs career karriere archive archives forum forums thread threads
    comment comments reply replies review reviews rating view views edit new create delete list lists item
    items order orders cart basket checkout payment payments invoices shop store report reports public
    private admin dashboard user users usr u person profile profiles in author authors members member team
    teams staff faculty students student company companies unternehmen group groups groupes org organization
    organizations project projects repo repos code src source lib libs include vendor dist test tests spec
    example examples demo tutorial tutorials guide guides manual faq faqs terms privacy policy legal
    impressum datenschutz imprint cookies sitemap robots feed feeds rss atom subscribe unsubscribe
    newsletter newsletters share embed channel playlist hashtag explore stories reel reels messages message
    inbox sent mail email chat room rooms meeting meetings webinar webinars conference training course
    courses lesson lessons class classes school schools college department departments services service
    solutions solution research publications publication paper papers books book library resources resource
    tools tool software app apps mobile web site sites online portal history overview summary detail details
    info information intro introduction features pricing plans locations location map maps directions hours
    hospital clinic doctors doctor physicians patients patient records record appointments appointment forms
    form application applications apply request response responses results result stats statistics analytics
    metrics monitor health ping versions latest current stable monthly weekly daily today date all top
    popular recent more other misc general desktop appdata local roaming windows system system32 program
    programs etc var opt mnt volumes drive shared common root the of and a an to for on at by with from your
    our how what why when where who is are be not or http https ftp com net edu gov mil int content node
    attachments attachment wp includes plugins themes action ajax callback oauth auth authorize token tokens
    session sessions sso saml spaces channels sets datasets models orgs add marketplace pulse intent
""")
)
QUERY_NAMES = frozenset(
    words("""
    iban mrn ssn dob pwd pass password key ticket case ref reference jsessionid phpsessionid sessionid cn ou dc
    birthdate birthday gender age address street mobile fax plz postcode medium campaign lead contact
    id q s t p v u k ref utm_source utm_medium utm_campaign utm_term utm_content lang hl gl page tab sort
    order by limit offset start end from to date type format mode view action op cmd cat category tag query
    key code token session sid uid user userid user_id username login account email mail e name firstname
    first_name lastname last_name file path url next return redirect redirect_uri return_to callback state
    source src year month day num count size width height fbclid gclid ref_src si feature list index loc
    location lat lng lon zip city country phone tel number search term keyword keywords filter subject body
    cc bcc client client_id client_secret response_type scope nonce version ver ts time timestamp sig
    signature hash checksum api_key apikey access_token author owner member profile patient patient_id
    customer customer_id order_id invoice doc docid item item_id product sku
""")
)
USER_PARAMETERS = frozenset(
    words("""
    user userid user_id username uname login account email mail e name firstname first_name lastname
    last_name author owner member profile screen_name handle patient client_name customer contact to cc bcc
    from recipient sender u
""")
)
NAME_PARAMETERS = frozenset(
    words("""
    last first given surname lastname last_name firstname first_name fname lname fullname full_name given_name givenname
    family_name familyname middle middle_name middlename maiden maiden_name nickname patient patient_name author owner
    customer customer_name contact contact_name client_name member nachname vorname apellido apellidos nombre prenom nom
    cognome displayname display_name
""")
)
"""Parameters whose value is a person's name, whatever else the word means."""
SECRET_NAMES = frozenset(
    words("""
    password passwd pwd pass passphrase token secret client_secret api_key apikey access_key access_token refresh_token
    id_token auth_token key sig signature jwt credential credentials pin otp
""")
)
"""Parameters whose value is a password or a token."""
FILE_ENDINGS = frozenset(
    words("""
    html htm xhtml php asp aspx jsp jspx cgi bin pdf doc docx txt rtf odt ppt pptx xls xlsx csv tsv jpg jpeg png gif
    svg webp ico bmp tif tiff css js mjs ts json xml yaml yml toml ini cfg conf log zip rar exe dmg iso msi apk rpm whl
    py ipynb java cpp md rst tex bib sql db mp3 mp4 avi mov mkv wav flac ogg webm ics vcf eml msg parquet gz bz tgz tar
    bak tmp git dcm hl7 jsonl
""")
)
ACTIONS = frozenset(
    words("""
    list new edit add delete search page pages all index login logout register home main profile view more top store
    form test api me dir files file portal records billing session sessions order orders day days date data week weekly
    daily month year today current each every first
""")
)
"""What stands behind "/patients/" or "/users/" and is no name there."""
SEARCH_PARAMETERS = frozenset(
    words("q query search s term terms keyword keywords text subject name_contains")
)
"""Parameters whose value may be anything, a person too."""
