"""A small page with a table to copy."""

import pandas as pd

from ui.parts.copy_table import copy_table
from ui.parts.frame import choose_language

TABLE = pd.DataFrame({"Sicht": ["Eltern", "=1+1"], "Stufen": ["+0,5", "–"]})
COPIED = "Sicht\tStufen\r\nEltern\t+0,5\r\n'=1+1\t–"

if __name__ == "__main__":
    copy_table(TABLE, choose_language(), key="eins")
