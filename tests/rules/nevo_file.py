"""A file with the columns of the official NEVO 2025 and a few of its rows, whose figures may be quoted."""

from tools.make_tables import nevo

ROWS = (
    # code, Dutch and English name, group, mg of magnesium per 100 g
    ("246", "Brood tarwe volkoren", "Bread wholemeal wheat", "Bread", "66"),
    ("2351", "Brood tarwe wit", "Bread white wheat", "Bread", "20"),
    ("207", "Noten gemengd ongezouten", "Nuts mixed unsalted", "Nuts and seeds", "231"),
    ("644", "Koffie bereid", "Coffee prepared", "Non-alcoholic beverages", "6"),
    ("432", "Chocolade puur", "Chocolate dark", "Sugar, sweets and sweet sauces", "89"),
    ("999", "Soep zonder cijfer", "Soup without a figure", "Soups", ""),
)


def nevo_file(folder):
    """Write the file, and give its path."""
    head = nevo(0).decode("cp1252").splitlines()[0]
    columns = [column.strip('"') for column in head.split("|")]
    lines = [head]
    for code, dutch, english, group, mg in ROWS:
        cells = dict.fromkeys(columns, "")
        cells |= {
            columns[0]: "NEVO-Online 2025 9.0",
            columns[1]: group,
            columns[2]: group,
            columns[3]: code,
            columns[4]: dutch,
            columns[5]: english,
            columns[7]: "per 100g",
            "ENERCC (kcal)": "100",
            "MG (mg)": mg,
        }
        lines.append("|".join(cells[column] for column in columns))
    path = folder / "NEVO2025_v9.0.csv"
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    return path
