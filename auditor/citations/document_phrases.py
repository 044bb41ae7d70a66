"""How the sentences of a project's documents begin that no page elsewhere could support: orders to
the reader, words about the project itself, notices and entries of change logs.

Lines are read by `phrases.starts`. They hold for documents alone: in an answer "use 5 % bleach" may
be the very thing to check.
"""

from __future__ import annotations

import re

from auditor.citations.phrases import WRAPPED


def _by_word(lines: str) -> str:
    """With a line for each way in which one begins: `starts` looks lines up by their first word."""
    ways = (way for line in WRAPPED.sub("|", lines).split("\n") for way in _ways(line.strip()))
    return "\n".join(spelt for way in ways for spelt in _spellings(way))


def _ways(line: str) -> list[str]:
    if not line.startswith("(?:"):
        return [line] if line else []
    depth, ways, begun = 0, [], len("(?:")
    for at, bracket in ((m.start(), m.group()) for m in _BRACKET.finditer(line)):
        depth += (bracket == "(") - (bracket == ")")
        if depth == 1 and bracket == "|":
            ways.append(line[begun:at])
            begun = at + 1
        elif depth == 0:
            ways.append(line[begun:at])
            return [way + line[at + 1 :] for way in ways]
    return [line]


def _spellings(line: str) -> list[str]:
    """`licen[cs]es?` is four words."""
    found = _VARIANT.match(line)
    if not found:
        return [line]
    letters = found["one"] or ("", found["optional"])
    return [
        each
        for letter in letters
        for each in _spellings(f"{found[1]}{letter}{line[found.end() :]}")
    ]


_VARIANT = re.compile(r"([^\W_]*)(?:\[(?P<one>\w+)\]|(?P<optional>[^\W_])\?)")
_BRACKET = re.compile(r"(?<!\\)[()|]")

# Words that are nouns as well are orders only before something one can order with them.
_THING = (
    r"(?= (?:the|a|an|us|your|our|this|that|these|those|it|them|all|any|one|some"
    r"|each|every|both)\b| [`\"\[]| [A-Z\d])"
)

ORDERS = _by_word(rf"""
    (?:see|read|visit|consult|browse|follow|refer|check(?: out)?|look|go|head|join|ask|contact)
    (?:install|uninstall|download|clone|fork|run|launch|execute|invoke|deploy
        |reinstall)(?! (?:of|is|are|was|were|has|had|times?|by|in the (?:19|20))\b)
    (?:click|tap|press|select|choose|pick|navigate|scroll|log in|sign (?:in|up)|log|enter
        |type)(?! (?:of|is|are|was|were)\b)
    (?:add|append|insert|put|place|paste|remove|delete|replace|rename|move|copy|drop
        |swap)(?! (?:of|is|are|was|were)\b)
    (?:configure|enable|disable|activate|adjust|specify|define|declare|override|initiali[sz]e)
    (?:create|generate|make|build|compile|bundle|package|wrap|write|draft)(?! (?:of|is|are|was
        |were)\b)
    (?:use|try|start|stop|open|close|set|test|view|watch|show|list|search|sort|call|pass|import
        |export|load|update|upgrade|change|edit|fix|pin|push|pull|commit|merge|release|publish
        |submit|report|file|post|send|request|star|support|sponsor|help|learn|note|get|find|keep
        |let|give|take|turn|switch|save|upload|connect|attach|bind|mount|map|mark|tag|name|point
        |return|apply|enjoy|include|exclude|avoid|ignore|skip){_THING}
    report(?= (?:bugs?|issues?|problems?|errors?|any|it)\b)
    (?:using|try|start|get|learn|find|switch|connect|update|upgrade|subscribe)(?= (?:with|by
        |from|to|up|about|more|out|how|in|on|for|us|back|bugs|issues|things)\b)(?! of)
    (?:ensure|remember|consider|verify|confirm|make sure|be sure|be aware|beware|bear in mind
        |keep in mind|don't|do not|never|always)
    (?:explore|discover|subscribe|donate|get (?:started|involved|in touch|help)|give it
        |take a look|have a look|feel free|please)
    voir
    (?:consultez|consulter|lisez|lire|visitez|suivez|rejoignez|regardez|référez-vous
        |reportez-vous|rendez-vous|contactez)
    (?:installez|installer|téléchargez|télécharger|clonez|exécutez|exécuter|lancez|lancer
        |démarrez|ouvrez|ouvrir|fermez|cliquez)
    (?:utilisez|utiliser|ajoutez|ajouter|créez|créer|configurez|configurer|définissez|activez
        |désactivez|remplacez|supprimez)
    (?:modifiez|copiez|collez|choisissez|sélectionnez|essayez|vérifiez|assurez-vous|pensez à
        |n'oubliez pas|notez|apprenez|découvrez)
    (?:signalez|envoyez|soumettez|écrivez|demandez|commencez|mettez|faites|veuillez|cherchez
        |trouvez|entrez|tapez|appuyez)
    siehe
    (?:sieh|schau|schaue|schauen|lies|lesen|besuche|besuchen|folge|folgen|beachte|beachten|prüfe
        |prüfen)(?= (?:Sie|dir|die|das|den|dazu|auch|bitte|hier|unsere|im|in|dem|der)\b| [A-Z`\[])
    (?:installiere|installieren|lade|laden|klone|klonen|starte|starten|öffne|öffnen|führe|führen
        |klicke|klicken|drücke|drücken)(?= (?:Sie|die|das|den|auf|mit|dir|zuerst|nun|dann|bitte
        |einfach)\b| [A-Z`\[])
    (?:verwende|verwenden|nutze|nutzen|benutze|benutzen|füge|fügen|erstelle|erstellen|setze
        |setzen|konfiguriere|konfigurieren)(?= (?:Sie|die|das|den|ein|eine|einen|zum|für
        |stattdessen|dazu|bitte)\b| [A-Z`\[])
    (?:wähle|wählen|gib|geben|melde|melden|schreibe|schreiben|ersetze|ersetzen|kopiere|kopieren
        |ändere|ändern|aktiviere|aktivieren|stelle|stellen|vergewissern|erfahren|entdecken
        |wenden|kontaktieren)(?= (?:Sie|die|das|den|dich|ein|eine|einen)\b| [A-Z`\[])
    bitte
    (?:ver|vea|véase|consulte|consulta|lee|lea|visita|visite|sigue|siga|mira|mire|únete|revisa
        |revise)
    (?:instala|instale|instalar|descarga|descargue|descargar|clona|clone|ejecuta|ejecute
        |ejecutar|abre|abra|abrir|inicia|inicie|lanza)
    (?:usa|usar|utiliza|utilice|utilizar|añade|añada|añadir|agrega|agregue|agregar|crea|cree
        |crear|configura|configure|configurar)(?! que)
    (?:haz|haga|pulsa|pulse|selecciona|seleccione|elige|elija|copia|copie|pega|pegue|reemplaza
        |reemplace|elimina|elimine|activa|active|desactiva|asegúrate|asegúrese|comprueba
        |compruebe|verifica|verifique|recuerda|recuerde|prueba|pruebe|aprende|aprenda|descubre
        |descubra|envía|envíe|reporta|reporte|contacta|contacte|escribe|escriba|empieza|empiece
        |comienza|comience)
    por favor
    (?:vedi|leggi|consulta|visita|segui|installa|scarica|clona|esegui|apri|usa|aggiungi|crea
        |configura|clicca|scegli|seleziona|copia)
""")
VOICE = _by_word(r"""
    this is (?:an?|the) (?:[\w\-/]{1,30} ){0,5}(?:package|library|plugin|tool|module|project
        |repository|framework|client|parser|linter|list|guide|port|fork|wrapper|app|server|extension|action)
    (?:we|we're|we've|we'll|our|i|i'm|i've|my|us)
    (?:you|you'll|you're|you've|your|users (?:can|may|should|must|need)|developers (?:can|may
        |should|must))
    (?:this|these) (?:[\w\-]{1,30} ){0,2}?(?:projects?|packages?|librar(?:y|ies)|repo(?:sitory
        |sitories)?|documents?|guides?|pages?|tutorials?|sections?|tools?|modules?|plug-?ins?
        |actions?|releases?|versions?|examples?|chapters?|books?|sites?|websites?|documentation
        |docs|readme|code|codebase|implementation|scripts?|images?|extensions?|themes?
        |templates?|files?|folders?|director(?:y|ies)|courses?|notebooks?|articles?|posts?|apps?
        |applications?|commands?|options?|settings?|features?|functions?|methods?|class(?:es)?
        |endpoints?|api|demos?|samples?|starters?|boilerplates?|forks?|lists?|collections?
        |specs?|specifications?|drafts?|proposals?|changes?|fix(?:es)?|prs?|pull requests?
        |issues?|is an? (?:fork|port|wrapper|plugin|collection|list|work in progress|clone|copy
        |rewrite|implementation|minimal|simple|small|template|demo))
    (?:it|they) (?:also |currently |only |now )?(?:uses?|requires?|supports?|needs?|provides?
        |depends?|works? with|runs? on|integrates?|wraps?|implements?|follows?|is (?:built|based
        |written|powered|licensed|released|tested|inspired|compatible|available|hosted
        |maintained|developed|packaged|published|distributed)|comes? with|ships? with|builds? on
        |relies)
    (?:the|all|full|complete|more|further|additional|detailed|latest|source|api|developer|user
        |online|official) (?:[\w\-]{1,20} ){0,2}?(?:docs|documentation|source code|source|code
        |changelog|release notes|readme|format|examples?|tutorials?|guides?|manual|faq|wiki
        |website|roadmap|contributors|maintainers|project|package|repository|repo|library|logo
        |icons?|screenshots?|demo|information|details|instructions|options
        |config(?:uration)?(?: file)?) (?:is|are|can|may|lives?|uses?|was|were|has|have|will
        |follows?|contains?|comes?|requires?|supports?|live|designed)
    (?:documentation|docs|source code|examples?|information|details|instructions|bug reports?
        |bugs|issues|questions|feedback|contributions?|pull requests?|patches|translations?|help
        |support|releases?|binaries|wheels|packages|downloads|screenshots|slides|discussions?
        |suggestions|ideas|comments|security (?:issues|vulnerabilities)|vulnerabilities
        |changes) (?:is|are|can|may|should|must|will|live|lives|welcome)
    (?:nous|notre|nos|je|mon|ma|mes)
    (?:vous|votre|vos)
    (?:ce|cet|cette|ces) (?:projet|dépôt|paquet|guide|document|module|site|tutoriel|script|outil
        |plugin|greffon|chapitre|livre|exemple|page|section|bibliothèque|documentation|version
        |extension|action|application|fichier|dossier|article|cours|notebook|commande|option
        |fonction)s?
    (?:le|la|les|l') ?(?:documentation|code source|code|projet|contributions?
        |rapports? de bogues?|bogues|exemples?|sources?) (?:complète |du projet )?(?:est|sont
        |se trouve|peut|peuvent|utilise|doivent)
    les (?:contributions|questions|bogues|bugs|suggestions|retours|issues)
    plus (?:d'informations|de détails|d'exemples)
    (?:wir|unser|unsere|unserem|unseren|unserer|ich|mein|meine)
    (?:sie|du) (?:können|kannst|könnten|sollten|solltest|müssen|musst|benötigen|benötigst
        |brauchen|brauchst|finden|findest|dürfen|darfst|erhalten|möchten)
    (?:dieses|diese|dieser|diesem|diesen) (?:Projekt|Paket|Repository|Dokument|Handbuch|Modul
        |Skript|Werkzeug|Tutorial|Plugin|Kapitel|Buch|Beispiel|Seite|Bibliothek|Anleitung
        |Dokumentation|Version|Datei|Erweiterung|Abschnitt|Leitfaden|Artikel|Ordner|Befehl
        |Option|Funktion|Anwendung|App)s?
    (?:die|das|der) (?:Dokumentation|Quellcode|Quelltext|Code|Projekt|Paket|Beispiele
        |Anleitung)(?: dazu)? (?:ist|sind|finden?|findet|steht|liegt|verwendet|nutzt|benötigt
        |kann|können|unterstützt)
    (?:Beiträge|Fragen|Fehler|Fehlerberichte|Rückmeldungen|Übersetzungen|Vorschläge) (?:sind
        |bitte|können|sollten|werden|und)
    (?:usamos|utilizamos|necesitamos|recomendamos|agradecemos|aceptamos|publicamos|mantenemos)
    (?:nosotros|nuestro|nuestra|nuestros|nuestras|mi|mis|yo)
    (?:puedes|puede|podrás|necesitas|necesita|debes|debe|deberías|tienes que|tiene que|tu|tus
        |usted|ustedes)(?! (?:ser|haber)\b)
    (?:este|esta|estos|estas) (?:proyecto|paquete|repositorio|documento|módulo|tutorial|guía
        |página|biblioteca|librería|sección|documentación|versión|extensión|herramienta|ejemplo
        |capítulo|libro|sitio|archivo|carpeta|artículo|curso|script|plugin|comando|opción
        |función|aplicación)s?
    (?:la|el|los|las) (?:documentación|código fuente|código|proyecto|contribuciones|preguntas
        |ejemplos|errores|sugerencias)(?: completa)? (?:está|es|son|se|puede|pueden|usa|utiliza)
    (?:questo|questa|queste|questi) (?:progetto|pacchetto|repository|documento|modulo|guida
        |pagina|libreria|sezione|documentazione|versione)
""")
NOTICES = _by_word(r"""
    (?:built|made|created|developed|written|implemented|generated|designed|hosted|deployed
        |maintained|tested|formatted|linted|powered|inspired|sponsored|backed|funded|licensed
        |released|published|distributed|packaged|bundled|available|provided|adapted|forked
        |ported|derived|based|modeled|modelled|compatible|integrated|works|part|checked
        |documented|bootstrapped|originally (?:created|written|developed)|proudly (?:made|built
        |hosted)|lovingly (?:made|built)) (?:with|using|by|under|on|upon|in (?:python|rust|go|c
        |c\+\+|java|javascript|typescript|ruby|php|kotlin|swift|zig|haskell)\b|via|from|at
        |as (?:open|free|an? )|against|atop|of the|after|through)
    (?:dual[ -])?licen[cs]ed
    (?:licen[cs]e|copyright|authors?|maintainers?|credits?|sponsors?|homepage|repository
        |documentation|docs|website|source|changelog|demo|download|status|contact|support
        |issues?|community|acknowledg(?:e?ments?|es))(?=[:：]| \(c\)| ©| \d| by)
    (?:requires|supports|needs|uses|provides|implements|depends on|prerequisites?|requirements?
        |optional|optionally|recommended|required|includes?|wraps|targets|follows|adheres to
        |integrates with|inspired by|thanks|kudos|credit|special thanks|many thanks|hat tip
        |courtesy of|icons? (?:by|made)|logo (?:by|designed)|photo by|image by|screenshot)
    (?:fixed|fixes|fix|added|adds|add|changed|changes|removed|removes|deprecated|deprecates
        |updated|updates|bumped|bumps|bump|improved|improves|implemented|refactored|reverted
        |reverts|moved|renamed|dropped|drops|closed|closes|resolved|resolves|reworked|rewrote
        |switched|migrated|upgraded|replaced|introduces|allow|enabled|disabled|corrected
        |cleaned up|documented|no longer|breaking|contributed|initial release|first release
        |support for|new (?:option|command|feature|function|module|parameter|contributor|setting
        |rule|flag)s?)(?! (?:in|on) (?:\d{4}|the (?:\d|1[0-9]th|20th)|january|february|march
        |april|may|june|july|august|september|october|november|december))(?=.{0,200}(?:\#\d
        |\bv\d+\.\d|\d\.\d+\.\d|`|@|\bsupport|\bbugs?\b|\bissues?\b|\btests?\b|\bdocs\b
        |\bdocumentation\b|\bdependenc|\bversions?\b|\bfeatures?\b|\berrors?\b|\bcrash
        |\bwarnings?\b|\bAPI\b|\boptions?\b|\bfunctions?\b|\bmethods?\b|\bclass|\bparameters?\b
        |\barguments?\b|\bpython\b|\bCI\b|\btypos?\b|\blinks?\b|\bregression|\bconfig|\bdefault
        |\bcommands?\b|\bhandling\b|\bmodules?\b|\bbuilds?\b|\bdeprecat|\brelease|\bcompatib))
    (?:feat|fix|docs|chore|refactor|perf|test|tests|build|ci|style|revert
        |deps)(?:\([^()]{1,60}\))?!?:
    (?:construit|réalisé|fait|créé|développé|écrit|généré|hébergé|maintenu|testé|propulsé
        |inspiré|publié|distribué|basé|disponible|compatible|fourni) (?:avec|par|sur|sous|de|en
        |via|à partir|pour)
    (?:sous licence|licence|nécessite|requiert|prend en charge|utilise|dépend de|prérequis|merci
        |remerciements|crédits|auteurs?|prise en charge)
    (?:corrigé|corrige|ajouté|ajoute|ajout|modifié|supprimé|mis à jour|mise à jour|correction
        |amélioré|déprécié|renommé)(?=.{0,200}(?:\#\d|\d\.\d|\(|`|@|support|version|bug|erreur
        |documentation|test|fonction|option))
    (?:gebaut|erstellt|gemacht|entwickelt|geschrieben|generiert|gehostet|gepflegt|getestet
        |betrieben|inspiriert|veröffentlicht|lizenziert|verteilt|verfügbar|kompatibel|basierend
        |bereitgestellt) (?:mit|von|unter|auf|in|durch|via|für|bei)
    (?:basiert auf|lizenz|benötigt|erfordert|unterstützt|verwendet|nutzt|voraussetzungen?|dank
        |danke|autoren?|vielen dank|hängt von)
    (?:behoben|hinzugefügt|geändert|entfernt|aktualisiert|verbessert|umbenannt|korrigiert
        |neu)(?=.{0,200}(?:\#\d|\d\.\d|\(|`|@|[Uu]nterstützung|Version|Fehler|Dokumentation|Test
        |Funktion|Option)|[:：])
    (?:construido|hecho|creado|desarrollado|escrito|generado|alojado|mantenido|probado|impulsado
        |inspirado|publicado|distribuido|licenciado|basado|disponible|compatible) (?:con|por|en
        |bajo|a partir|para|sobre)
    (?:bajo (?:la )?licencia|licencia|requiere|necesita|soporta|admite|utiliza|requisitos
        |gracias|agradecimientos|créditos|autores|autor|depende de)
    (?:corregido|corrige|añadido|añade|agregado|cambiado|eliminado|actualizado|mejorado
        |renombrado|se (?:ha )?(?:añadi|corrig|elimin|actualiz|cambi)\w*)(?=.{0,200}(?:\#\d
        |\d\.\d|\(|`|@|soporte|versión|error|documentación|prueba|función|opción))
""")
LEADS = _by_word(r"""
    (?:to|in order to|if|when|whenever|before|after|once|for|as|on|with|without|by default
        |unless|since|instead of|while|because|under|in|from)
    (?:first|then|next|finally|alternatively|optionally|also|now|afterwards|again|otherwise
        |instead|lastly|second|third|additionally|similarly|currently|typically|usually
        |alternately|however|and|or|but|so)
    (?:pour|si|lorsque|quand|avant|après|une fois|afin|sous|sur|avec|d'abord|ensuite|puis|enfin
        |sinon|dans|par défaut|en cas)
    (?:um|wenn|falls|bevor|nachdem|sobald|für|unter|auf|mit|zuerst|dann|danach|anschließend
        |alternativ|zuletzt|bei|ansonsten|zunächst)
    (?:para|si|cuando|antes|después|una vez|en|con|primero|luego|finalmente|alternativamente
        |opcionalmente|también|por defecto)
    (?:per|se|quando|prima|dopo|poi|infine)
""")
