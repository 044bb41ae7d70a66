"""Words that a full stop completes without ending the sentence, by how sure that is.

Lower case, without the final dot; `z.b` stands for "z.B." and, through `PAIRS`, for "z. B.".
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Something always follows: a name, a number, an example.
NEVER_LAST = _words("""
    mr mrs dr drs prof capt lt sgt maj cmdr supt vs e.g i.e cf viz approx ca figs messrs
    mme mmes mlle mlles mgr éd env p.ex c.-à-d c-à-d apr boul
    z.b d.h u.a i.d.r bzw hrsg vgl evtl inkl exkl zzgl geb gest gegr ggf sog insb ing
    dipl dipl.-ing frl einschl
    sra sres srta dra dres ud uds d.ª dña p.ej aprox avda exmo exma profa engª
    sig sig.ra sigg dott dott.ssa avv geom
    bijv dhr mevr o.a d.w.z m.b.t t.o.v i.p.v t.a.v z.g zgn
    bl.a t.ex dvs f.eks ifm iflg kl fru esim vrt
    ul pl św np tj tzw m.in im hab dr.hab inż śp godz woj pow płk
    nám např tzv tzn sv mudr judr phdr doc plk
    ул им проф акад см св рис табл стр напр т.е т.н т.к пос гр тов англ нем лат греч пер бул просп
    вул акад ім див
    δρ κ κα βλ
    yrd doç örn bkz cad sok
    डॉ श्री प्रो
""")

# Units, firms, countries: a sentence may end with them. It does where the next word is one that
# sentences begin with.
MAY_BE_LAST = _words("""
    u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d m.d b.a m.a b.sc m.sc max min resp dept
    inc ltd corp co bros jr sr st ave blvd rd ft lb lbs oz al
    jan feb aug sept sep oct nov dec janv févr juil déc
    s.a s.a.s s.p.a s.r.l mio mrd tsd str jh jhd abb e.v ee.uu cía ltda s.l
    tys mln mld млн млрд тыс чел руб долл hr hl
""")

# Eras and "and so on": a capital behind them begins a sentence.
LAST_BEFORE_A_CAPITAL = _words("""
    b.c a.d b.c.e c.e j.-c v.chr n.chr a.c d.c d.de.c e.kr f.kr n.e н.э n.l m.ö m.s м.э т.д т.п т.о
    etc usw ecc itd atd n.m
""")

# Only before a number: "No. 5", "p. 12", "s. XV", "r. 1931".
BEFORE_A_NUMBER = _words("""
    no nos n° nº vol vols p pp fig eq eqs art arts chap ch sec sect nr nrs bd bde kap núm num pág
    págs pag pagg blz c av est s siglo séc sec hs str č r rok ok obr rys poz tab d кв д № г гл ст п
    ч т стор ed par cap lib v abs ziff σελ αρ hal bab psal n mind
""")

# In this case only: lower case they are other words, or units.
CAPITALS_ONLY = frozenset((
    "M", "MM", "Me", "Ms", "Gen", "Gov", "Sen", "Rep", "Rev", "Hon", "Col", "Fr", "Pres", "Ing",
    "D", "Mt", "Mw", "Ste", "Fa", "Hl", "Sto", "Sta", "Ir", "Av", "Al", "Pl", "Ks", "Os", "Mgr",
    "Bc", "Lic",
))  # fmt: skip

# The first halves of abbreviations that are written with a space: "z. B.", "т. е.", "a. C.".
PAIRS = _words("""
    z.b d.h u.a o.ä i.d v.chr n.chr e.v u.s u.v s.o a.c d.c ee.uu p.ej p.ex c.à n.e м.э н.э т.е т.д
    т.п т.к т.н т.о и.о m.ö m.s a.m p.m π.χ μ.χ t.ex bl.a o.l i.a e.kr f.kr př.n n.l d.n a.e a.d b.c
    k.o s.a д.н av.j ap.j u.k
""")

# Names that end in a mark: "Yahoo! Finance".
MARKED_NAMES = _words("""
    yahoo jeopardy wham joomla kahoot panic oklahoma yum guess airplane ahoy shazam whaam
""")

# Nouns that a single capital completes: "vitamin C".
LETTERED = _words("""
    vitamin vitamine vitamina witamina витамин type typ tipo plan group groupe gruppe grupo gruppo
    class classe klasse clase hepatitis hépatite option appendix annexe section category catégorie
    kategorie grade phase point variant version team influenza malcolm blood
""")

# Words that begin a sentence and, with a capital, seldom go on with a name.
STARTERS = _words("""
    le la les el los las der die il lo gli i os as
    the this that these those it its he she they we you his her their our your there here however
    but and or so if when while after before since although because in on at for from with by as to
    of an some many most all each both no not yes what why how who where which also then thus today
    other others another one two three several according during despite unlike
    il elle ils elles ce cet cette ces on nous vous cela ça mais et ou donc or car si quand dans en
    pour avec sur par un une leur son sa ses plusieurs selon depuis lorsque aujourd'hui c'est voici
    er sie es wir ihr ein eine dieser diese dieses und oder aber denn wenn als im am auf für mit
    nach bei seit zum zur auch dort hier danach heute das dabei
    él ella ellos ellas este esta estos estas eso esto pero y si cuando en con por para una se su
    sus también según después hoy
    lui lei loro questo questa questi queste ma e se quando nel nella con per uno anche secondo dopo
    ele ela eles elas esse essa isso isto mas quando no na em com por para um uma também depois seu
    sua hoje
    hij zij ze het deze dit dat wij maar en of als bij voor met na een ook daarna vandaag
    on ona ono oni to ten ta te jest w na z po dla ale i jednak także obecnie
    to tento tato toto v na po pro ale je jeho její dnes
    он она оно они это этот эта эти в на по с для но и а если когда также после его её их там сейчас
    вона він воно вони це цей ця ці та але й у
    ο η το οι τα αυτός αυτή αυτό και αλλά όμως στο στη
    bu şu o onlar bunlar ancak ve fakat ama şehir bir
    den det han hun hon de men og och som i på är
""")

# Of these, those that names have in them too: "J. La Marmora", "W. Van Dyke".
PARTICLES = _words("""
    de la le les du des del dos do da das el los las al il lo der die das den van von un o os as a y
    e i de te ten ter to na no in on so son ses
""")
