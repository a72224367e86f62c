"""Any filtered list as a file: CSV, JSON Lines, XLSX. Streamed, however many findings there are."""

from .as_csv import as_csv
from .as_json_lines import as_json_lines
from .as_xlsx import as_xlsx
from .taken import Taken

__all__ = ["Taken", "as_csv", "as_json_lines", "as_xlsx"]
