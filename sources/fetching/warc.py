"""The exchanges of a fetch as a web archive keeps them."""

import io

from warcio.warcwriter import WARCWriter

from .recording import Exchange

SOFTWARE = "Case archive"


def warc_of(exchanges: list[Exchange]) -> bytes:
    """A WARC/1.1 file, gzipped: what it is, then request and answer of each step, byte for byte as sent."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    about = {"software": SOFTWARE, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("capture.warc.gz", about))
    for exchange in exchanges:
        if not exchange.answer.getvalue():
            continue
        answer = writer.create_warc_record(
            exchange.address,
            "response",
            payload=io.BytesIO(exchange.answer.getvalue()),
            warc_headers_dict={"WARC-IP-Address": exchange.number} if exchange.number else {},
        )
        request = writer.create_warc_record(
            exchange.address,
            "request",
            payload=io.BytesIO(bytes(exchange.request)),
            warc_headers_dict={"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")},
        )
        writer.write_record(request)
        writer.write_record(answer)
    return file.getvalue()
