# The pairs of docs/how-to/from-daft.md stand below; each leaves its rows in df.
import os
import warnings

os.environ["DAFT_PROGRESS_BAR"] = "0"
os.environ["DO_NOT_TRACK"] = "true"

warnings.simplefilter("ignore")  # one process moves no partitions, says Daft

import daft
import pyarrow.parquet
from daft import Window, col
from daft.functions import decode_image, download, image_height, image_width, length, row_number, when


def rows(table):
    names = table.column_names
    return names, sorted(repr(plain(list(row.values()))) for row in table.to_pylist())


def plain(value):
    if isinstance(value, list):
        return [plain(each) for each in value]
    return float(f"{value:.9e}") if isinstance(value, (int, float)) else value


def compare(number, df):
    wanted, found = rows(df.to_arrow()), rows(pyarrow.parquet.read_table(f"out{number}.parquet"))
    print("same" if wanted == found else f"pair {number}: Daft {wanted}, DPL {found}")


