"""Small closed word lists, by ISO 639-1 code, written for this project.

Function words carry no evidence that a page says something, and tell which language a text is in.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FUNCTION_WORDS = {
    "en": """a an the and or but nor so if then than that this these those of in on at by for from
        to with without into onto over under about as is are was were be been being am do does did
        has have had having will would shall should can could may might must it its he she they we
        you i him her his them their theirs our your my me us who whom whose which what when where
        why how there here also such some any each both all more most very just only own same other
        while during after before between through up down out off again once because until since
        against s t d ll re ve not no yes one""",
    "fr": """le la les l un une des du de d et ou mais ni donc car si que qu qui quoi dont où ce cet
        cette ces c se s sa son ses leur leurs notre nos votre vos mon ma mes ton ta tes je j tu il
        elle on nous vous ils elles lui eux y en au aux à dans par pour sur sous avec sans entre
        vers chez depuis pendant avant après est sont était étaient être sera seront serait ont
        a ai as avait avaient avoir aura fut furent n été ne pas plus très aussi ainsi comme même
        tout toute tous toutes autre autres cela ça lorsque quand puis alors encore m t""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine
        ist sind war waren sein hat haben hatte hatten wird werden wurde wurden worden kann können
        mit von vom zu zum zur im in am an auf aus bei nach für über unter durch um als auch wie so
        dass wenn weil er sie es wir ihr ich sich sein seine ihre ihren noch nur schon mehr sehr""",
    "es": """el la los las un una unos unas y o pero de del al a en por para con sin sobre entre
        que quien cuyo donde cuando como es son era eran fue fueron ser ha han había se su sus lo le
        les nos mi tu este esta estos estas ese esa no más muy también ya hasta desde""",
    "it": """il lo la i gli le un uno una e o ma di del della dei delle dello degli al alla ai alle
        da dal dalla in nel nella nei con su sul sulla per tra fra che chi cui dove quando come è
        sono era erano essere stato stata ha hanno aveva si suo sua suoi loro non più molto anche
        questo questa questi""",
    "pt": """o a os as um uma uns umas e ou mas de do da dos das em no na nos nas por pelo pela para
        com sem sobre entre que quem onde quando como é são era eram foi foram ser tem têm tinha se
        seu sua seus suas não mais muito também já até este esta isso ao à""",
    "nl": """de het een en of maar van in op aan bij met door voor naar uit over onder te tot is
        zijn was waren wordt worden werd werden heeft hebben had dat die dit deze wat wie waar als
        dan ook niet geen nog meer zeer er hij zij ze ik we hun haar zich om""",
}

FUNCTION_WORDS = {lang: words(text) for lang, text in _FUNCTION_WORDS.items()}

COMMON = words(
    """company firm organization organisation entreprise société compagnie use used uses using make
    makes made making take takes took taken give gives given gave get gets become becomes became
    include includes included including provide provides provided known called named based
    considered described several many much few various different certain part parts type types
    kind way ways thing things number numbers year years time times day days people person well
    new old good great important main major large small big high long early late later first
    second last next another however although within across around among along according due
    help helps need needs want go goes went come comes came see seen say says said show shows
    shown keep work works worked working set put often usually sometimes generally typically
    currently still even now today ever never always allow allows allowed start started begin
    began end lead leads found find finds fact example examples way area areas group groups
    world place places like likely able common popular famous well-known original originally
    total overall per cent faire fait faite faits font utiliser utilisé utilisée utilise permet
    permettent permettre donner donne donné prendre pris prend devenir devenu inclure comprend
    comprennent appelé appelée nommé connu connue considéré plusieurs certains certaines
    différents différentes nombreux nombreuses partie type types sorte manière façon chose
    choses nombre an ans année années temps jour jours gens personne personnes bien nouveau
    nouvelle nouveaux ancien bon bonne grand grande grands important importante principal
    principale petit petite haut premier première deuxième dernier dernière autre cependant
    selon grâce aide besoin peut peuvent doit doivent aller venir voir dire dit souvent
    généralement actuellement aujourd hui jamais toujours commencer début fin trouve exemple
    exemples groupe monde lieu fois cours"""
)
"""Words of a claim that tell little about which page says it: they count for half."""

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""ISO 639-1 code to the Snowball algorithm PyStemmer knows it by."""

ABBREVIATIONS = words(
    """mr mrs ms dr prof st sr jr gen col sgt capt lt rev hon gov sen rep vs etc e.g i.e no vol fig
    al inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec approx est dept ave m mm
    mme mlle env cf p pp art av bd ed éd chap u.s u.k d.c bzw ca z.b usw str nr"""
)
"""Words a full stop follows without ending the sentence."""

ONCE = words(
    """born birth died dies death founded established created inaugurated published released
    launched premiered built completed invented discovered introduced incorporated formed né née
    nés naissance mort morte décédé décédée décès fondé fondée créé créée inauguré inaugurée
    publié publiée sorti sortie lancé lancée construit construite achevé achevée inventé
    inventée découvert découverte geboren gestorben gegründet nacido nacida fundado fundada nato
    nata fondato fondata"""
)
"""Words for what happens to a thing one time only, so that two dates of it can't both be right."""

ISSUED = words(
    """published released launched premiered introduced publié publiée sorti sortie lancé lancée"""
)
"""Those of them that happen once a country, a language or a format."""


def lower(text: str) -> str:
    """Lower case, character by character, so that offsets stay ("İ".lower() has two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
