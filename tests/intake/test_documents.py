"""Documents: Word, PDF, RTF and e-mail; what is wrong with them, and what is not read at all."""

import io
import sys
import zipfile
from email.message import EmailMessage

import pytest
from cut import TEXT

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import docx, read_file

docx_library = pytest.importorskip("docx")
pytest.importorskip("pypdfium2")
pytest.importorskip("striprtf")

TITLE = "عودة المياه إلى الأحياء"


@pytest.fixture
def put(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write


def only(path):
    (article,) = read_file(path)
    return article


def error_of(path):
    error = only(path)
    assert isinstance(error, InputError)
    return str(error).removeprefix(f"{path}: ")


def word(*paragraphs, style=None, title=""):
    document = docx_library.Document()
    for text in paragraphs:
        document.add_paragraph(text, style if text == TITLE else None)
    document.core_properties.title = title
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        word(TITLE, "", TEXT),
        word(TITLE, TEXT, style="Title"),
        word(TITLE, TEXT, title=TITLE),
        word(TEXT, title=TITLE),
    ],
)
def test_a_word_document_and_where_its_title_is(put, data):
    assert only(put("a.docx", data)) == Article(id="a.docx", title=TITLE, text=TEXT)


def test_the_name_of_a_file_is_no_title(put):
    assert only(put("a.docx", word(TEXT, TEXT, title="news.docx"))).title == ""


def test_tables_come_where_they_stand(put):
    document = docx_library.Document()
    document.add_paragraph("قبل.")
    document.add_table(1, 2).cell(0, 1).text = "خلية"
    document.add_paragraph("بعد")
    data = io.BytesIO()
    document.save(data)
    assert only(put("a.docx", data.getvalue())).text.split() == ["قبل.", "خلية", "بعد"]


def test_a_broken_word_document_is_one_line(put, monkeypatch):
    assert error_of(put("a.docx", b"nonsense")) == "no Word document, or a damaged one"
    assert error_of(put("b.docx", word(TEXT)[:-50])) == "no Word document, or a damaged one"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("x.xml", "<x/>")
    assert error_of(put("c.docx", packed.getvalue())) == "no Word document, or a damaged one"
    assert error_of(put("d.docx", word(" "))) == "the text is empty"
    monkeypatch.setattr(docx, "LARGEST_XML", 1000)
    assert error_of(put("e.docx", word(TEXT))) == "unpacks to far more than an article has"


def test_rich_text_in_the_encodings_of_its_fonts(put):
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Arial;}}"
        rb"\f1\rtlpar \'de\'c7\'e1 \u1575?\u1604?\u1606?\u1575?\u1574?\u1576?.\par}"
    )
    assert only(put("a.rtf", data)).text == "قال النائب."
    assert only(put("noending", data)).text == "قال النائب."
    assert error_of(put("b.rtf", b"plain")) == "not RTF, whatever its name"


def mail(**headers):
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    return message


def test_an_email_has_its_subject_date_and_sender(put):
    message = mail(
        Subject=TITLE, From="سلمى الراوي <s@example.org>", Date="Wed, 15 May 2024 10:30:00 +0300"
    )
    message.set_content(TEXT)
    message.add_alternative("<p>أخرى</p>", subtype="html")
    assert only(put("a.eml", bytes(message))) == Article(
        id="a.eml",
        title=TITLE,
        text=TEXT,
        byline="سلمى الراوي",
        published="2024-05-15T10:30:00+03:00",
    )


def test_an_email_of_html_alone(put):
    message = mail(Subject="خبر")
    message.set_content(f"<p>{TEXT}</p><p>سطر</p>", subtype="html")
    assert only(put("a.eml", bytes(message))).text == f"{TEXT}\nسطر"


def test_an_email_without_a_text_or_nested_without_end(put):
    assert error_of(put("a.eml", b"Subject: x\nContent-Type: image/png\n\nx")) == (
        "a mail without a text"
    )
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)
    )
    assert isinstance(only(put("b.eml", deep)), InputError)


def pdf(*lines):
    """A PDF whose glyphs stand from left to right as they are seen; U+E000 is lam with alef."""
    shown = b"BT /F 12 Tf 20 TL 50 700 Td "
    shown += b" ".join(b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode() for line in lines)
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> "
        b"endcodespacerange 1 beginbfchar <e000> <06440627> endbfchar "
        b"2 beginbfrange <0020> <00ff> <0020> <0600> <06ff> <0600> endbfrange endcmap end"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s ET\nendstream" % (len(shown) + 3, shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/ToUnicode 6 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ]
    body = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj%s endobj\n" % (number, content)
    return body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"


def seen(logical):
    """A line of Arabic as its glyphs stand from left to right, numbers unturned."""
    words = logical.replace("لا", "\ue000").split(" ")
    turned = (w if w.isdigit() else w[::-1] for w in reversed(words))
    return " ".join(turned).translate(str.maketrans("()", ")("))


def test_a_pdf_is_read_in_the_order_of_its_words(put):
    line = "قالت الوزيرة إن نحو 40 ألف أسرة (أو أقل) لا تجد الماء منذ 15 يوما."
    assert only(put("a.pdf", pdf(seen(line)))).text == line


def test_lines_of_a_pdf_are_joined_to_paragraphs(put):
    first, second = "قالت الوزيرة إن الضخ بدأ أمس في", "الأحياء الشرقية من المدينة."
    text = only(put("noending", pdf(seen(first), seen(second), seen("سطر"))))
    assert text.text == f"{first} {second}\nسطر"


def test_what_is_wrong_with_a_pdf_is_one_line(put):
    assert error_of(put("a.pdf", pdf())).startswith("a PDF without a layer of text")
    assert error_of(put("b.pdf", b"%PDF-1.7 nonsense")) == "no PDF, or a damaged one"
    assert error_of(put("c.pdf", pdf("x")[:40])) == "no PDF, or a damaged one"


@pytest.mark.parametrize(
    ("name", "module"), [("a.docx", "docx"), ("a.pdf", "pypdfium2"), ("a.rtf", "striprtf.striprtf")]
)
def test_a_library_that_is_missing_is_named(put, monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    assert "pip install 'musnad[documents]'" in error_of(put(name, b"x"))


@pytest.mark.parametrize(
    ("name", "instead"),
    [("a.doc", ".docx"), ("b.odt", ".docx"), ("c.xlsx", ".csv"), ("d.epub", ".html")],
)
def test_other_documents_are_refused_with_what_to_do(put, name, instead):
    assert error_of(put(name, b"x")).endswith(f"files are not read; save it as {instead} first")
