"""PDFs written by hand, object by object: a second producer, and what no producer would write."""

import zlib


def pdf(objects, trailer="", *, root=1):
    """A file of these objects, numbered from 1, each the bytes between `obj` and `endobj`."""
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        content = content.encode("latin-1") if isinstance(content, str) else content
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        + table
        + f"trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    )


def stream(content, extra=""):
    content = content.encode("latin-1") if isinstance(content, str) else content
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def packed_stream(content, extra=""):
    return stream(zlib.compress(content), f"/Filter /FlateDecode {extra}")


def pdf_of_pages(pages, *, catalog="", page="", box="0 0 300 400", font="", to_unicode=None):
    """A file with one page for each text: either words for a single line, or a whole content stream in bytes."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(count))
    font_number = 3 + 2 * count
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    for at, words in enumerate(pages):
        content = words if isinstance(words, bytes) else f"BT /F1 12 Tf 40 350 Td ({words}) Tj ET".encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {page} /Contents {4 + 2 * at} 0 R "
            f"/Resources << /Font << /F1 {font_number} 0 R >> >> >>"
        )
        objects.append(stream(content))
    mapped = f"/ToUnicode {font_number + 1} 0 R" if to_unicode else ""
    objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {font} {mapped} >>")
    if to_unicode:
        objects.append(stream(character_map(to_unicode)))
    return pdf(objects)


def character_map(pairs):
    """A ToUnicode map: for codes of one byte the UTF-16 they stand for."""
    lines = "\n".join(f"<{code:02X}> <{words.encode('utf-16-be').hex().upper()}>" for code, words in pairs.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Toytown def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    )
