"""Articles that exports have to get right, written for the tests, and readings of any shape."""

import msgspec
from hypothesis import strategies as st

import musnad
from musnad import Addressee, Article, Reading, Relay, Span, Speaker, Statement
from musnad.export import Entry

CHAIN = Article(
    id="نشرة/٧ ب?",
    outlet="صدى الوادي",
    url="https://example.org/أخبار/مياه عذبة?id=7",
    published="2024-05-15",
    title="الراشدي: مياه الوادي تعود قريبا",
    byline="عين الوادي - رويترز",
    text=(
        "نقلت صحيفة «الضفاف» عن وزير المياه سالم الراشدي قوله إن المياه ستعود إلى 300 قرية "
        "يوم الخميس المقبل. وأضاف أن الشركة أعلنت أن «الأنابيب الجديدة جاهزة»، وقالت المهندسة "
        "ليلى الحجري إن العمل مستمر."
    ),
)
EMOJI = Article(
    id="emoji",
    title="😀 الحجري: الملعب جاهز",
    text=(
        "🏟️ قالت مديرة الملعب نوال الحجري إن الافتتاح 🎉 سيكون الأحد. "
        "وأكدت أن 20 ألف متفرج سيحضرون 👏."
    ),
)
WINDOWS = Article(
    id="windows",
    outlet="a\\b",
    text=(
        "قال المتحدث باسم البلدية: «الطريق مفتوح.\r\n\r\nوالجسر سيفتح غدا».\r\n"
        "وذكر سكان أن الطريق\r\nما زال مغلقا."
    ),
)
SURROGATE = Article(
    id="\ud83d",
    text=(
        "قال وزير الزراعة هاني \ud83d السقا إن المحصول وفير \ude00 هذا العام.\0 "
        "وأضاف أن الأسعار ثابتة."
    ),
)
INTERRUPTED = Article(
    text="«الاتفاق قريب»، قال كبير المفاوضين عادل الزين، «ولن نتراجع عنه». ونفى الزين وجود خلاف.",
)
SILENT = Article(id="silent", text="أشرقت الشمس على الحديقة.")


def _read(article):
    return Entry(article, musnad.read(article))


def _quoted_whole(entry):
    """The first statement with the words before its cue, as it is written, interrupted."""
    first, *rest = entry.reading.statements
    contents = (Span(1, 13, entry.article.text[1:13]), *first.contents)
    said = msgspec.structs.replace(first, contents=contents)
    return entry._replace(reading=msgspec.structs.replace(entry.reading, statements=(said, *rest)))


ENTRIES = [
    _read(CHAIN),
    _read(EMOJI),
    _read(WINDOWS),
    _read(SURROGATE),
    _quoted_whole(_read(INTERRUPTED)),
    _read(SILENT),
]

_WORDS = st.text(
    st.one_of(
        st.sampled_from('قال الوزير إن «المياه» ستعود\n\r\t\u2028\x85\x1c😀\0\\"\ud83d;:'),
        st.characters(categories=None, exclude_categories=()),
    ),
    max_size=60,
)


def _spans(draw, value, least, most):
    """Up to ``most`` spans of ``value``, in order and apart, that begin and end with a word."""
    count = draw(st.integers(least, most))
    places = st.integers(0, len(value))
    edges = sorted(draw(st.lists(places, min_size=2 * count, max_size=2 * count, unique=True)))
    spans = [Span(a, b, value[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(span for span in spans if span.text.strip() == span.text)


@st.composite
def any_entries(draw):
    """Any text with marks anywhere in it, nested and crossing: more than a reading ever has."""
    article = Article(
        text=draw(_WORDS) + "قال الوزير",
        title=draw(_WORDS),
        byline=draw(_WORDS),
        id=draw(_WORDS),
        outlet=draw(_WORDS),
        url=draw(_WORDS),
        published=draw(_WORDS),
    )
    statements = []
    for _ in range(draw(st.integers(0, 3))):
        field = draw(st.sampled_from(["title", "text"]))
        value = getattr(article, field)
        if len(value) < 8 or not (cue := _spans(draw, value, 1, 1)):
            continue
        names = [s for s in _spans(draw, value, 0, 3) if s.text]
        named = [(draw(st.sampled_from([s.text, f"{s.text} بن\tفلان"])), s) for s in names]
        speaker, *via = named or [("", None)]
        spoken_to = _spans(draw, value, 0, 1)
        statements.append(
            Statement(
                id=f"{len(statements)}",
                field=field,
                cue=cue[0],
                verb=cue[0].text,
                sources=_spans(draw, value, 0, 2),
                contents=_spans(draw, value, 0, 3),
                speaker=Speaker(speaker[0], "person", field, speaker[1]),
                addressee=Addressee(spoken_to[0].text, spoken_to[0]) if spoken_to else None,
                via=tuple(Relay(name, field, span) for name, span in via),
                act=draw(st.sampled_from(["say", "deny"])),
                form=draw(st.sampled_from(["direct", "mixed"])),
                kind=draw(st.sampled_from(["person", "group"])),
                frame="any",
                figures=(),
                moments=(),
            )
        )
    statements.sort(key=lambda said: (said.field == "text", said.cue.start, said.cue.end))
    found = musnad.read(article)
    reading = Reading(
        id=article.id,
        credits=found.credits,
        statements=tuple(statements),
        figures=found.figures,
        moments=found.moments,
    )
    return Entry(article, reading)
