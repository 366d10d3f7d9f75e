"""Articles with everything an export can meet, and what is read in them."""

import io
from typing import Any

import musnad
from musnad.article import (
    Addressee,
    Article,
    Credit,
    Figure,
    Moment,
    Reading,
    Relay,
    Span,
    Speaker,
    Statement,
)
from musnad.export import Entry

#: Lone surrogates, as broken exports leave them, and an emoji that is whole.
BROKEN = "\ud83d"
EMOJI = "🌾"

DAM = Article(
    id='sahel/1 "سد"',
    outlet="مرآة الساحل",
    url="https://example.org/أخبار/1?x=a b",
    published="2024-05-15T08:30:00+03:00",
    title="الكحلاوي: السد لن يغرق القرى",
    byline="القاهرة - رويترز",
    text=(
        "قال وزير المياه رائد الكحلاوي أمس إن بناء السد سيكلف نحو 37 مليون دولار. "
        f"{EMOJI} وأضاف الوزير أن العمل ينتهي في يونيو المقبل.\n"
        "ونقلت وكالة الشرق عن مسؤول قوله إن «30 قرية» ستنقل.\n"
        "وأظهر تقرير لوزارة المياه أن 40 في المئة من الآبار جفت."
    ),
)
#: The same claim three days before, spelled otherwise, by another outlet; nothing else is known.
EARLIER = Article(
    id="nahr-9",
    outlet="النهر",
    published="2024-05-12",
    text="قال وزير المياه رائد الكحلاوى إنّ بناء السد سيكلف نحو 37 مليون دولار.",
)
#: A text and nothing else, with a surrogate that UTF-8 cannot hold and a formula for a title.
BARE = Article(text=f"قالت مصادر إن الجسر {BROKEN} انهار.", title="=1+1, عودة المصادر")


def read(article: Article) -> Entry:
    return Entry(article, musnad.read(article))


def entries() -> list[Entry]:
    """All of them, the one written by hand at the end."""
    return [read(DAM), read(EARLIER), read(BARE), relayed()]


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def relayed() -> Entry:
    """A statement by hand: two relays, contents in two pieces, a title, a byline, a document."""
    text = (
        "«المطاحن توقفت»، بحسب ما نقلت قناة الواحة عن إذاعة المرج عن المدير سالم الوردي "
        f"للصحفيين، «والقمح {EMOJI}{BROKEN} نفد قبل عشرة أيام»."
    )
    title = "شهود: المخابز مغلقة"
    figure = Figure(
        field="text", low=10.0, high=None, mod="at_least", unit="يوم", **_at(text, "عشرة أيام")
    )
    moment = Moment(
        field="text",
        type="DATE",
        value="2024-05-05",
        from_="2024-05-05",
        to="2024-05-06",
        **_at(text, "قبل عشرة أيام"),
    )
    director = Speaker("المدير سالم الوردي", "person", "text", find(text, "المدير سالم الوردي"))
    statement = Statement(
        id="00000000000000aa",
        field="text",
        cue=find(text, "نقلت"),
        verb="نقلت",
        sources=(find(text, "المدير سالم الوردي"),),
        contents=(
            find(text, "المطاحن توقفت"),
            find(text, f"والقمح {EMOJI}{BROKEN} نفد قبل عشرة أيام"),
        ),
        speaker=director,
        addressee=Addressee("الصحفيين", find(text, "صحفيين")),
        via=(
            Relay("قناة الواحة", "text", find(text, "قناة الواحة")),
            Relay("إذاعة المرج", "text", find(text, "إذاعة المرج")),
        ),
        act="say",
        form="direct",
        kind="person",
        frame="by hand",
        figures=(figure,),
        moments=(moment,),
    )
    headline = Statement(
        id="00000000000000bb",
        field="title",
        cue=find(title, ":"),
        verb="",
        sources=(find(title, "شهود"),),
        contents=(find(title, "المخابز مغلقة"),),
        speaker=Speaker("شهود", "group", "title", find(title, "شهود")),
        addressee=None,
        via=(),
        act="deny",
        form="indirect",
        kind="group",
        frame="by hand",
        figures=(),
        moments=(),
    )
    article = Article(
        text=text, title=title, outlet="الضفاف, اليوم", published="منتصف مايو", byline="لينا الحسن"
    )
    reading = Reading(
        id="",
        credits=(Credit("إذاعة المرج", "text", find(text, "إذاعة المرج")),),
        statements=(headline, statement),
        figures=(figure,),
        moments=(moment,),
    )
    return Entry(article, reading)


def _at(text: str, words: str) -> dict[str, Any]:
    span = find(text, words)
    return {"start": span.start, "end": span.end, "text": span.text}


def written(module, given: list[Entry]) -> bytes:
    """What ``module`` writes for ``given``, taken one by one."""
    target = io.BytesIO()
    module.write(iter(given), target)
    return target.getvalue()
