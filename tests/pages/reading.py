"""Reading a page as a reader does: its words, without the markup."""

import html
import io
import re
import zipfile

from django.http import HttpResponse
from PIL import Image


def markup(response: HttpResponse) -> str:
    """The page between <main> and </main>."""
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def words(fragment: str) -> str:
    """The words of a piece of markup, each run of white space, or end of a line or block, as one space."""
    lines = re.sub(r"</?(br|p|li|div|dd|dt|h\d)\b[^>]*>", " ", fragment)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", lines)).split())


def element(fragment: str, opening: str) -> str:
    """The words of the first element whose start tag begins with `opening`, such as `<p class="citation"`."""
    name = re.match(r"<(\w+)", opening)[1]
    return words(fragment.split(opening, 1)[1].split(f"</{name}>", 1)[0].partition(">")[2])


def facts(fragment: str) -> dict[str, str]:
    """The terms of all description lists and tables with headed rows, each with the words beside it."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>|<th[^>]*>(.*?)</th>\s*<td>(.*?)</td>", fragment, re.DOTALL)
    return {words(term or head): words(told or cell) for term, told, head, cell in pairs}


def section(fragment: str, heading: str) -> str:
    """The section with that heading."""
    return next(part for part in fragment.split("<section")[1:] if f"{heading}</h2>" in part).split("</section>")[0]


def summaries(page: str) -> list[str]:
    """The summaries of the findings in a list, in its order."""
    return [words(heading) for heading in re.findall(r'<h3 class="summary">(.*?)</h3>', page, re.DOTALL)]


def counted(page: str, name: str) -> int:
    """The number that stands beside the first link with that name."""
    return int(re.findall(rf'{name}(?:</span>|</a>) <span class="count">(\d+)', page)[0])


def words_of(response) -> str:
    """All that an answer says; of a workbook, what its sheets say; of a picture, what it says that it shows."""
    body = response.getvalue()
    if response["Content-Type"] == "image/png":
        return Image.open(io.BytesIO(body)).text["Description"]
    if not response["Content-Type"].endswith("spreadsheetml.sheet"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as workbook:
        return "\n".join(workbook.read(name).decode() for name in workbook.namelist())
