"""Ids are distinct types, so that a note's id cannot pass for a passage's."""

from typing import NewType

NoteId = NewType("NoteId", int)
PassageId = NewType("PassageId", int)
OrganisationId = NewType("OrganisationId", int)
ContactId = NewType("ContactId", int)
RunId = NewType("RunId", int)
GroupId = NewType("GroupId", int)
