"""Articles for property tests: news language with everything odd between."""

from hypothesis import strategies as st

from musnad.article import Article

_PHRASES = st.sampled_from(
    [
        "قال وزير المياه رائد الكحلاوي إن السد آمن.",
        "ونقلت وكالة رويترز عن مسؤول قوله إن عدد المقاتلين يتجاوز 1200 مقاتل.",
        "وأضاف: «سنعود يوم الأحد المقبل»، مشيرا إلى أن نسبة 15 في المئة لا تكفي.",
        "وأكدت سلمى العزاوي، نقلا عن مصادر، أن المعلم قال إن المدارس ستفتح بعد شهرين.",
        "«لا نعرف»، قال الناطق، «ولا نريد أن نعرف».",
        "بين 20 و30 ألف دولار",
        "\r\n\r\n",
        "\x00",
        "👩‍🌾",
        "\ud83d",
    ]
)
TEXTS = st.lists(_PHRASES | st.text(max_size=12), max_size=8).map(" ".join)


def articles():
    """Articles with any text, title and day."""
    days = st.sampled_from(["", "2024-05-15", "2024-05-15T09:00:00", "0001-01-01", "9999-12-31"])
    return st.builds(
        Article,
        text=TEXTS,
        title=TEXTS,
        id=st.text(max_size=5),
        outlet=st.sampled_from(["", "sahifat-alwadi"]),
        published=days | st.text(max_size=10),
        byline=st.sampled_from(["", "الوادي - رويترز"]),
    )
