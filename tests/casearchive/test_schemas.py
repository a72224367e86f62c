"""Maps for search engines, and the description of the search, held to the schemas of their protocols."""

import pytest
from lxml import etree

from tests.factories import CorrectionFactory, FindingFactory, SourceFactory

pytestmark = pytest.mark.django_db

MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What https://www.sitemaps.org/protocol.html says of elements, their order and their values.
ENTRY = """
    <xs:sequence>
      <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI">
        <xs:minLength value="12"/><xs:maxLength value="2048"/>
      </xs:restriction></xs:simpleType></xs:element>
      <xs:element name="lastmod" minOccurs="0"><xs:simpleType>
        <xs:union memberTypes="xs:date xs:dateTime"/>
      </xs:simpleType></xs:element>
      {more}
    </xs:sequence>"""
OF_PAGES = """
      <xs:element name="changefreq" minOccurs="0" type="xs:string"/>
      <xs:element name="priority" minOccurs="0" type="xs:decimal"/>"""
MAP = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}"
    elementFormDefault="qualified">
  <xs:element name="{whole}"><xs:complexType><xs:sequence>
    <xs:element name="{part}" maxOccurs="50000"><xs:complexType>{entry}</xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""

SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# OpenSearch 1.1, draft 6: what must stand in a description, what may, and how often.
DESCRIPTION = """<element name="OpenSearchDescription" ns="{space}" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <interleave>
    <element name="ShortName"><data type="string"><param name="maxLength">16</param></data></element>
    <element name="Description"><data type="string"><param name="maxLength">1024</param></data></element>
    <oneOrMore><element name="Url">
      <attribute name="type"/><attribute name="template"/>
      <optional><attribute name="rel"/></optional>
    </element></oneOrMore>
    <optional>
      <element name="LongName"><data type="string"><param name="maxLength">48</param></data></element>
    </optional>
    <zeroOrMore><element name="Image">
      <interleave>
        <optional><attribute name="type"/></optional>
        <optional><attribute name="height"/></optional>
        <optional><attribute name="width"/></optional>
      </interleave>
      <data type="anyURI"/>
    </element></zeroOrMore>
    <zeroOrMore><element name="Language"><data type="language"/></element></zeroOrMore>
    <zeroOrMore><element name="InputEncoding"><text/></element></zeroOrMore>
    <zeroOrMore><element name="OutputEncoding"><text/></element></zeroOrMore>
  </interleave>
</element>"""


def map_of(whole, part, more):
    told = MAP.format(space=MAPS, whole=whole, part=part, entry=ENTRY.format(more=more))
    return etree.XMLSchema(etree.fromstring(told))


def faults(schema, document):
    """What the schema finds wrong."""
    schema.validate(etree.fromstring(document))
    return [str(fault) for fault in schema.error_log]


def test_maps_are_valid(client):
    CorrectionFactory(finding=FindingFactory(report=SourceFactory(kind="report")))
    index = client.get("/sitemap.xml").content

    assert faults(map_of("sitemapindex", "sitemap", ""), index) == []
    pages = map_of("urlset", "url", OF_PAGES)
    addresses = [element.text for element in etree.fromstring(index).iter(f"{{{MAPS}}}loc")]
    assert len(addresses) > 2
    found = {address: faults(pages, client.get(address).content) for address in addresses}
    assert found == {address: [] for address in addresses}


def test_the_description_of_the_search_is_valid(client):
    schema = etree.RelaxNG(etree.fromstring(DESCRIPTION.format(space=SEARCH)))
    described = client.get("/opensearch.xml").content

    assert faults(schema, described) == []
    assert faults(schema, described.replace(b"Case archive<", b"Case archive of Toytown<")), "it can fail"
    assert faults(schema, described.replace(b"template", b"tempo")), "it can fail"
