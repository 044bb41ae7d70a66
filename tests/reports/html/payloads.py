"""Texts that would like to be more than text; whoever succeeds sets `window.pwned`."""

PAYLOADS = (
    "</script><script>window.pwned=1</script>",
    "<!--<script>window.pwned=1</script>",
    "</title></style><script>pwned=1</script>",
    "<svg onload=pwned=1><img src=x onerror=pwned=1>",
    '"><a href="javascript:pwned=1" autofocus onfocus=pwned=1>x</a>',
    "javascript:window.pwned=1",
    "data:text/html,<script>pwned=1</script>",
    'https://a.test/" onmouseover="pwned=1',
    "https://a.test/'><base href=//evil.test/>",
    "<meta http-equiv=refresh content=0;url=https://evil.test/>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<link rel=stylesheet href=https://evil.test/x.css>@import url(//evil.test)",
    "{{ 7*7 }}{% for x in y %}${7*7}{{ self.__init__ }}",
    "\u202e\u2066gnp.exe\u2069\x1b]0;x\x07\ud800\u2028\u2029&lt;b&gt;&#0;",
    "__proto__",
    "constructor",
    "<details open ontoggle=pwned=1><style>*{background:url(//evil.test)}</style>",
)
