"""Writes the small Parquet files beside this script, and with --matrix DIR many larger ones.

The tests read the small files and compare with DuckDB, so that they need no pyarrow. Run it by hand
when a case is added:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pyarrow
    /tmp/venv/bin/python make_files.py

The matrix is {codec} x {data page v1, v2} x {dictionary} x {page checksums} over blobs with nulls,
with a file NAME.crc beside each: per column one CRC-32 over all values (length as i32, then bytes;
-1 for null), for checking a reader without pyarrow at hand.
"""

import datetime as dt
import decimal
import itertools
import random
import struct
import sys
import uuid
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent


def types_table():
    """Every logical type, five rows, the third all null."""
    utc = dt.timezone.utc
    when = [dt.datetime(2024, 2, 29, 12, 30, 15, 123456), dt.datetime(1969, 12, 31, 23, 59, 59, 999000), None,
            dt.datetime(1900, 1, 1), dt.datetime(2200, 6, 1, 0, 0, 0, 1000)]
    zoned = [w and w.replace(tzinfo=utc) for w in when]
    days = [w and w.date() for w in when]
    times = [w and w.time() for w in when]
    dec = lambda s: [decimal.Decimal(v).scaleb(-s) if v is not None else None for v in (12345, -1, None, 0, 99999)]
    texts = ["a", "", None, "päng", "x" * 40]
    blobs = [b"\0\1", b"", None, b"\xff\xfe", bytes(range(64))]
    c = {}
    c["b"] = pa.array([True, False, None, True, True])
    for bits, signed in itertools.product((8, 16, 32, 64), (True, False)):
        top = 2 ** (bits - 1) - 1 if signed else 2**bits - 1
        low = -(2 ** (bits - 1)) if signed else 0
        kind = getattr(pa, ("" if signed else "u") + f"int{bits}")()
        c[("i" if signed else "u") + str(bits)] = pa.array([1, low, None, top, 7], kind)
    c["f16"] = pa.array([0.5, -2.0, None, float("inf"), 6.1035e-05], pa.float16())
    c["f32"] = pa.array([0.1, -2.5, None, float("nan"), 3e38], pa.float32())
    c["f64"] = pa.array([0.1, -2.5, None, float("inf"), 1e300])
    c["d5"] = pa.array(dec(2), pa.decimal128(5, 2))
    c["d15"] = pa.array(dec(3), pa.decimal128(15, 3))
    c["d38"] = pa.array(dec(4), pa.decimal128(38, 4))
    c["date"] = pa.array(days, pa.date32())
    c["t_ms"] = pa.array(times, pa.time64("us")).cast(pa.time32("ms"), safe=False)
    c["t_us"] = pa.array(times, pa.time64("us"))
    c["t_ns"] = pa.array(times, pa.time64("ns"))
    for unit in ("ms", "us", "ns"):
        c[f"ts_{unit}"] = pa.array(when, pa.timestamp("us")).cast(pa.timestamp(unit), safe=False)
        c[f"tz_{unit}"] = pa.array(zoned, pa.timestamp("us", "UTC")).cast(pa.timestamp(unit, "UTC"), safe=False)
    c["s"] = pa.array(texts)
    c["e"] = pa.array(texts).dictionary_encode()
    c["bin"] = pa.array(blobs)
    c["fixed"] = pa.array([b"12345678", b"abcdefgh", None, bytes(8), b"\xff" * 8], pa.binary(8))
    c["id"] = pa.array([uuid.UUID(int=i * 7919 + (i << 100)).bytes if i != 2 else None for i in range(5)],
                       pa.uuid())
    c["js"] = pa.array(['{"a":1}', "[]", None, "null", '"x"'], pa.json_())
    c["l"] = pa.array([[1, 2], [], None, [None], [3]], pa.list_(pa.int64()))
    c["ll"] = pa.array([[["a"], []], [], None, [None, ["b", None]], [["c", "d"]]], pa.list_(pa.list_(pa.string())))
    c["v"] = pa.array([[1.0, 2.0, 3.0], [0.5, -1.0, 4.0], [9.0, 9.0, 9.0], [0.0, 0.0, 0.0], [7.0, 8.0, 9.0]],
                      pa.list_(pa.float32(), 3))
    c["st"] = pa.array([{"n": 1, "t": "x"}, {"n": None, "t": ""}, None, {"n": 3, "t": None}, {"n": 4, "t": "y"}],
                       pa.struct([("n", pa.int32()), ("t", pa.string())]))
    c["ls"] = pa.array([[{"n": 1, "d": b"x"}], [], None, [None, {"n": 2, "d": None}], [{"n": None, "d": b"yy"}]],
                       pa.list_(pa.struct([("n", pa.int32()), ("d", pa.binary())])))
    c["m"] = pa.array([[("a", 1), ("b", None)], [], None, [("c", 3)], [("d", 4)]], pa.map_(pa.string(), pa.int64()))
    return pa.table(c)


def small(name, table, **options):
    pq.write_table(table, HERE / name, **options)


def small_files():
    types = types_table()
    small("types-v1.parquet", types, write_page_checksum=True, version="2.6")
    small("types-v2-plain.parquet", types, data_page_version="2.0", use_dictionary=False, compression="zstd",
          store_decimal_as_integer=True)
    small("types-index.parquet", pa.concat_tables([types] * 40), write_page_index=True, data_page_size=64,
          write_batch_size=8, row_group_size=80, compression="lz4")
    ints = [None if i % 7 == 3 else i * i % 1000 for i in range(2000)]
    texts = [None if i % 11 == 5 else f"prefix-{i // 3:05d}" for i in range(2000)]
    coded = pa.table({
        "i": pa.array(ints, pa.int32()), "l": pa.array(ints, pa.int64()), "s": pa.array(texts),
        "d": pa.array(texts), "x": pa.array([i and i / 3 for i in ints], pa.float64()),
        "f": pa.array([i and i / 3 for i in ints], pa.float32()), "b": pa.array([None if i is None else i % 3 == 0 for i in ints])})
    small("encodings.parquet", coded, use_dictionary=False, compression="gzip", data_page_size=3000, column_encoding={
        "i": "DELTA_BINARY_PACKED", "l": "DELTA_BINARY_PACKED", "s": "DELTA_LENGTH_BYTE_ARRAY",
        "d": "DELTA_BYTE_ARRAY", "x": "BYTE_STREAM_SPLIT", "f": "BYTE_STREAM_SPLIT", "b": "RLE"},
        data_page_version="2.0")
    when = pa.array([dt.datetime(2024, 2, 29, 12, 30, 15, 123456), None, dt.datetime(1960, 1, 1)])
    small("int96.parquet", pa.table({"t": when}), use_deprecated_int96_timestamps=True)
    vectors = pa.table({"path": ["a", "b"], "vector": pa.array([[1.0, 2.0], [3.0, 4.0]], pa.list_(pa.float32()))})
    vectors = vectors.replace_schema_metadata({"dpl.schema": "(path STRING NOT NULL, vector FLOAT[2])"})
    small("dpl-schema.parquet", vectors)


def crc(column):
    sum = 0
    for value in column.to_pylist():
        sum = zlib.crc32(struct.pack("<i", -1 if value is None else len(value)), sum)
        if value:
            sum = zlib.crc32(value, sum)
    return sum


def matrix(folder, rows=1500, size=20000):
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    noise = [rng.randbytes(rng.randrange(size)) + bytes(rng.randrange(size)) for _ in range(rows)]
    repeats = [noise[rng.randrange(40)] if i % 3 else noise[i] for i in range(rows)]
    nulls = [None if rng.random() < 0.1 else v for v in noise]
    table = pa.table({"row": pa.array(range(rows), pa.int64()), "unique": noise, "nulls": nulls, "repeats": repeats})
    sums = " ".join(str(crc(table[n])) for n in ("unique", "nulls", "repeats"))
    for codec, page, dictionary, check in itertools.product(
            ("none", "snappy", "gzip", "zstd", "lz4"), ("1.0", "2.0"), (True, False), (True, False)):
        name = f"{codec}-v{page[0]}-{'dict' if dictionary else 'plain'}{'-crc' if check else ''}"
        pq.write_table(table, folder / f"{name}.parquet", compression=codec, data_page_version=page,
                       use_dictionary=dictionary, write_page_checksum=check,
                       dictionary_pagesize_limit=1 << 30, write_batch_size=1024)
        (folder / f"{name}.crc").write_text(sums)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--matrix":
        matrix(Path(sys.argv[2]))
    else:
        small_files()
