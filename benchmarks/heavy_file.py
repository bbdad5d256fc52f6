"""Writes one large Parquet file of JPEG images the way pyarrow does by default, for the memory benchmark.

    python3 heavy_file.py JPEG_FOLDER OUT.parquet GIB [ROWS_A_GROUP]

Without ROWS_A_GROUP each GiB is one row group, as pyarrow and Daft write it: one dictionary page of hundreds of MB. Needs pyarrow.
"""
import os
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder, out, gib = sys.argv[1], sys.argv[2], float(sys.argv[3])
images = []
for name in sorted(os.listdir(folder))[:16]:
    with open(os.path.join(folder, name), "rb") as file:
        images.append(file.read())
group = int(sys.argv[4]) if len(sys.argv) > 4 else (1 << 30) // len(images[0])
rows = int(gib * (1 << 30) / len(images[0]))
schema = pa.schema([("path", pa.string()), ("data", pa.binary())])
with pq.ParquetWriter(out, schema) as writer:
    for start in range(0, rows, group):
        ids = range(start, min(start + group, rows))
        # Bytes behind the end of a JPEG are ignored: each value is another one.
        data = [images[i % len(images)] + i.to_bytes(4, "big") for i in ids]
        table = pa.table({"path": [f"{i:06d}.jpg" for i in ids], "data": data}, schema=schema)
        writer.write_table(table, row_group_size=group)
print(f"{out}: {rows} rows, {os.path.getsize(out) / 1e9:.2f} GB, {pq.ParquetFile(out).num_row_groups} row groups")
