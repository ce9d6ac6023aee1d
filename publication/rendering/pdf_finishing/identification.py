"""What a PDF says it conforms to: PDF/A-3a and PDF/UA-1. WeasyPrint names one standard in a file; ours hold to both."""

from pydyf import PDF

from publication.rendering.pdf_finishing.objects import find

PDF_UA_1 = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""ISO 14289-1, 5; and its schema, which PDF/A wants described for whatever is not its own (ISO 19005-3, 6.6.2.3)."""

END = b"</rdf:RDF>"


def name_both_standards(pdf: PDF) -> None:
    """Adds PDF/UA-1 to what WeasyPrint wrote of PDF/A, and leaves it uncompressed, as PDF/A wants it."""
    metadata = find(pdf, pdf.catalog["Metadata"])
    (written,) = metadata.stream
    metadata.stream = [written.replace(END, PDF_UA_1 + END, 1)]
    metadata.compress = False
