"""What pages say instead of their content, language by language. Own collection.

All patterns meet lower-case text; those of `MISSING_PAGE` a whole phrase without punctuation
and without the words of `NOISE`.
"""

from __future__ import annotations

import re

_NOISE = (
    "404 410 error err http server oops ooops whoops uh oh hmm sorry we're we are "
    "but unfortunately erreur oups désolé malheureusement fehler hoppla ups leider entschuldigung "
    "lo sentimos vaya errore spiacenti siamo erro desculpe lamentamos fout helaas sorry "
    "błąd przepraszamy ошибка извините к сожалению hata üzgünüz エラー 申し訳ございません "
    "错误 錯誤 抱歉 对不起 오류 죄송합니다 خطأ عذرا fel tyvärr hoppsan fejl beklager virhe"
)
NOISE = frozenset(_NOISE.split())

MISSING_PAGE = (
    # en
    r"(?:the |this |that |your )?(?:requested |web )?(?:page|file(?: or directory)?|document|"
    r"article|content|resource|story|item|url|webpage|product|post|entry|listing)(?: (?:that "
    r")?(?:you(?:'re| are| were|'ve| have)?|was) ?(?:looking for|requested|trying to "
    r"(?:reach|view|access|find)|tried to (?:reach|view|access|find)|looking|asked for))?(?: "
    r"(?:may|might) have been (?:moved|removed|deleted|renamed)| has been (?:moved|removed|"
    r"deleted)(?: or (?:re)?moved| or deleted)?| (?:was |is |were |be |could |can )?not "
    r"(?:be )?found| (?:is |are )?no longer (?:exists?|available|here)| is (?:missing|gone|"
    r"unavailable)| (?:does|do) not exist| doesn't exist| don't exist| can't be found| "
    r"cannot be found| couldn't be found| isn't (?:here|available)| (?:is )?not (?:here|"
    r"available)| has expired| (?:has )?moved or does not exist)(?: (?:on (?:this|our) "
    r"(?:site|website)|on this|here|anymore|any more))?(?: or (?:has been |have been |was |is "
    r"|were )?(?:moved|removed|deleted|renamed|no longer exists|no longer available|an "
    r"?other occurr?ed))?",
    r"the requested (?:url|page|address|file|resource)(?: \S{1,60}){0,5} was not found on "
    r"this(?: server)?",
    r"not found|nothing (?:was )?found here|missing page|dead link|page missing|video unavailable",
    r"(?:\w{3,20} )?(?:does not|doesn't) have an? (?:article|page|entry) with this (?:exact )?"
    r"(?:name|title)(?: yet)?|there is (?:currently )?no (?:text|article|entry) (?:in|at|for|with) "
    r"this (?:page|name|title|address)",
    r"(?:this |that )?(?:video|photo|picture|post|tweet|message|account|profile|user|channel|"
    r"thread|topic|question|story|article|item|product|listing|ad|offer|job|event|recipe|song|"
    r"album|playlist|episode|podcast|group|repository|page|content)(?: you requested)? (?:isn't|"
    r"is not|is no longer|is currently not|is currently|has been|was|does not|doesn't|no longer) "
    r"(?:unavailable|available|deleted|removed|taken down|suspended|exists?)(?: any ?more| now| "
    r"right now)?(?: by (?:the |its )?(?:user|author|owner|uploader|moderators?))?",
    r"(?:we )?(?:can't|cannot|can not|couldn't|could not) (?:seem to )?find (?:the|that|this|"
    r"your) (?:page|article|content|file)(?: (?:that )?you(?:'re| are| were)? \w{2,12}(?: "
    r"for)?)?",
    # fr
    r"(?:la |cette |le |cet |ce |l'|votre )?(?:page|fichier|document|article|contenu|ressource|"
    r"vidéo|annonce|publication|message|compte|produit|offre|photo|discussion|billet|profil|"
    r"adresse)(?: (?:que vous (?:recherchez|cherchez|demandez|avez demandée?|souhaitez \w+)|"
    r"demandée?|recherchée?|à laquelle vous (?:tentez|essayez) d'accéder))?(?: (?:est |"
    r"semble |reste )?(?:introuvable|inexistante?|indisponible)| (?:n'est |)non trouvée?| "
    r"n'existe (?:pas|plus)| n'a (?:pas|pu) (?:pu )?(?:être|été) trouvée?| pas trouvée?| "
    r"n'est (?:plus|pas) disponible| n'est plus en ligne| a expiré| a (?:peut être )?été "
    r"(?:supprimée?|"
    r"retirée?|effacée?|dépubliée?|déplacée?))(?: ou "
    r"(?:n'existe (?:pas|plus)|(?:a été )?(?:supprimée?|déplacée?)))?",
    # de
    r"(?:die |diese |das |dieses |der |dieser )?(?:angeforderte |gewünschte |gesuchte |"
    r"aufgerufene )?(?:seite|webseite|datei|dokument|artikel|inhalt|ressource|video|beitrag|"
    r"anzeige|"
    r"produkt|konto|profil|thema)(?: die sie "
    r"(?:suchen|gesucht haben|aufgerufen haben|angefordert haben))?(?: (?:wurde |konnte "
    r")?(?:leider )?nicht gefunden(?: werden)?| existiert (?:leider )?nicht(?: mehr)?| "
    r"(?:ist )?nicht (?:mehr )?(?:vorhanden|verfügbar|auffindbar)| gibt es (?:leider "
    r")?nicht(?: mehr)?| wurde (?:gelöscht|entfernt|verschoben))",
    r"nicht gefunden|diese seite gibt es nicht(?: mehr)?",
    # es
    r"(?:la |esta |el |este )?(?:página|archivo|documento|artículo|contenido|recurso|vídeo|video|"
    r"publicación|anuncio|producto|perfil|cuenta|noticia|entrada)(?: "
    r"(?:que (?:buscas?|estás buscando|está buscando|ha solicitado|solicitaste)|"
    r"solicitad[ao]|buscad[ao]))?(?: no encontrad[ao]| no (?:ha sido|fue|pudo ser) "
    r"encontrad[ao]| no se (?:encuentra|encontró|ha encontrado|pudo encontrar|ha podido "
    r"encontrar)| (?:ya )?no existe| (?:ya )?no está disponible| (?:ha sido|fue) (?:eliminad|"
    r"borrad|"
    r"retirad)[ao])(?: o (?:ya no existe|ha "
    r"sido (?:eliminad[ao]|movid[ao])))?",
    r"no (?:se ha encontrado|encontramos|hemos encontrado|se encontró) la página.{0,40}",
    # it
    r"(?:la |questa |il |questo |l')?(?:pagina|file|documento|articolo|contenuto|risorsa|video|"
    r"annuncio|prodotto|profilo|post)(?: "
    r"(?:che (?:stai|state) cercando|che cerchi|richiest[ao]|cercat[ao]))?(?: non (?:è "
    r"stat[ao] )?trovat[ao]| non esiste(?: più)?| inesistente| non (?:è )?(?:più "
    r")?disponibile| è stat[ao] (?:rimoss|eliminat|cancellat|spostat)[ao])(?: o è stat[ao] \w+)?",
    # pt
    r"(?:a |esta |essa |o |este |esse )?(?:página|ficheiro|arquivo|documento|artigo|conteúdo|vídeo|"
    r"anúncio|publicação|produto|perfil|conta)(?: "
    r"(?:que (?:você )?(?:procura|procurou|está procurando|está a procurar|tentou acessar)|"
    r"solicitad[ao]|procurad[ao]))?(?: não (?:foi |pôde ser )?encontrad[ao]| (?:já )?não "
    r"existe(?: mais)?| não está (?:mais )?disponível| foi (?:removid|excluíd|eliminad|"
    r"apagad)[ao])(?: ou (?:não existe|"
    r"foi \w+))?",
    # nl
    r"(?:de |deze |het |dit )?(?:opgevraagde |gevraagde )?(?:pagina|bestand|document|"
    r"artikel|video|bericht|advertentie|product)(?: (?:die|dat) (?:u|je) (?:zoekt|zocht|probeert "
    r"te (?:bezoeken|openen)))?(?: (?:is |"
    r"werd |kan |kon )?niet (?:worden )?gevonden(?: worden)?| bestaat niet(?: meer)?| (?:is "
    r")?niet (?:meer )?beschikbaar| is verwijderd)",
    # pl
    r"nie ma takiej strony|nie znaleziono(?: strony| pliku| dokumentu)?|(?:ta |żądana "
    r")?(?:ten |to )?(?:strona|treść|plik|artykuł|film|wideo|ogłoszenie|post|wpis)(?: której "
    r"szukasz| o podanym adresie)? (?:(?:został[ao]?) "
    r"usunięt[aye]|nie (?:została |został )?(?:znalezion[ay]|odnalezion[ay])|(?:już )?nie "
    r"istnieje|nie jest "
    r"dostępn[ay])",
    # ru, uk
    r"(?:запрашиваемая |запрошенная |данная |эта |этот |это |такая )?(?:страница|статья|запись|"
    r"материал|"
    r"файл|документ|видео|объявление|публикация|пост|товар)(?: которую вы (?:ищете|искали|"
    r"запрашиваете|запросили))? (?:не (?:была "
    r")?найден[ао]?|(?:больше )?не существует|(?:был[ао]? )?удал[её]н[ао]?|больше не доступн[ао]?|"
    r"недоступн[ао]?)(?: или (?:была )?(?:удалена|не существует|перемещена))?",
    r"(?:такой страницы|страницы) (?:не существует|нет)|сторінку не знайдено",
    # tr
    r"(?:aradığınız |istenen |bu )?(?:sayfaya|sayfa|dosya|içerik|makale|video|haber|ilan) "
    r"(?:bulunamadı|"
    r"bulunamıyor|bulunmuyor|bulunmamaktadır|mevcut değil|ulaşılamıyor|yok|(?:artık "
    r")?kullanılamıyor|kaldırıldı|silindi)",
    # ja
    r"(?:お探しの|ご指定の|指定された|アクセスしようとした|該当する|この)?(?:ページ|ファイル|記事|"
    r"コンテンツ|動画|投稿|商品)(?:は|が)? ?(?:現在)?(?:見つかりません(?:でした)?|存在しません|"
    r"ありません|"
    r"見つかりません|削除され(?:ました|ています)|再生できません|ご利用いただけません|"
    r"削除された可能性があります|移動または削除.{0,20})",
    # zh
    r"(?:您|你)?(?:所)?(?:访问|查找|请求|要找|訪問|尋找|查看|要求|该|此|这篇|这个|该篇|"
    r"這篇)?的?(?:页面|网页|頁面|網頁|"
    r"内容|內容|文章|文件|视频|視頻|影片|帖子|商品)(?:未找到|不存在|找不到|無法找到|无法找到|"
    r"已被?删除|已被?刪除|"
    r"不见了|没有找到|走丢了|已下架|已?无法(?:观看|访问)|已失效)(?:或已被?删除|或已被?刪除)?|"
    r"(?:我们)?(?:找不到|未找到|"
    r"无法找到)(?:该|此|您.{0,6}的)?(?:页面|网页|頁面|網頁|文件)",
    # ko
    r"(?:요청하신 |찾으시는 |해당 )?(?:이 |삭제된 )?(?:페이지|문서|게시물|파일|동영상|기사|글|"
    r"상품)(?:를|을|가|이|은|는)? ?(?:찾을 수 "
    r"없습니다|찾을 수 없음|존재하지 않습니다|없습니다|삭제되었습니다|더 이상 (?:사용|이용|"
    r"재생)할 수 없습니다)|존재하지 않는 (?:페이지|"
    r"게시물)(?:입니다)?",
    # ar
    r"(?:لم يتم العثور على|تعذر العثور على|لا يمكن العثور على) (?:هذه )?(?:الصفحة|المحتوى|"
    r"الملف)(?: المطلوبة| المطلوب)?|(?:هذه )?الصفحة (?:المطلوبة |التي تبحث عنها )?(?:غير "
    r"موجودة|غير متوفرة|غير متاحة|لا توجد)",
    r"(?:لقد )?تم(?:ت)? (?:حذف|إزالة) (?:هذا |هذه )?(?:المقال|الصفحة|المحتوى|الفيديو|المنشور)|"
    r"(?:هذا |"
    r"هذه )?(?:المقال|المحتوى|الفيديو|المنشور) (?:غير متاح|غير متوفر|غير موجود|لم يعد متاحا)",
    # sv, da, no, fi
    r"(?:den |denna )?(?:sidan|filen|artikeln|dokumentet|videon|inlägget|annonsen)(?: (?:som "
    r")?du (?:letar|letade|"
    r"söker|sökte)(?: efter)?)? (?:hittades inte|(?:kunde|kan) inte hittas|finns (?:inte|"
    r"ej)(?: längre)?|saknas|är inte (?:längre )?tillgänglig|har tagits bort)",
    r"(?:denne )?(?:siden|side|artiklen|artikkelen|artikel|videoen|video)(?: du (?:leder|leter|"
    r"ledte|lette|søker) etter| du leder "
    r"efter)? (?:(?:blev |ble )?ikke funnet|(?:blev )?ikke fundet|findes ikke(?: længere)?|"
    r"finnes ikke(?: lenger)?|kunne ikke findes|er (?:blevet )?(?:slettet|fjernet)|er ikke "
    r"(?:længere|lenger) "
    r"tilgængelig|er ikke lenger tilgjengelig)|(?:sivua|sivu) ei (?:löytynyt|löydy|ole "
    r"olemassa)",
    # cs, hu, ro
    r"strán(?:ka|ku) (?:nebyla |se nepodařilo )?(?:nenalezena|nalezena|najít|neexistuje)|az "
    r"oldal nem található|pagina nu (?:a fost găsită|există)",
)

NOT_FOUND = re.compile(
    r"not found|nothing (?:was )?found here|dead link|missing page|nicht gefunden"
)
# What a page about something else may hold, and miss.
PART_OF_PAGE = re.compile(
    r"video|vidéo|vídeo|photo|picture|post|tweet|message|product|produ[ck]t|item|listing|offer|"
    r"offre|"
    r"song|episode|image|publica|annuncio|anuncio|anúncio|annonce|anzeige|beitrag|film|видео|пост|"
    r"товар|動画|投稿|商品|视频|視頻|影片|帖子|동영상|상품|الفيديو"
)
DICTIONARY = re.compile(
    r"dictionar|dictionnaire|wörterbuch|diccionario|dizionario|dicionário|woordenboek|słownik|"
    r"словар|sözlük|辞書|辞典|词典|사전|wiktion|thesaurus|lexi[ck]|encyclop|enzyklop|glossar|"
    r"definition|définition|definición|definizione|definição|etymolog|étymolog|pronunciation|"
    r"prononciation|synonym|adjecti[fv]|adjetivo|adjektiv|\bnoun\b|\bnom (?:masculin|féminin)|"
    r"substanti[fv]|conjuga"
)

FOR_SALE = re.compile(
    r"(?:this|the) domain(?: name)? (?:[\w.-]{3,60} )?(?:is|may be|might be) (?:available "
    r")?for sale|buy this domain|domain (?:has expired|is parked|parking page)|this (?:web "
    r"page|domain|site) is parked|the domain [\w.-]{3,60} (?:is|may be) for sale|get this "
    r"domain|make an offer on this domain|ce (?:nom de )?domaine est (?:à vendre|en vente|"
    r"expiré)|diese domain (?:steht zum verkauf|ist zu verkaufen|kaufen|ist geparkt)|(?:este|"
    r"el) dominio (?:está en venta|ha expirado)|(?:questo|il) dominio è in vendita|este "
    r"domínio está à venda|dit domein (?:is|staat) te koop|ta domena jest na sprzedaż|домен "
    r"(?:продаётся|продается|припаркован)|このドメインは(?:販売中|売り出し中)|(?:此|该|"
    r"本)域名(?:正在|可)?出售|이 도메인은 판매"
)

HUMAN_CHECK = re.compile(
    r"(?:verify|confirm|prove|checking|make sure|making sure) (?:that )?(?:you(?:'re| are) "
    r"(?:a )?(?:human|not a (?:ro)?bot|real person)|if you are (?:a )?human)|verifying you "
    r"are human|are you (?:a )?(?:human|robot)\b|i'm not a robot|i am human|not a robot|"
    r"complete the (?:captcha|security check)|security check to access|checking your browser|"
    r"unusual traffic from your|press (?:&|and) hold|access to this page has been denied|"
    r"pardon our interruption|you have been blocked|you've been blocked|bot detection|"
    r"performing security verification|vérifi\w{1,6} que vous (?:êtes|n'êtes pas) (?:bien "
    r")?(?:un )?(?:humain|robot)|je ne suis pas un robot|dass sie (?:ein mensch|kein "
    r"roboter) sind|ich bin kein roboter|no (?:soy|eres) un robot|que eres (?:un )?humano|"
    r"non sono un robot|che sei umano|não (?:sou|é) um robô|que você é humano|ik ben geen "
    r"robot|nie jestem robotem|я не робот|что вы не робот|ben robot değilim|"
    r"私はロボットではありません|ロボットではない|不是机器人|不是機器人|人机验证|安全验证|"
    r"로봇이 아닙니다|لست (?:برنامج )?روبوت|jag är inte en robot"
)

SUBSCRIBE = re.compile(
    r"subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading,? "
    r"(?:please )?(?:subscribe|log in|sign in|register)|(?:continue reading|read the (?:full|"
    r"rest of the) (?:article|story)) (?:with|by|for) (?:a |an |your )?(?:\w+ )?(?:subscri|"
    r"trial|account|becom)|this (?:article|content|story) is (?:for|reserved for|only "
    r"available to|exclusive to|available (?:only )?to) (?:our )?(?:paid )?(?:subscribers|"
    r"members)|(?:subscriber|member)s?[- ]only (?:article|content|story)|you have reached your "
    r"(?:free )?article limit|(?:cet |l')article est "
    r"réservé aux abonnés|(?:contenu|article) réservé aux abonnés|réservé à nos abonnés|"
    r"abonnez-vous pour (?:lire|continuer|accéder)|il vous reste .{1,12} de cet article à "
    r"lire|weiterlesen mit|jetzt (?:weiterlesen|abonnieren und)|(?:dieser artikel|dieser "
    r"inhalt) ist (?:nur )?(?:für abonnenten|exklusiv)|mit (?:einem )?abo weiterlesen|"
    r"suscríbete para (?:seguir leyendo|leer|continuar)|(?:contenido|artículo) (?:exclusivo "
    r")?(?:para|solo para) suscriptores|abbonati per (?:continuare|leggere)|(?:articolo|"
    r"contenuto) riservato agli abbonati|(?:conteúdo|artigo) exclusivo para assinantes|"
    r"assine para (?:continuar|ler)|dit artikel is (?:alleen )?(?:voor|exclusief) (?:voor "
    r")?abonnees|(?:artykuł|treść) (?:dostępn[ay] )?(?:tylko )?dla (?:prenumeratorów|"
    r"subskrybentów)|только (?:для )?подписчик|доступн\w{1,3} (?:только )?по подписке|"
    r"この記事は(?:会員限定|有料会員|有料記事)|有料会員限定|残り\s?\d{1,6}\s?文字|订阅(?:后|"
    r"以)?(?:阅读|继续)|订阅者专享|구독자 전용|للمشتركين فقط|(?:för|endast) prenumeranter"
)

CONSENT = re.compile(
    r"cookie|consent|privacy|personal data|our partners|vendors|consentement|vie privée|"
    r"données personnelles|nos partenaires|traceurs|datenschutz|einwilligung|zustimm\w{0,6}|"
    r"partnern|personenbezogen|privacidad|consentimiento|nuestros socios|datos personales|"
    r"privacidade|consenso|dati personali|nostri partner|toestemming|persoonsgegevens|"
    r"prywatno|zgod[ayęą]|конфиденциальност|согласи|gizlilik|çerez|クッキー|プライバシー|"
    r"隐私|同意|쿠키|개인정보|samtycke|integritet"
)
# Also said of other articles, on the cards that lead to them.
SUBSCRIBERS_BADGE = re.compile(
    r"(?:subscriber|member)s?[- ]only (?:article|content|story)|(?:contenu|article) réservé aux "
    r"abonnés|réservé à nos abonnés|(?:contenido|artículo) (?:exclusivo )?(?:para|solo para) "
    r"suscriptores|(?:articolo|contenuto) riservato agli abbonati|(?:conteúdo|artigo) exclusivo "
    r"para assinantes|(?:artykuł|treść) .{0,20}dla \w{5,20}|только (?:для )?подписчик|"
    r"この記事は(?:会員限定|有料会員|有料記事)|有料会員限定|订阅者专享|구독자 전용|للمشتركين فقط"
)
POLICY_TITLE = re.compile(
    r"polic(?:y|ies)|statement|notice|declaration|politique|déclaration|mentions légales|chart[ae]|"
    r"richtlinie|erklärung|hinweis|política|aviso|informativa|beleid|verklaring|polityka|"
    r"политика|politikası|ポリシー|方針|政策|声明|정책|سياسة"
)
TO_VISITORS = re.compile(
    r"\b(?:you|your|we|our|vous|votre|vos|nous|nos|sie|ihre[nr]?|wir|unsere|su|tus?|nuestr\w{1,3}|"
    r"nostr\w|tuoi|seus?|noss[ao]s?|uw|je|wij|onze|twoje|nasz\w?|ваш\w{0,3}|наш\w{0,3}|мы|"
    r"din|dina|vi|våra)\b|同意する|同意して|接受|동의"
)
CONSENT_TITLE = re.compile(
    r"before you continue|your privacy choices|your data, your|we value your privacy|consent|"
    r"cookie (?:wall|consent|settings|preferences)|privacy (?:settings|gate)|avant (?:de "
    r"continuer|d'accéder|de poursuivre)|bevor sie (?:fort|weiter|zu)|antes de (?:continuar|"
    r"ir a)|prima di continuare|voordat (?:je|u) verdergaat|zanim przejdziesz|прежде чем "
    r"продолжить|consentement|einwilligung|datenschutzeinstellungen|toestemming|zustimmung|"
    r"続行する前に|在继续之前|계속하기 전에"
)

NEEDS_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|without|need|allow) (?:to (?:enable|have|run) "
    r")?(?:your browser's )?java ?script|java ?script (?:is|must be|to be|has to be|seems to "
    r"be) (?:required|enabled|disabled|activated|turned|not)|(?:activer|activez|nécessite) "
    r"(?:le )?javascript|javascript (?:est|doit être) (?:désactivé|activé|requis|nécessaire)|"
    r"javascript (?:ist deaktiviert|aktivieren|muss aktiviert|wird benötigt)|aktivieren sie "
    r"(?:bitte )?javascript|(?:habilit|activ)\w{1,4} (?:el )?javascript|(?:abilit|"
    r"attiv)\w{1,4} javascript|(?:habilit|ativ)\w{1,4} o javascript|javascript (?:in ?te "
    r"?schakelen|inschakelen)|schakel javascript|włącz\w{0,3} (?:obsługę )?javascript|"
    r"включ\w{2,5} (?:поддержку )?javascript|javascript['’]?i (?:etkinleştir|açın)|"
    r"javascript\s?を有効|javascript\s?が(?:無効|必要)|启用\s?javascript|啟用\s?javascript|"
    r"javascript\s?를 (?:활성화|사용)|تفعيل (?:جافا ?سكريبت|javascript)|aktivera javascript"
)

HOW_TO = re.compile(
    r"\bhow\b|guide|tutorial|\bcomment\b|\bwie\b|anleitung|cómo|\bcomo\b|\bcome\b|\bhoe\b|\bjak\b|"
    r"\bкак\b|nasıl|方法|如何|方法|하는 법|방법|كيف"
)

LOGIN_TITLE = re.compile(
    r"(?:please )?(?:log ?-?in|sign ?-?in|log ?on)(?: to (?:continue|your account|"
    r"view)\b.{0,40}| required| page)?|(?:se )?connecter|connexion|identifiez-vous|"
    r"connectez-vous|s'identifier|anmelden|anmeldung|einloggen|iniciar sesión|inicia sesión|"
    r"accedi|accesso|iniciar sessão|entrar|fazer login|inloggen|aanmelden|zaloguj(?: się)?|"
    r"logowanie|войти|вход|авторизация|giriş(?: yap)?|oturum aç|ログイン|サインイン|登录|"
    r"登入|로그인|تسجيل الدخول|logga in|log ind|logg inn|please log in.{0,40}"
)
LOGIN_WORD = re.compile(
    r"\blog(?:ged)?[ -]?(?:in|on)\b|\bsign(?:ed)?[ -]?(?:in|on|up)\b|password|user ?name|e-?mail|"
    r"remember me|connecte[rz]|connexion|mot de passe|identifi|\bcompte\b|inscri|passwor[dt]|"
    r"anmeld|einloggen|benutzername|registrier|contraseña|sesión|usuario|accedi|accesso|"
    r"registra|senha|sessão|\bentrar\b|utilizador|wachtwoord|inloggen|aanmelden|gebruikersnaam|"
    r"hasło|zaloguj|logowani|парол|войти|вход|авториз|şifre|parola|giriş|oturum|パスワード|"
    r"ログイン|サインイン|密码|密碼|登录|登入|비밀번호|로그인|كلمة (?:المرور|السر)|تسجيل الدخول|"
    r"lösenord|logga in|adgangskode|log ind|passord|logg inn|salasana"
)
