"""What papers add to the palette: typefaces, rules and grounds."""

from pathlib import Path

LINE = "#c6d1d6"
"""Rules and borders."""
TINT = "#eef3f5"
"""The ground of boxes and of header rows."""

FONT_FOLDER = Path(__file__).parents[1] / "assets" / "fonts"
PAPER_FONT = "SourceSans3VF"
"""Source Sans 3, the typeface of the app, embedded in every PDF."""
PAPER_FONTS = (PAPER_FONT, "Noto Sans Arabic", "Libertinus Serif", "DejaVu Sans Mono")
"""In which order a sign is looked for: Source Sans 3 has Latin, Greek and Cyrillic, Noto Sans Arabic what it lacks."""
OFFICE_FONT = "Arial"
"""For Word documents: on every office machine, and replaced in equal widths where it is not."""
