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
    "given names that are words, too": [
        Case(text.format(name), cue, source.format(name), content, act=act)
        for name in ("وفاء السالمي", "أسماء شاهين", "هدى بنت سالم", "صباح ستيفنز")
        for text, cue, source, content, act in [
            ("قالت {} إن السوق سيغلق.", "قالت", "{}", "إن السوق سيغلق", "say"),
            ("نفت مديرة المركز {} صحة الخبر.", "نفت", "مديرة المركز {}", "صحة الخبر", "deny"),
            ("دعت النائبة {} إلى فتح السوق.", "دعت", "النائبة {}", "فتح السوق", "call"),
        ]
    ],
    "such names of men": [
        Case(text.format(name), cue, source.format(name), content, act=act)
        for name in ("كامل السالمي", "يزيد شاهين", "سعيد بن سالم", "عزيز ستيفنز")
        for text, cue, source, content, act in [
            ("قال {} إن السوق سيغلق.", "قال", "{}", "إن السوق سيغلق", "say"),
            ("نفى مدير المركز {} صحة الخبر.", "نفى", "مدير المركز {}", "صحة الخبر", "deny"),
            ("طالب النائب {} بفتح السوق.", "طالب", "النائب {}", "بفتح السوق", "call"),
            ("قال الفريق {} إن السوق سيغلق.", "قال", "الفريق {}", "إن السوق سيغلق", "say"),
        ]
    ],
    "words that are no names there": [
        Case(
            "أكدت المملكة وفاء الشركة بالعقد.",
            "أكدت",
            "المملكة",
            "وفاء الشركة بالعقد",
            act="confirm",
            kind="organization",
        ),
        Case("وأكد الوزير نجاح الخطة.", "أكد", "الوزير", "نجاح الخطة", act="confirm"),
    ],
    "who holds a meeting": [
        Case(
            f"{verb} {who}{what} أمس، حيث {cue} أن السوق سيغلق.",
            cue,
            "",
            "أن السوق سيغلق",
            act="confirm",
            kind=kind,
            speaker=who,
        )
        for verb, who, what, cue, kind in [
            ("عقد", "رئيس بلدية الوادي", " مؤتمرا صحفيا", "أكد", "unnamed"),
            ("وعقد", "الوزير", " اجتماعا مع التجار", "أكد", "person"),
            ("وعقدت", "المحكمة العليا", " جلسة", "أكدت", "organization"),
        ]
    ],
    "what is denied to a medium": [
        Case(f"نفى الوزير {to}صحة الخبر.", "نفى", "الوزير", "صحة الخبر", act="deny", via=via)
        for to, via in [
            ("لوكالة رويترز ", ("وكالة رويترز",)),
            ("لصحيفة الوادي ", ("صحيفة الوادي",)),
            ("للصحفيين ", ()),
        ]
    ],
    "bodies with adjectives of their own": [
        Case(
            "طالب رئيس اللجنة المنظمة للبطولة بفتح السوق.",
            "طالب",
            "رئيس اللجنة المنظمة للبطولة",
            "بفتح السوق",
            act="call",
            kind="unnamed",
        ),
        Case(
            "واتهمت المحكمة العليا الحكومة بعرقلة العمل.",
            "اتهمت",
            "المحكمة العليا",
            "بعرقلة العمل",
            act="accuse",
            kind="organization",
        ),
    ],
    "an official who asked not to be named": [
        Case(
            "ونقلت قناة الساحل عن مسؤول طلب عدم الكشف عن اسمه قوله إن السوق سيغلق.",
            "قوله",
            "مسؤول طلب عدم الكشف عن اسمه",
            "إن السوق سيغلق",
            kind="unnamed",
            via=("قناة الساحل",),
        ),
    ],
    "«this» that a clause denies": [
        Case(
            "وأكد الوزير أن السوق سيغلق. لكن المدير نفى ذلك بقوله إن العمل مستمر.",
            "نفى",
            "المدير",
            "ذلك",
            act="deny",
            kind="person",
        ),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rules_that_orders_of_a_sentence_asked_for(case):
    check(case)
