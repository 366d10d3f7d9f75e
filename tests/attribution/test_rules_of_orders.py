"""Rules asked for by sentences that vary one thing at a time: order, openers, names, hearers."""

import pytest
from said import Case, check, each

BEFORE = "قال مسؤول في البلدية إن السوق مفتوح. "
OPEN = "إن السوق سيغلق غدا"

CASES = {
    "an everyday verb's subject goes on to speak": [
        Case(f"{BEFORE}{clause}، {cue} {OPEN}.", cue, "", OPEN, kind=kind, speaker=speaker)
        for clause, cue, kind, speaker in [
            ("لكن حركة الشروق تبنت العملية", "قائلة", "organization", "حركة الشروق"),
            ("أما المحامي سليمان الجميعي فزار الموقع", "قائلا", "person", "المحامي سليمان الجميعي"),
            (
                "بدوره، رفض المحامي سليمان الجميعي هذا الطلب",
                "قائلا",
                "person",
                "المحامي سليمان الجميعي",
            ),
            ("ووصل الوزير سالم الكندي إلى العاصمة", "قائلا", "person", "الوزير سالم الكندي"),
            ("ووصل وزير الصحة إلى العاصمة", "قائلا", "person", "وزير الصحة"),
            ("واستقبلت مديرة المركز وفدا من التجار", "قائلة", "unnamed", "مديرة المركز"),
            ("المحامي سليمان الجميعي قاد حملة للتبرع", "قائلا", "person", "المحامي سليمان الجميعي"),
            ("النائبة هدى السالمي رفضت هذا الطلب", "قائلة", "person", "النائبة هدى السالمي"),
            ("ورفضت منظمة شروق هذا الطلب", "قائلة", "organization", "منظمة شروق"),
        ]
    ],
    "a name that the article gives is the subject behind «but»": [
        Case(
            "قال وزير الخارجية لوران ستيفنز إن الشركات عادت. "
            "وقال مسؤول في البلدية إن السوق مفتوح. لكن ستيفنز نفى ذلك بقوله إن السوق سيغلق غدا.",
            "بقوله",
            "ستيفنز",
            OPEN,
            speaker="وزير الخارجية لوران ستيفنز",
        ),
        Case(
            "ولكن زعيم الحزب حسن نصر الله حضر اللقاء، قائلا إن السوق سيغلق غدا.",
            "قائلا",
            "",
            OPEN,
            speaker="زعيم الحزب حسن نصر الله",
        ),
    ],
    "a family name that is a noun, too": [
        Case(
            "أكد وزير العدل سامي حداد أن السوق سيغلق.",
            "أكد",
            "وزير العدل سامي حداد",
            "أن السوق سيغلق",
            act="confirm",
        ),
        Case(
            "وزعم النائب يوسف حرب في تصريح له أن السوق سيغلق.",
            "زعم",
            "النائب يوسف حرب",
            "أن السوق سيغلق",
        ),
        Case("وصف سامي ذلك بأنه خطأ.", "وصف", "سامي", "بأنه خطأ", act="opine"),
    ],
    "whom a verb behind its clause is said to": [
        Case(
            f"السوق سيغلق غدا، كما قال {who} {to}.",
            "قال",
            who,
            "السوق سيغلق غدا",
            kind=kind,
            via=via,
        )
        for who, kind, to, via in [
            ("خالد العوفي", "person", "لوكالة رويترز", ("وكالة رويترز",)),
            ("مسؤول في الوزارة", "unnamed", "للصحفيين", ()),
            ("الجيش السوري", "organization", "للصحفيين", ()),
        ]
    ],
    "journalists hear a body, or are its members": [
        Case(f"قال {body} {OPEN}.", "قال", source, OPEN, kind="organization")
        for body, source in [
            ("الجيش السوري للصحفيين", "الجيش السوري"),
            ("البنك المركزي للصحافيين", "البنك المركزي"),
            ("نادي الساحل للصحافيين", "نادي الساحل"),
            ("الاتحاد الدولي للصحافيين", "الاتحاد الدولي للصحافيين"),
        ]
    ],
    "«من» of who warns, and of what": [
        Case(f"حذر {who} من أن السوق سيغلق.", "حذر", who, "أن السوق سيغلق", act="warn", kind=kind)
        for who, kind in [
            ("عدد من السكان", "group"),
            ("مصدر مقرب من الرئاسة", "unnamed"),
            ("مسؤول من منظمة الصحة العالمية", "unnamed"),
        ]
    ],
    "«إلى» of who is sent, and of what he points to": [
        Case(
            "أشار مبعوث الأمم المتحدة إلى اليمن في بيان إلى أن الهدنة صامدة.",
            "أشار",
            "مبعوث الأمم المتحدة إلى اليمن",
            "أن الهدنة صامدة",
            kind="unnamed",
        ),
    ],
    "names written with «ل»": [
        Case(f"السوق سيغلق غدا، وفقا ل{who}.", "وفقا", who, "السوق سيغلق غدا")
        for who in (
            "ريم الكندي",
            "ريم الكندي، مديرة المركز",
            "عبد الله الكندي",
            "عبد الله فان دير بيرغ، محافظ البنك",
            "كبير الاقتصاديين في البنك",
            "أحمد نصر الله",
        )
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rules_that_orders_of_a_sentence_asked_for(case):
    check(case)
