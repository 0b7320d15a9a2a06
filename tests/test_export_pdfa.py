"""Exported PDF as PDF/A-2: judged by veraPDF, honest where it cannot be, and rid of what has no place in a copy."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from pipeline import media
from pipeline.errors import EncryptedFileError
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from tests import verapdf_judge
from tests.drawn_pages import pdf_of
from tests.exported import export, line, picture_of, reading, source, text_of

LINES = [line("Số 27-KH/BDVTU", 110, 80), line("Kính gửi: Các huyện ủy", 90, 140)]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return pdf_of([Image.effect_noise((595, 842), 50)], tmp_path / "scan.pdf", 72)


def mark(path: Path) -> str:
    """Part and level of PDF/A that a file says it keeps to."""
    with pikepdf.open(path) as document, document.open_metadata() as metadata:
        return str(metadata.pdfa_status)


def codes(path: Path, out: Path, **options: str) -> list[str]:
    return [problem.code for problem in export("pdf", source(path, reading(LINES), **options), out)]


def test_scan_becomes_pdfa_with_its_title(scan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert codes(scan, out, title="Kế hoạch 27-KH/BDVTU: công tác dân vận") == []
    assert mark(out) == "2U"
    with pikepdf.open(out) as document:
        assert document.docinfo["/Title"] == "Kế hoạch 27-KH/BDVTU: công tác dân vận"
        assert document.pdf_version == "1.7"
        assert len(document.trailer.ID) == 2
        (intent,) = document.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert document.Root.Lang == "vi"


def test_font_that_is_not_embedded_is_told_and_no_mark_set(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "numbered.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        page = document.pages[0]
        page.resources.Font = Dictionary(
            F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        page.contents_add(b"BT /F 12 Tf 300 700 Td (512) Tj ET")
        with document.open_metadata() as metadata:  # it says so itself, but it is not true
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "1", "B"
        document.save(original)
    (problem,) = export("pdf", source(original, reading(LINES)), out)
    assert problem.code == "no-pdfa"
    assert "Helvetica" in problem.message
    assert mark(out) == ""


def test_font_that_is_listed_but_not_used_is_no_obstacle(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "listed.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        document.pages[0].resources.Font = Dictionary(
            F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        document.save(original)
    assert codes(original, out) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"0 0 0 1 k 0 0 9 9 re f", "CMYK"), (b"/DeviceCMYK cs 0 0 9 9 re f", "CMYK")],
)
def test_obstacle_in_the_content_is_told(scan: Path, tmp_path: Path, content: bytes, told: str) -> None:
    original, out = tmp_path / "press.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        document.pages[0].contents_add(content)
        document.save(original)
    (problem,) = export("pdf", source(original, reading(LINES)), out)
    assert told in problem.message
    assert mark(out) == ""


def test_attached_file_is_kept_and_told(scan: Path, tmp_path: Path) -> None:
    original, out, note = tmp_path / "carrier.pdf", tmp_path / "out.pdf", tmp_path / "a.txt"
    note.write_bytes(b"abc")
    with pikepdf.open(scan) as document:
        document.attachments["a.txt"] = pikepdf.AttachedFileSpec.from_filepath(document, note)
        document.save(original)
    assert codes(original, out) == ["no-pdfa"]
    with pikepdf.open(out) as document:
        assert document.attachments["a.txt"].get_file().read_bytes() == b"abc"


def test_scripts_and_hints_go(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "script.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        script = Dictionary(S=Name.JavaScript, JS=b"app.alert(1)")
        document.Root.OpenAction = script
        document.Root.Names = Dictionary(JavaScript=Dictionary(Names=[b"a", script]))
        document.pages[0].obj.AA = Dictionary(O=script)
        for image in document.pages[0].resources.XObject.values():
            image.Interpolate = True
        document.save(original)
    assert codes(original, out) == []
    assert b"JavaScript" not in out.read_bytes()
    assert mark(out) == "2U"


def test_signature_is_left_out_and_what_it_shows_stays(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "signed.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        shown = document.make_stream(
            b"1 0 0 rg 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 50]
        )
        widget = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=b"Signature1",
                V=Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=b"0" * 64, ByteRange=[0, 1, 2, 3]),
                Rect=[300, 100, 400, 150],
                F=132,
                AP=Dictionary(N=shown),
                P=document.pages[0].obj,
            )
        )
        document.pages[0].obj.Annots = pikepdf.Array([widget])
        document.Root.AcroForm = Dictionary(Fields=[widget], SigFlags=3)
        document.Root.Perms = Dictionary(DocMDP=widget.V)
        document.save(original)
    assert codes(original, out) == ["signature-left-out"]
    with pikepdf.open(out) as document:
        assert "/AcroForm" not in document.Root
        assert "/Perms" not in document.Root
        (stamp,) = document.pages[0].obj.Annots
        assert stamp.Subtype == "/Stamp"
        assert "/V" not in stamp
        assert "/FT" not in stamp
    assert b"ByteRange" not in out.read_bytes()
    assert tuple(picture_of(out)[842 - 125, 350][:3]) == (0, 0, 255)  # blue, green, red
    with pikepdf.open(original) as document:
        assert "/V" in document.Root.AcroForm.Fields[0]


def test_locked_for_changes_only_is_written_open(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "locked.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        document.save(original, encryption=pikepdf.Encryption(user="", owner="chủ"))
    assert codes(original, out) == []
    with pikepdf.open(out) as document:
        assert not document.is_encrypted
    assert text_of(out) == [" ".join(each.text for each in LINES)]


def test_password_is_a_clear_error_and_leaves_nothing(scan: Path, tmp_path: Path) -> None:
    original, out = tmp_path / "locked.pdf", tmp_path / "out" / "out.pdf"
    out.parent.mkdir()
    with pikepdf.open(scan) as document:
        document.save(original, encryption=pikepdf.Encryption(user="mật", owner="chủ"))
    with pytest.raises(EncryptedFileError):
        codes(original, out)
    assert list(out.parent.iterdir()) == []


# ---- veraPDF --------------------------------------------------------------------------------------------------------


@pytest.mark.verapdf
def test_every_marked_sample_is_valid(samples: Path, tmp_path: Path) -> None:
    """Scans, photos, a fax and typed PDF: whatever is marked as PDF/A is PDF/A, and that is all of them."""
    if reason := verapdf_judge.lacking():
        pytest.skip(reason)
    by_mark: dict[str, list[Path]] = {}
    for path in sorted(samples.iterdir()):
        if media.media_type(path) not in (media.PDF, media.TIFF, media.JPEG):
            continue
        out = tmp_path / f"{path.stem}.pdf"
        assert export("pdf", source(path, read(path, ReadSettings())), out) == ()
        by_mark.setdefault(mark(out).lower(), []).append(out)
    assert set(by_mark) == {"2b", "2u"}
    for flavour, files in by_mark.items():
        assert verapdf_judge.judge(files, flavour) == {file: [] for file in files}


@pytest.mark.verapdf
def test_mended_files_are_valid(scan: Path, tmp_path: Path) -> None:
    """What is mended is mended well: layers, annotations, scripts, smoothing."""
    if reason := verapdf_judge.lacking():
        pytest.skip(reason)
    original, out = tmp_path / "odd.pdf", tmp_path / "out.pdf"
    with pikepdf.open(scan) as document:
        first, second = (
            document.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in (b"Background", b"Text")
        )
        usage = Dictionary(Event=Name.View, Category=[Name.View], OCGs=[first])
        document.Root.OCProperties = Dictionary(OCGs=[first, second], D=Dictionary(Order=[[first]], AS=[usage]))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[10, 10, 60, 60], F=0)
        note.AP = Dictionary(N=document.make_stream(b"0 0 50 50 re S", Subtype=Name.Form, BBox=[0, 0, 50, 50]))
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(note)])
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=b"app.alert(1)")
        for image in document.pages[0].resources.XObject.values():
            image.Interpolate = True
        document.save(original)
    assert codes(original, out) == []
    assert verapdf_judge.judge([out], "2u") == {out: []}


@pytest.mark.verapdf
def test_the_judge_condemns_what_is_not_pdfa(scan: Path) -> None:
    if reason := verapdf_judge.lacking():
        pytest.skip(reason)
    assert any("6.6" in rule for rule in verapdf_judge.judge([scan], "2b")[scan])
