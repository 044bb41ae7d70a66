"""What a page says when there is none, language by language. Own collection.

The patterns of `MISSING_PAGE` meet a whole phrase in lower case, without punctuation and without
the words of `NOISE`.
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
    r"not found|nothing (?:was )?found(?: here)?|missing page|dead link|page missing|video "
    r"unavailable|"
    r"no such (?:app|page)",
    r"(?:\w{3,20} )?(?:does not|doesn't) have an? (?:article|page|entry) with this (?:exact )?"
    r"(?:name|title)(?: yet)?|there is (?:currently )?no (?:text|article|entry) (?:in|at|for|"
    r"with) "
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
    r"(?:a |esta |essa |o |este |esse )?(?:página|ficheiro|arquivo|documento|artigo|conteúdo|"
    r"vídeo|"
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
    # further ways, in languages from above
    r"no (?:hemos podido|podemos|pudimos) encontrar la página.{0,40}",
    r"(?:お探しの|この)?(?:ページ|記事)(?:は|が)(?:削除|移動)され(?:た|ている)(?:か|、).{0,40}",
    r"(?:wij )?(?:kunnen|konden) de pagina (?:die (?:je|u) (?:zoekt|zocht) )?niet vinden",
    r"(?:vi )?kunde inte hitta sidan(?: (?:som )?du (?:letar|letade|söker|sökte)(?: efter)?)?",
    r"(?:valitettavasti )?(?:etsimääsi|hakemaasi|pyytämääsi) sivua ei (?:löytynyt|löydy|"
    r"ole.{0,12})",
    r"(?:omlouváme se )?(?:požadovan|hledan)(?:á|ou) stránk(?:a|u) (?:nebyla nalezena|"
    r"neexistuje|jsme "
    r"nenašli)|(?:požadovaná )?stránka(?: ktorú hľadáte)? (?:sa nenašla|nebola nájdená|"
    r"neexistuje)",
    r"a keresett (?:oldal|cikk|tartalom) nem (?:található|létezik)",
    r"(?:this |that )?page doesn't exist or is private|(?:this )?page does not exist yet|"
    r"(?:invalid|"
    r"no) (?:article|thread|topic|page|post|product|document) (?:id|specified)(?: specified)?|the "
    r"requested (?:topic|thread|forum|post|user|item|record) (?:does not|doesn't) exist",
    r"(?:blog|site|shop|store|forum|user|repository|project|channel) not found|(?:sorry )?the "
    r"blog "
    r"you were looking for does not exist|the authors have deleted this (?:site|blog)",
    # hr, bs, sr, sl
    r"(?:tražena )?stranica(?: koju (?:tražite|ste tražili))? (?:nije (?:pronađena|nađena)|ne "
    r"postoji)",
    r"(?:тражена )?страница(?: коју тражите)? (?:није (?:пронађена|нађена)|не постоји)",
    r"(?:iskana )?stran(?:i)?(?: ki jo iščete)? (?:ni (?:bila )?(?:najdena|mogoče najti)|ne "
    r"obstaja)",
    # lt, lv, et
    r"(?:ieškomas |toks )?puslapis (?:nerastas|neegzistuoja)|(?:meklētā |šāda )?lapa (?:nav "
    r"atrasta|"
    r"neeksistē)|(?:otsitud )?(?:lehte|lehekülge) ei (?:leitud|leidu)",
    # el, bg
    r"(?:η |αυτή η )?(?:σελίδα|ιστοσελίδα|αρχείο|άρθρο)(?: που (?:αναζητάτε|ζητήσατε|ψάχνετε))? "
    r"(?:δεν "
    r"(?:βρέθηκε|υπάρχει(?: πια| πλέον)?|είναι (?:πλέον )?διαθέσιμη)|έχει (?:αφαιρεθεί|"
    r"διαγραφεί))",
    r"(?:тази |търсената )?страница(?:та)?(?: която търсите)? (?:не (?:е намерена|беше намерена|"
    r"съществува)|липсва)",
    # ca
    r"no (?:s'ha trobat|hem trobat|trobem) (?:la|aquesta) pàgina.{0,40}|(?:la |aquesta "
    r")?pàgina(?: que "
    r"(?:busques|cerques|busqueu|cerqueu))? no (?:existeix|trobada|s'ha trobat|està disponible)",
    # vi, id, ms
    r"không tìm thấy (?:trang|nội dung|bài viết)(?: này| bạn (?:yêu cầu|tìm kiếm))?|trang "
    r"(?:này |bạn (?:đang "
    r")?(?:tìm kiếm|yêu cầu|truy cập) )?(?:không (?:tồn tại|tìm thấy|có sẵn)|đã bị xóa)",
    r"(?:halaman|laman|artikel|konten|berita)(?: (?:yang )?(?:anda|kamu) (?:cari|minta|"
    r"tuju))?(?: ini)? "
    r"(?:tidak (?:ditemukan|ada|tersedia|ditemui|wujud)|telah dihapus)",
    # hi, th
    r"(?:यह |आपका )?(?:पृष्ठ|पेज|वेबपेज|लेख)(?: जिसे आप खोज रहे हैं)? (?:नहीं मिला|मौजूद नहीं "
    r"है|उपलब्ध नहीं है)",
    r"ไม่พบ(?:หน้า|หน้าเว็บ|เนื้อหา|บทความ)(?:นี้|ที่คุณ(?:ต้องการ|ค้นหา|ร้องขอ))?",
    # fa, he; a zero-width joiner counts as a space
    r"(?:صفحه|صفحه ای|مطلب|محتوا)(?: مورد نظر| درخواستی)?(?: شما)? (?:یافت نشد|پیدا نشد|وجود "
    r"ندارد|"
    r"موجود نیست)",
    r"ה?(?:דף|עמוד)(?: (?:ש)?(?:חיפשת|ביקשת|המבוקש))? (?:לא (?:נמצא|קיים)|אינו קיים|איננו)",
    # cs, hu, ro
    r"strán(?:ka|ku) (?:nebyla |se nepodařilo )?(?:nenalezena|nalezena|najít|neexistuje)|az "
    r"oldal nem található|pagina nu (?:a fost găsită|există)",
)

NOT_FOUND = re.compile(
    r"not found|nothing (?:was )?found(?: here)?|dead link|missing page|nicht gefunden|"
    r"nie znaleziono"
)
