"""Edited prompts and repeated answers make a conversation a tree; a user sees one branch of it."""

from __future__ import annotations


def branch(parents: dict[str, str], leaf: str) -> list[str]:
    """The ids from the root to `leaf`, or to the newest leaf where there is no such node.

    `parents` names each node's parent, in the order of the export. Ends where a parent is missing
    or comes twice.
    """
    if leaf not in parents:
        inner = set(parents.values())
        leaf = next((node for node in reversed(parents) if node not in inner), "")
    path: dict[str, None] = {}
    while leaf in parents and leaf not in path:
        path[leaf] = None
        leaf = parents[leaf]
    return list(reversed(path))
