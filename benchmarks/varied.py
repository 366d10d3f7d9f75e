#!/usr/bin/env python3
"""Sentences that vary one thing at a time: of how many are source, content and speaker right?

    varied.py [--sentences N] [--seed N] [--wrong N]

N sentences (1,000) of each frame are put together at random, but the same ones for a seed, of
persons, offices, bodies, verbs, adverbials and contents that are all invented or everyday. A
sentence is right if it has no other statement than the one it was made for, with that source and
that content, word by word; an article of several sentences, if every speaker is the one it was
made for. They show which orders and names the rules do not know, not how often these occur: no
article is as even as they are.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from musnad import Article, read


class Who(NamedTuple):
    """Somebody who speaks; ``verb`` is the place of the form that agrees: 0 or 1, feminine."""

    name: str
    verb: int


class Made(NamedTuple):
    """A text, and of each statement in it the source, the content and the speaker's name.

    ``via`` is the medium through which the last one came, if it is asked for.
    """

    text: str
    said: tuple[tuple[str, str, str], ...]
    via: str = ""


MEN: Final = "سالم ناصر خالد يوسف رامي توماس جيمس هانس كارلوس أحمد".split()
WOMEN: Final = "هدى ليلى مريم سارة كاثرين ريم نورة صوفيا".split()
FAMILIES: Final = (
    "الكندي", "العوفي", "حداد", "بن سعيد الهاجري", "مولر", "ستيفنسون", "دا سيلفا", "باعشن",
    "آل مكتوم", "شاهين", "نصر الله", "أبو زيد", "ولد محمد", "المالكي", "رودريغيز",
)  # fmt: skip
OFFICES: Final = (
    "وزير الخارجية", "المتحدث باسم الشرطة", "مدير المستشفى", "الخبير الاقتصادي", "النائب",
    "رئيس بلدية الوادي", "المحلل السياسي", "الأمين العام للمنظمة", "محافظ البنك المركزي",
    "السفير البولندي", "قائد الجيش", "مدرب الفريق", "عضو مجلس الشورى", "الدكتور",
    "وزير الدولة للشؤون الخارجية",
)  # fmt: skip
OF_WOMEN: Final = (
    "وزيرة الصحة", "المتحدثة باسم الوزارة", "مديرة المدرسة", "النائبة", "رئيسة الجمعية",
)  # fmt: skip
BODIES: Final = (
    Who("وزارة الداخلية", 1), Who("البنك المركزي", 0), Who("منظمة الصحة العالمية", 1),
    Who("الاتحاد الأوروبي", 0), Who("حركة النهضة", 1), Who("الجيش السوري", 0),
    Who("هيئة السياحة", 1), Who("نادي الساحل", 0), Who("الحكومة", 1),
)  # fmt: skip
FIRMS: Final = (
    Who("شركة سامسونغ", 1), Who("شركة أرامكس", 1), Who("مجموعة تويوتا", 1),
    Who("شركة هواوي الصينية", 1), Who("مصرف بوبيان", 0), Who("منصة نتفليكس", 1),
    Who("شركة بوينغ لصناعة الطائرات", 1), Who("نادي ليفربول", 0), Who("وكالة ناسا", 1),
    Who("صحيفة لوموند الفرنسية", 1), Who("شبكة سي إن إن", 1), Who("بنك باركليز البريطاني", 0),
)  # fmt: skip
NAMELESS: Final = (
    Who("مصدر أمني", 0), Who("مصادر مطلعة", 1), Who("شهود عيان", 0), Who("عدد من السكان", 0),
)  # fmt: skip
VERBS: Final = (
    ("قال", "قالت", "إن"), ("أكد", "أكدت", "أن"), ("أوضح", "أوضحت", "أن"),
    ("أشار", "أشارت", "إلى أن"), ("شدد", "شددت", "على أن"), ("حذر", "حذرت", "من أن"),
    ("صرح", "صرحت", "بأن"), ("زعم", "زعمت", "أن"), ("لفت", "لفتت", "إلى أن"),
)  # fmt: skip
CONTENTS: Final = (
    "العمل في الجسر سينتهي خلال شهر", "الأسعار ارتفعت بنسبة 12 في المائة منذ يناير",
    "ثلاثة أشخاص أصيبوا في الحادث", "القرار لن يطبق هذا العام", "الوضع تحت السيطرة",
    "عدد الزوار تجاوز مليون زائر",
)  # fmt: skip
OPENERS: Final = ("", "و", "كما ", "في المقابل، ", "وفي سياق متصل، ", "لكن ", "إلى ذلك، ")
BEHIND: Final = (
    "", "", " أمس", " اليوم الثلاثاء", " في مؤتمر صحفي", " لوكالة رويترز", " في بيان",
    " للصحفيين", " عبر تويتر", " في تصريح لصحيفة الوادي", " أمام البرلمان",
)  # fmt: skip
BETWEEN: Final = (
    "أمس", "مساء أمس", "اليوم الثلاثاء", "في تصريح صحفي", "خلال مؤتمر صحفي", "لـ«الوادي»",
    "في تصريح لـ«الوادي»", "لوكالة رويترز", "لقناة الساحل", "لصحيفة الوادي", "في هذا السياق",
    "كذلك",
)  # fmt: skip
CALLS: Final = (
    ("دعا", "دعت", "إلى", "وقف العمل"), ("طالب", "طالبت", "", "بوقف العمل"),
    ("حث", "حثت", "على", "وقف العمل"), ("اتهم", "اتهمت", "", "بعرقلة العمل"),
    ("حذر", "حذرت", "من", "وقف العمل"),
)  # fmt: skip
CALLED: Final = (
    "رجال الأعمال", "المواطنين", "مجلس الأمن", "المجتمع الدولي", "جميع الأطراف", "سكان القرية",
    "البرلمان", "أعضاء الحزب", "الأهالي", "وزارة الصحة", "الأمم المتحدة", "إيران", "الوزير",
)  # fmt: skip
OBJECTS: Final = (
    ("أكد", "أكدت", "ضرورة الإسراع في تنفيذ المشروع"), ("أعلن", "أعلنت", "بدء العمل في المشروع"),
    ("نفى", "نفت", "وجود أي خلافات"), ("كشف", "كشفت", "تفاصيل الخطة الجديدة"),
    ("توقع", "توقعت", "ارتفاع الأرباح هذا العام"), ("استبعد", "استبعدت", "تأجيل المشروع"),
)  # fmt: skip
SHORTER: Final = {
    "وزارة الداخلية": ("الوزارة", "الداخلية"), "البنك المركزي": ("البنك", "المركزي"),
    "منظمة الصحة العالمية": ("المنظمة",), "الاتحاد الأوروبي": ("الاتحاد",),
    "حركة النهضة": ("الحركة",), "هيئة السياحة": ("الهيئة",), "نادي الساحل": ("النادي",),
    "شركة سامسونغ": ("الشركة", "سامسونغ"), "مصرف بوبيان": ("المصرف", "بوبيان"),
    "مجموعة تويوتا": ("المجموعة", "تويوتا"), "مصدر أمني": ("المصدر", "المصدر نفسه"),
    "مصادر مطلعة": ("المصادر",), "شهود عيان": ("الشهود",),
}  # fmt: skip


MEDIA: Final = (
    Who("وكالة رويترز", 1), Who("وكالة الأنباء الفرنسية", 1), Who("صحيفة الوادي", 1),
    Who("قناة الساحل", 1), Who("شبكة سي إن إن", 1), Who("موقع الجبل الإخباري", 0),
    Who("صحيفة نيويورك تايمز الأميركية", 1), Who("صحيفة لو موند الفرنسية", 1),
    Who("إذاعة الوادي", 1), Who("التلفزيون الرسمي", 0), Who("مجلة دير شبيغل الألمانية", 1),
)  # fmt: skip


class Maker:
    """Puts the sentences together."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def person(self) -> Who:
        one = self._random.choice
        if self._random.random() < 0.25:
            return Who(f"{one(OF_WOMEN)} {one(WOMEN)} {one(FAMILIES)}", 1)
        return Who(f"{one(OFFICES)} {one(MEN)} {one(FAMILIES)}", 0)

    def anybody(self) -> Who:
        one, chance = self._random.choice, self._random.random()
        return self.person() if chance < 0.6 else one(BODIES if chance < 0.85 else NAMELESS)

    def order(self) -> Made:
        """Openers before the verb, adverbials behind the source."""
        one, who = self._random.choice, self.anybody()
        verb, content = one(VERBS), one(CONTENTS)
        text = f"{one(OPENERS)}{verb[who.verb]} {who.name}{one(BEHIND)} {verb[2]} {content}."
        return Made(text, ((who.name, content, who.name),))

    def between(self) -> Made:
        """An adverbial between the verb and the source."""
        one, who = self._random.choice, self.anybody()
        verb, content = one(VERBS), one(CONTENTS)
        text = f"و{verb[who.verb]} {one(BETWEEN)} {who.name} {verb[2]} {content}."
        return Made(text, ((who.name, content, who.name),))

    def calls(self) -> Made:
        """Whom one calls upon, accuses or warns, right behind the source."""
        one, who = self._random.choice, self._random.choice((self.person(), *BODIES))
        *verb, preposition, content = one(CALLS)
        called = " ".join(filter(None, (one(CALLED), preposition)))
        text = f"{verb[who.verb]} {who.name} {called} {content}."
        return Made(text, ((who.name, content, who.name),))

    def firms(self) -> Made:
        """Bodies of foreign names, and a noun phrase for content."""
        one, who = self._random.choice, self._random.choice(FIRMS)
        verb = one(OBJECTS)
        return Made(f"{verb[who.verb]} {who.name} {verb[2]}.", ((who.name, verb[2], who.name),))

    def postposed(self) -> Made:
        """Who said it is told behind his words."""
        one, who = self._random.choice, self.anybody()
        content, said = one(CONTENTS), ("قال", "قالت")[who.verb]
        return Made(f"{content}، كما {said} {who.name}.", ((who.name, content, who.name),))

    def chains(self) -> Made:
        """A medium passes words on, or is told them."""
        one, who, medium = self._random.choice, self.anybody(), self._random.choice(MEDIA)
        content, his = one(CONTENTS), ("ه", "ها")[who.verb]
        to = f"لل{medium.name[2:]}" if medium.name.startswith("ال") else f"ل{medium.name}"
        passes, tells = (("نقل", "نقلت"), ("ذكر", "ذكرت"))
        says = ("قال", "قالت")[who.verb]
        text = one(
            (
                f"{passes[medium.verb]} {medium.name} عن {who.name} قول{his} إن {content}.",
                f"{tells[medium.verb]} {medium.name} نقلا عن {who.name} أن {content}.",
                f"{says} {who.name} {to} إن {content}.",
                f"{says} {who.name} في مقابلة مع {medium.name} إن {content}.",
                f"{content}، بحسب ما {passes[medium.verb]} {medium.name} عن {who.name}.",
                f"{('نسب', 'نسبت')[medium.verb]} {medium.name} إلى {who.name} القول إن {content}.",
            )
        )
        said: tuple[tuple[str, str, str], ...] = ((who.name, content, who.name),)
        if text.startswith(tells):  # by the guidelines the medium says so, too
            said = ((medium.name, content, medium.name), *said)
        return Made(text, said, medium.name)

    def again(self) -> Made:
        """Two who speak, of whom one speaks again by a shorter name."""
        one = self._random.choice
        first = Who(one(tuple(SHORTER)), 0)
        known = next(w for w in (*BODIES, *FIRMS, *NAMELESS) if w.name == first.name)
        other, short = self.person(), one(SHORTER[known.name])
        verbs, contents = self._random.sample(VERBS, 3), self._random.sample(CONTENTS, 3)
        told = ((known, known.name), (other, other.name), (known, short))
        text = " ".join(
            f"{verb[who.verb]} {name} {verb[2]} {content}."
            for (who, name), verb, content in zip(told, verbs, contents, strict=True)
        )
        said = ((n, c, w.name) for (w, n), c in zip(told, contents, strict=True))
        return Made(text, tuple(said))


FRAMES: Final[tuple[tuple[str, Callable[[Maker], Made]], ...]] = (
    ("openers before, adverbials behind", Maker.order),
    ("an adverbial before the source", Maker.between),
    ("who is called upon behind it", Maker.calls),
    ("bodies of foreign names", Maker.firms),
    ("the source behind the words", Maker.postposed),
    ("a medium that passes words on", Maker.chains),
    ("a shorter name later on", Maker.again),
)


def is_right(made: Made) -> bool:
    """Whether the article is read as it was made."""
    found = read(Article(text=made.text)).statements
    if len(found) != len(made.said):
        return False
    if made.via and [via.name for via in found[-1].via] != [made.via]:
        return False
    return all(
        " ".join(s.text for s in statement.sources) == source
        and len(statement.contents) == 1
        and statement.contents[0].text.endswith(content)
        and statement.speaker.name == speaker
        for statement, (source, content, speaker) in zip(found, made.said, strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=1000, help="of each frame (1,000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=0, help="print so many of each frame")
    options = parser.parse_args()
    table = Table("frame", "made", "right")
    console = Console(soft_wrap=True)
    for name, frame in FRAMES:
        maker = Maker(options.seed)
        made = [frame(maker) for _ in range(options.sentences)]
        wrong = [each for each in made if not is_right(each)]
        table.add_row(name, f"{len(made):,}", f"{1 - len(wrong) / len(made):.3f}")
        for each in wrong[: options.wrong]:
            console.print(each.text)
    console.print(table)


if __name__ == "__main__":
    main()
