"""The inline marker families, in the order in which they claim text.

`MACHINE` have a syntax that nobody types: they are read before links, which some of them look
like. `TYPED` are what people write too (`[1]`, `¹`): they get what links left.
"""

from auditor.citations.markers import caret, footnote, numeric, superscript
from auditor.citations.markers.family import Family

MACHINE: tuple[Family, ...] = ()
TYPED: tuple[Family, ...] = (caret, footnote, numeric, superscript)
