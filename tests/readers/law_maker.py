"""Invented enactments in the shape that legislation.gov.uk serves."""

from __future__ import annotations

NAMESPACES = (
    'xmlns="http://www.legislation.gov.uk/namespaces/legislation" '
    'xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/"'
)


def p(level: int, number: str, body: str, attributes: str = "") -> str:
    """A numbered provision of `level` 1 to 7; plain words become its text."""
    text = body if body.startswith("<") else f"<Text>{body}</Text>"
    return f"<P{level} {attributes}><Pnumber>{number}</Pnumber><P{level}para>{text}</P{level}para></P{level}>"


def section(number: str, title: str, body: str, attributes: str = "", p1: str = "") -> str:
    """A section with its title, in its group."""
    return f"<P1group {attributes}><Title>{title}</Title>{p(1, number, body, p1)}</P1group>"


def schedule(number: str, title: str, body: str, attributes: str = "") -> str:
    return (
        f"<Schedule {attributes}><Number>{number}</Number><TitleBlock><Title>{title}</Title></TitleBlock>"
        f"<Reference>Section 3</Reference><ScheduleBody>{body}</ScheduleBody></Schedule>"
    )


def commentary(identity: str, kind: str, text: str) -> str:
    return f'<Commentary id="{identity}" Type="{kind}"><Para><Text>{text}</Text></Para></Commentary>'


def act(  # noqa: PLR0913 -- each is one feature of an enactment
    body: str,
    *,
    schedules: str = "",
    commentaries: str = "",
    root: str = 'RestrictExtent="E+W"',
    valid: str = "2026-04-07",
    status: str = "revised",
    unapplied: str = "",
    after: str = "",
) -> bytes:
    """A whole Act of Parliament: the Orchards (Care) Act 2019."""
    dated = f"<dct:valid>{valid}</dct:valid>" if valid else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Legislation {NAMESPACES} DocumentURI="http://www.legislation.gov.uk/ukpga/2019/99"
 IdURI="http://www.legislation.gov.uk/id/ukpga/2019/99" SchemaVersion="1.0" {root}>
<ukm:Metadata><dc:identifier>http://www.legislation.gov.uk/ukpga/2019/99</dc:identifier>
<dc:title>Orchards (Care) Act 2019</dc:title><dc:publisher>Statute Law Database</dc:publisher>
<dc:modified>2026-05-01</dc:modified>{dated}
<ukm:PrimaryMetadata><ukm:DocumentClassification><ukm:DocumentCategory Value="primary"/>
<ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/><ukm:DocumentStatus Value="{status}"/>
</ukm:DocumentClassification><ukm:Year Value="2019"/><ukm:Number Value="99"/>
<ukm:EnactmentDate Date="2019-07-30"/>{unapplied}</ukm:PrimaryMetadata></ukm:Metadata>
<Primary><PrimaryPrelims><Title>Orchards (Care) Act 2019</Title><Number>2019 CHAPTER 99</Number>
<LongTitle>An Act to make provision about orchards.</LongTitle>
<DateOfEnactment><DateText>[30th July 2019]</DateText></DateOfEnactment>
<PrimaryPreamble><EnactingText><Para><Text><Uppercase>B</Uppercase>
<SmallCaps>e it enacted</SmallCaps> as follows:—</Text></Para></EnactingText></PrimaryPreamble>
</PrimaryPrelims><Body>{body}</Body><Schedules><Title>SCHEDULES</Title>{schedules}</Schedules></Primary>
<Commentaries>{commentaries}</Commentaries>{after}</Legislation>""".encode()


def instrument(  # noqa: PLR0913 -- each is one feature of an enactment
    body: str,
    *,
    minor: str = "regulation",
    title: str = "The Orchards (Fees) (England) Regulations 2020",
    after: str = "",
    root: str = 'RestrictExtent="E+W"',
    footnotes: str = "",
) -> bytes:
    """A statutory instrument as made."""
    return f"""<Legislation {NAMESPACES} {root}
 DocumentURI="http://www.legislation.gov.uk/uksi/2020/1999/made">
<ukm:Metadata><dc:title>{title}</dc:title><ukm:SecondaryMetadata><ukm:DocumentClassification>
<ukm:DocumentCategory Value="secondary"/><ukm:DocumentMainType Value="UnitedKingdomStatutoryInstrument"/>
<ukm:DocumentStatus Value="final"/><ukm:DocumentMinorType Value="{minor}"/></ukm:DocumentClassification>
<ukm:Made Date="2020-02-03"/></ukm:SecondaryMetadata></ukm:Metadata><Secondary><SecondaryPrelims>
<Number>2020 No. 1999</Number><Title>{title}</Title><MadeDate><Text>Made</Text>
<DateText>3rd February 2020</DateText></MadeDate></SecondaryPrelims><Body>{body}</Body>{after}</Secondary>
<Footnotes>{footnotes}</Footnotes></Legislation>""".encode()
