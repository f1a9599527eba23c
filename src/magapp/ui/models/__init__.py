"""Item models over the document: old rows to new rows by row signals."""
