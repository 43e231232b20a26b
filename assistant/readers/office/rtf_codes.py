"""The words of RTF that matter to a reader: what is text, what is skipped, and which letters bytes mean."""

from __future__ import annotations

LEFT_OUT: frozenset[str] = frozenset(
    {
        *(
            "colortbl",
            "filetbl",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "pgptbl",
        ),
        *("latentstyles", "themedata", "colorschememapping", "datastore", "xmlnstbl", "mmathPr", "userprops"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        *("pict", "nonshppict", "shprslt", "object", "objdata", "do", "background", "blipuid", "bin"),
        *(
            "annotation",
            "atnid",
            "atnauthor",
            "atndate",
            "atnref",
            "atrfstart",
            "atrfend",
            "atnicn",
            "atntime",
        ),
        *(
            "fldinst",
            "datafield",
            "formfield",
            "fontemb",
            "panose",
            "falt",
            "bkmkstart",
            "bkmkend",
            "xe",
            "tc",
        ),
        *(
            "txe",
            "rxe",
            "sp",
            "sn",
            "sv",
            "upr",
            "template",
            "nonesttables",
            "list",
            "listlevel",
            "listoverride",
        ),
        *("leveltext", "levelnumbers", "comment", "doccomm", "keywords", "operator", "hlinkbase", "subject"),
        *(
            "company",
            "category",
            "manager",
            "printim",
            "buptim",
            "password",
            "passwordhash",
            "docvar",
            "private",
        ),
        *("objclass", "objname", "pn", "pnseclvl", "txfieldinst", "wgrffmtfilter", "protusertbl", "htmltag"),
    }
)
"""Groups that are left out: tables of the format, headers, footers, comments, pictures, objects."""

STARRED: frozenset[str] = frozenset({"shpinst", "shptxt", "fldrslt", "footnote", "cs", "ud"})
"""Groups that are read although they are marked as ones that old readers may skip."""

CHARACTERS: dict[str, str] = {
    "tab": " ",
    "line": "\n",
    "softline": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "nestcell": " ",
    "nestrow": " ",
    "~": " ",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
PARAGRAPHS: frozenset[str] = frozenset({"par", "sect", "page", "\n", "\r"})

SYMBOL_CHARSET = 2
CHARSETS: dict[int, str] = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""The encodings of fonts by their `\\fcharset` (RTF 1.9.1, fonts); others follow the document."""

DOCUMENT_CHARSETS: dict[str, str] = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CODEPAGES: dict[int, str] = {
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    65001: "utf-8",
}
"""Code pages whose Python names are not `cp` and the number."""
