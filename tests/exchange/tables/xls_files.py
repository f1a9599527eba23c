"""Write the least .xls: the records of a workbook with one sheet, in a compound file."""

import struct

_END, _UNUSED, _CHAINS = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512
_PER_SECTOR = _SECTOR // 4
EOF = struct.pack("<HH", 0x000A, 0)


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def text(row, column, letters):
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(letters), 0) + letters.encode("latin-1"))


def shared(row, column, number):
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, number))


def figure(row, column, value):
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def formula(row, column, value):
    return record(0x0006, struct.pack("<HHHdHIH", row, column, 0, value, 0, 0, 3) + b"\x1e\x01\x00")


def begin(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 6))


def workbook(*cells, texts=b""):
    """Put records of cells in a sheet, and records of shared texts before it."""

    def before(place):
        return begin(0x05) + record(0x0085, struct.pack("<IHBB", place, 0, 1, 0) + b"s") + texts + EOF

    first = before(0)
    return before(len(first)) + begin(0x10) + b"".join(cells) + EOF


def xls(stream, chains=None):
    """Put a stream in a compound file; it is made as long as one that has sectors of its own."""
    count = max(-(-len(stream) // _SECTOR), 8)
    stream = stream.ljust(count * _SECTOR, b"\0")
    tables = -(-(count + 1) // (_PER_SECTOR - 1))
    following = [*range(tables + 2, tables + 1 + count), _END]
    table = [_CHAINS] * tables + [_END] + (chains or following)
    table += [_UNUSED] * (tables * _PER_SECTOR - len(table))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    head += struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0) + struct.pack(
        f"<{tables}I", *range(tables)
    )
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _UNUSED, tables + 1, len(stream))
    return (
        head.ljust(_SECTOR, b"\xff")
        + struct.pack(f"<{len(table)}I", *table)
        + entries.ljust(_SECTOR, b"\0")
        + stream
    )


def _entry(name, kind, child, start, size):
    letters = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(letters), kind, 1, _UNUSED, _UNUSED, child)
    return letters.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
