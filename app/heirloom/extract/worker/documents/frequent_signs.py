"""The most frequent non-ASCII characters of many languages' prose, to tell their old encodings apart."""

from __future__ import annotations

_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "今天早晨公园妈爸爷奶弟妹哥姐吃饭买钱请谢写信照片快乐生日亲爱孩子家里"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
    "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
    "日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政"
    "美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員"
    "解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件"
    "今天早晨公園媽爸爺奶弟妹哥姐吃飯買錢請謝寫信照片快樂生日親愛孩子家裡"
)
_JAPANESE = (
    "のにはをたがでてとしれさいるもなこりまあかうくっきすらどめんちつだけそよえおせろみほやわひばじゅ"
    "ンスールトアイリクラシタレドマジフコプサンテムメデニオロッ"
    "日一人年大本国中会時出上行生者月事自分社東今私見回何前子地合内方場定学高手気家前車電父母花山川田"
    "円書計合金様領収名店長高円月火水木土曜東京都県市町村番号"
)
_KOREAN = (
    "이다는을를에의가고하지은로도한사기리서어자나인대해시그라있정아수스일보과만전으부장주들게여제원구오니상"
    "유우동성공국세것습년모조없문방당위비안소생면신분와면려요시간말적내개화마음선무물경중학들무"
)
_POINTS = "，。、；：？！“”‘’（）《》「」『』…—　・〜"

WIDE: dict[str, frozenset[str]] = {
    "gb18030": frozenset(_SIMPLIFIED + _POINTS),
    "big5hkscs": frozenset(_TRADITIONAL + _POINTS),
    **{name: frozenset(_JAPANESE + _POINTS) for name in ("euc_jis_2004", "cp932", "shift_jisx0213")},
    **{name: frozenset(_KOREAN + _POINTS) for name in ("cp949", "johab")},
}
"""East Asian codec name → its language's frequent characters and punctuation."""

_WESTERN = "éèàçêâîôûëïüöäßñáíóúãõåæø"
_CENTRAL = "ąćęłńóśźżčďěňřšťůýžáíéúőűäöüßăâîşţôĺľ"
_TURKISH = "ğışöçü"
_BALTIC = "āčēģīķļņšūžąęėįųõäöü"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґ"
_GREEK = "αοιετσνηυρπκμλωςγδθχφβξζψάέήίόύώ"
_HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء،؟"
_THAI = "กขคฆงจฉชซญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหอฮะัาำิีึืุูเแโใไ็่้์ๆฯ"
_QUOTES = "“”‘’„«»–—…€°§"

NARROW: dict[str, frozenset[str]] = {
    **{name: frozenset(_WESTERN + _QUOTES) for name in ("cp1252", "cp850", "mac_roman")},
    **{name: frozenset(_CENTRAL + _QUOTES) for name in ("cp1250", "iso8859_2", "cp852")},
    **{name: frozenset(_CYRILLIC + _QUOTES) for name in ("cp1251", "koi8_u", "iso8859_5", "cp866")},
    "cp1253": frozenset(_GREEK + _QUOTES),
    "cp1254": frozenset(_TURKISH + _QUOTES),
    "cp1255": frozenset(_HEBREW + _QUOTES),
    **{name: frozenset(_ARABIC + _QUOTES) for name in ("cp1256", "iso8859_6")},
    "cp1257": frozenset(_BALTIC + _QUOTES),
    "cp874": frozenset(_THAI + _QUOTES),
}
"""Single-byte codec name → the same; where two fit alike the first is taken."""

COMMON: dict[str, frozenset[str]] = {
    **{name: frozenset("оеаинтсрвлкм") for name in ("cp1251", "koi8_u", "iso8859_5", "cp866")},
    "cp1253": frozenset("αοιετσνηυρπκςάίό"),
    "cp1255": frozenset("יוהלאתרמבשנ"),
    **{name: frozenset("اليمنورتبةعدسفهك") for name in ("cp1256", "iso8859_6")},
    "cp874": frozenset("านรกอเงมยลวดทสต่้ัี"),
}
"""Of alphabets that stand wholly beyond ASCII the letters that fill about two thirds of any text: letter for letter
one such alphabet read as another is as good, but then rare letters are as many as common ones."""
