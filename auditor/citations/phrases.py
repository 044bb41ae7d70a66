"""How sentences begin that no source could support. Lower case, straight apostrophes."""

from __future__ import annotations

_HELLO = (
    "hello", "hi,", "hi!", "hi ", "hey", "bonjour", "bonsoir", "salut", "hallo", "guten tag",
    "hola", "buenos días", "buenas tardes", "ciao", "buongiorno", "olá", "bom dia", "您好", "你好",
    "こんにちは", "здравствуйте", "привет", "merhaba", "goedendag", "hej", "안녕하세요",
)  # fmt: skip
_I_AM = (
    "ceci est",
    "this is",
    "das ist",
    "soy",
    "ich bin",
    "je suis",
    "i am",
    "i'm",
    "sono",
    "sou",
)
_PRODUCTS = ("bing", "copilot", "chatgpt", "gemini", "claude", "perplexity", "an ai", "une ia")

GREETINGS = (*_HELLO, "这是必应", "这里是必应")

ABOUT_ITSELF = (
    *(f"{i_am} {product}" for i_am in _I_AM for product in _PRODUCTS),
    *(f"{hello}, {i_am} {product}" for hello in _HELLO for i_am in _I_AM for product in _PRODUCTS),
    "as an ai", "as a language model", "en tant que modèle", "en tant qu'ia", "als ki",
    "i will ", "i can ", "i cannot ", "i can't ", "i could ", "i couldn't ", "i hope", "i found ",
    "i don't ", "i do not ", "i did not ", "i'll ", "i'm ", "i am ", "i've ", "i'd ", "let me ",
    "je vais ", "je peux ", "je ne ", "j'espère", "j'ai ", "je n'ai", "je suis désolé", "je vous ",
    "ich werde ", "ich kann ", "ich hoffe", "ich habe ", "espero que", "puedo ", "he encontrado",
    "lo siento", "spero che", "posso ", "ho trovato", "mi dispiace", "espero ter", "encontrei ",
    "我会", "我可以", "我找到", "希望这", "抱歉", "申し訳",
)  # fmt: skip

COURTESIES = (
    "feel free", "please ", "if you have", "if you need", "if you want", "if you would",
    "if you'd", "would you like", "let me know", "thank", "that's a great", "that's an interesting",
    "that's a very", "that's a good", "great question", "good question", "happy ", "sure,", "sure!",
    "of course", "certainly", "n'hésitez pas", "dites-moi", "faites-moi savoir", "si vous avez",
    "si vous voulez", "si vous souhaitez", "merci", "bien sûr", "excellente question",
    "bonne question", "avec plaisir", "lassen sie mich", "wenn sie ", "gerne", "danke",
    "si tienes", "si necesitas", "si quieres", "gracias", "claro", "se hai", "grazie", "obrigad",
    "如果您", "谢谢", "感谢",
)  # fmt: skip

# "See the report of the town": points to a source, states nothing of its own.
POINTERS = (
    "see ", "see also", "for more", "for details", "read more", "learn more", "more information",
    "voir ", "pour en savoir plus", "pour plus d", "plus d'informations", "siehe ", "mehr dazu",
    "weitere informationen", "ver ", "más información", "vedi ", "per saperne", "veja ",
    "saiba mais", "参见", "详见", "詳しくは", "см. ",
)  # fmt: skip

# "According to NASA¹, ...": names the source, states nothing yet.
ATTRIBUTIONS = (
    "according to ", "as reported by ", "as stated by ", "based on ", "per ", "selon ", "d'après ",
    "suivant ", "comme l'indique ", "laut ", "gemäß ", "nach angaben ", "según ", "de acuerdo con ",
    "secondo ", "in base a ", "segundo ", "de acordo com ", "volgens ", "根据", "據", "によると",
)  # fmt: skip
