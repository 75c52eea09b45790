"""Makes the fonts of resources/fonts/noto-*: Noto, cut down to what the desktop and its paper need.

    .venv/bin/python .ci/make_fonts.py

Needs Debian's apt-get and npm, from which it fetches the fonts whole. The same sources give the same files. Noto and
these subsets are under the SIL Open Font License, of which each folder holds a copy.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

import uharfbuzz as hb

FONTS: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
DEBIAN: Final = "fonts-noto-core"
EMOJI: Final = "@expo-google-fonts/noto-emoji@0.4.7"
CHINESE: Final = "@expo-google-fonts/noto-sans-sc@0.4.3"
KOREAN: Final = "@expo-google-fonts/noto-sans-kr@0.4.3"

SPACE: Final = 0x20
REPLACEMENT: Final = 0xFFFD
DROPPED_TABLES: Final = (
    "DSIG",
    "STAT",
    "BASE",
    "JSTF",
    "kern",
    "meta",
    "vhea",
    "vmtx",
    "VORG",
    "gasp",
    "prep",
)


class Family(NamedTuple):
    """A folder of fonts: where they come from, and which of their characters are kept."""

    folder: str
    sources: tuple[str, ...]
    keep: Callable[[set[int]], set[int]]
    shaped: bool = True


def beyond_latin(covered: set[int]) -> set[int]:
    """Everything but what Inter draws anyway, and what only one font agrees about; the shaper needs the space."""
    return {code for code in covered if code >= 0x300 and unicodedata.category(chr(code)) != "Co"} | {SPACE}


def emoji(covered: set[int]) -> set[int]:
    """Figures stay, for key caps."""
    return beyond_latin(covered) | {ord(character) for character in "0123456789#*"} & covered


def what_inter_lacks(covered: set[int]) -> set[int]:
    """The rest of the Latin letters, and what stands for a character that no font has."""
    inter = set(face_of(FONTS / "inter" / "Inter-Regular.ttf").unicodes)
    latin = {code for code in covered - inter if "LATIN" in unicodedata.name(chr(code), "")}
    return latin | {SPACE, REPLACEMENT}


def chinese(covered: set[int]) -> set[int]:
    """GB 2312: the 6,763 characters of everyday Chinese, its punctuation, and Japanese kana; and Big5, level 1: the
    5,401 characters of everyday Chinese as it is written in Hong Kong and Taiwan."""
    listed = listed_in("gb2312", range(0xA1, 0xF8)) | listed_in("big5", range(0xA4, 0xC7))
    return covered & {code for code in listed if code >= 0x2000} | {SPACE}


def korean(covered: set[int]) -> set[int]:
    """KS X 1001: the 2,350 syllables of everyday Korean, and the letters they are made of."""
    return covered & (listed_in("euc_kr", range(0xB0, 0xC9)) | set(range(0x3131, 0x318F))) | {SPACE}


def listed_in(encoding: str, rows: range) -> set[int]:
    """The characters in some rows of a national standard of two bytes a character."""
    cells = (bytes((row, cell)) for row in rows for cell in range(0x40, 0xFF))
    return {ord(character) for pair in cells for character in pair.decode(encoding, "ignore")}


def noto(name: str, *weights: str) -> tuple[str, ...]:
    return tuple(f"debian/usr/share/fonts/truetype/noto/{name}-{weight}.ttf" for weight in weights)


BOTH: Final = ("Regular", "Bold")

FAMILIES: Final = (
    Family("noto-naskh-arabic", noto("NotoNaskhArabic", *BOTH), beyond_latin),
    Family("noto-nastaliq-urdu", noto("NotoNastaliqUrdu", "Regular"), beyond_latin),
    Family("noto-sans-hebrew", noto("NotoSansHebrew", *BOTH), beyond_latin),
    Family("noto-sans-devanagari", noto("NotoSansDevanagari", *BOTH), beyond_latin),
    Family("noto-sans-bengali", noto("NotoSansBengali", *BOTH), beyond_latin),
    Family("noto-sans-gurmukhi", noto("NotoSansGurmukhi", *BOTH), beyond_latin),
    Family("noto-sans-gujarati", noto("NotoSansGujarati", "Regular"), beyond_latin),
    Family("noto-sans-tamil", noto("NotoSansTamil", "Regular"), beyond_latin),
    Family("noto-sans-thai", noto("NotoSansThai", *BOTH), beyond_latin),
    Family("noto-sans-ethiopic", noto("NotoSansEthiopic", "Regular"), beyond_latin),
    Family("noto-sans-georgian", noto("NotoSansGeorgian", "Regular"), beyond_latin),
    Family("noto-sans-armenian", noto("NotoSansArmenian", "Regular"), beyond_latin),
    Family("noto-sans-sc", ("chinese/400Regular/NotoSansSC_400Regular.ttf",), chinese, shaped=False),
    Family("noto-sans-kr", ("korean/400Regular/NotoSansKR_400Regular.ttf",), korean, shaped=False),
    Family("noto-emoji", ("emoji/400Regular/NotoEmoji_400Regular.ttf",), emoji),
    Family("noto-sans", noto("NotoSans", "Regular"), what_inter_lacks),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder)
        fetch(whole)
        licence = (whole / "emoji" / "LICENSE_FONT").read_text(encoding="utf-8")
        for family in FAMILIES:
            make(family, whole, licence[licence.index("This Font Software") :])


def fetch(whole: Path) -> None:
    run(["apt-get", "download", DEBIAN], whole)
    (package,) = whole.glob("*.deb")
    run(["dpkg-deb", "--extract", str(package), "debian"], whole)
    for name, folder in ((EMOJI, "emoji"), (CHINESE, "chinese"), (KOREAN, "korean")):
        run(["npm", "pack", "--silent", name], whole)
        (package,) = whole.glob("*.tgz")
        run(["tar", "--extract", "--gzip", "--file", str(package)], whole)
        (whole / "package").rename(whole / folder)
        package.unlink()


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def make(family: Family, whole: Path, licence: str) -> None:
    target = FONTS / family.folder
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    notice = ""
    for source in family.sources:
        face = face_of(whole / source)
        weight = "Bold" if "Bold" in source else "Regular"
        (target / f"{weight}.ttf").write_bytes(subset(face, family.keep(set(face.unicodes)), family.shaped))
        notice = face.get_name(hb.OTNameIdPredefined.COPYRIGHT) or notice
    (target / "OFL.txt").write_text(f"{notice.strip()}\n\n{licence}", encoding="utf-8")
    sizes = ", ".join(
        f"{path.name} {path.stat().st_size // 1000} kB" for path in sorted(target.glob("*.ttf"))
    )
    print(f"{family.folder}: {sizes}")  # noqa: T201


def subset(face: hb.Face, kept: Iterable[int], shaped: bool) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(kept)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(map(tag, DROPPED_TABLES))
    if not shaped:
        wanted.drop_table_tag_set.update(map(tag, ("GSUB", "GPOS", "GDEF")))
    return hb.subset(face, wanted).blob.data


def tag(name: str) -> int:
    return int.from_bytes(name.encode().ljust(4), "big")


def face_of(path: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(path)))


if __name__ == "__main__":
    main()
