"""A report in the format asked for."""

from __future__ import annotations

from ideation.domain.report import Report
from ideation.errors import BadInput

FORMATS = ("md", "docx", "pdf")


def checked_format(form: str) -> str:
    """Return the format; raises BadInput for one that is not written."""
    if form not in FORMATS:
        raise BadInput(
            f"A report cannot be written as {form!r}.", hint=f"Choose one of: {', '.join(FORMATS)}."
        )
    return form


def render(report: Report, form: str) -> bytes:
    """Return the report as a file; raises BadInput for a format that is not written.

    The same report always gives the same bytes.
    """
    checked_format(form)
    if form == "md":
        from ideation.reports import markdown

        return markdown.render(report)
    if form == "docx":
        from ideation.reports import docx

        return docx.render(report)
    from ideation.reports import pdf

    return pdf.render(report)
