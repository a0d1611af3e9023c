"""A report's content as plain data, for templates that know no Python."""

from dataclasses import fields, is_dataclass
from datetime import date

from exports.report.blocks import GapRow


def as_data(part: object) -> object:
    """Return records as mappings, each block with its type, tuples as lists; everything else stays as it is."""
    if is_dataclass(part) and not isinstance(part, type):
        data: dict[str, object] = {field.name: as_data(getattr(part, field.name)) for field in fields(part)}
        if hasattr(part, "type"):
            data["type"] = part.type
        if isinstance(part, GapRow):
            data |= {"crowd": part.crowd, "span": as_data(part.span)}
        return data
    if isinstance(part, tuple):
        return [as_data(one) for one in part]
    return part.isoformat() if isinstance(part, date) else part
