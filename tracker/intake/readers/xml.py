"""XML from outside: no entities, no documents from elsewhere, no towers of elements."""

from __future__ import annotations

from lxml import etree

from tracker.intake.readers.zips import BROKEN, SUSPICIOUS
from tracker.intake.refusals import Unreadable


def parsed(data: bytes) -> etree._Element:
    """The root of a document. Refuses what is not well-formed, and any that declares entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(SUSPICIOUS)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise Unreadable(BROKEN) from trouble
