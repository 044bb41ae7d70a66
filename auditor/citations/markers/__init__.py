"""The inline marker families, in the order in which they claim text."""

from auditor.citations.markers import caret, footnote, numeric, superscript

FAMILIES = (caret, footnote, numeric, superscript)
