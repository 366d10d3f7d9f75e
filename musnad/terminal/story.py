"""One story for the eye: its articles with their copies, its claims, its disputes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from musnad.ledger.claims_held import ClaimInStory, StoryArticle, StoryHeld
from musnad.messages import Language, Message, counted, message
from musnad.terminal import palette
from musnad.terminal.claims import copied, days_between, sums_of_claim
from musnad.terminal.disputes import show_disputes
from musnad.terminal.layout import arabic, isolated, put, typed
from musnad.terminal.phrases import DOT, names_of, phrase, phrases, quoted
from musnad.terminal.tree import Branch, put_tree

_INDENT = 4
#: So many claims are shown, and so many disputes.
_CLAIMS, _DISPUTES = 10, 5


def show_story(
    story: StoryHeld, console: Console, language: Language = "ar", *, is_whole: bool = False
) -> None:
    """Print ``story``; ``is_whole`` leaves no claim and no dispute out."""
    laid_out = console.is_terminal

    def say(text: Text, indent: int = 0) -> None:
        put(text, indent, console, laid_out=laid_out, language=language)

    def section(title: Message) -> None:
        say(Text())
        say(phrase(title, language, "bold"))

    say(Text(arabic(story.title), style="bold"))
    say(_sums(story, language), _INDENT)
    section(message("Who tells it"))
    articles = _articles(story, language)
    put_tree(articles, _INDENT, console, laid_out=laid_out, language=language)
    if story.claims:
        section(message("What is claimed"))
        for text, indent in _claims(story.claims, language, is_whole):
            say(text, indent)
    if story.told_too:
        section(message("Claims of neighbouring stories that are told here too"))
        for text, indent in _claims(story.told_too, language, is_whole):
            say(text, indent)
    if story.disputes:
        section(message("What is disputed"))
        shown = story.disputes if is_whole else story.disputes[:_DISPUTES]
        show_disputes(shown, console, language, is_whole=is_whole)
        more = len(story.disputes) - len(shown)
        told = counted(
            "and {count:,} more dispute; all: --all",
            "and {count:,} more disputes; all: --all",
            more,
        )
        if more:
            say(phrase(told, language))


def _claims(
    claims: Sequence[ClaimInStory], language: Language, is_whole: bool
) -> Iterator[tuple[Text, int]]:
    shown = claims if is_whole else claims[:_CLAIMS]
    for number, claim in enumerate(shown, 1):
        yield Text.assemble((f"{number}. ", palette.QUIET), quoted(claim.claim)), 0
        sums = sums_of_claim(msgspec.structs.asdict(claim), language)
        yield sums.append(f"{DOT}{typed(claim.id)}", style=f"not bold {palette.QUIET}"), _INDENT
    more = len(claims) - len(shown)
    if more:
        told = counted(
            "and {count:,} more claim; all: --all", "and {count:,} more claims; all: --all", more
        )
        yield phrase(told, language), 0


def _sums(story: StoryHeld, language: Language) -> Text:
    told = [
        counted("{count:,} article", "{count:,} articles", len(story.articles)),
        counted("{count:,} outlet", "{count:,} outlets", story.outlets),
        counted("{count:,} claim", "{count:,} claims", len(story.claims)),
    ]
    days = days_between(story.first_day, story.last_day)
    return phrases(told, language).append(f"{DOT}{days}{DOT}{typed(story.id)}")


def _articles(story: StoryHeld, language: Language) -> list[Branch]:
    """Articles by time, copies under the first telling of their text."""
    under: dict[int, list[StoryArticle]] = defaultdict(list)
    for article in story.articles:
        if article.copy:
            under[article.copy.article].append(article)
    return [
        Branch(_article(article, language), list(_copies(under[article.article], language)))
        for article in story.articles
        if not article.copy
    ]


def _copies(articles: list[StoryArticle], language: Language) -> Iterator[Branch]:
    for article in articles:
        text = _article(article, language)
        if article.copy:
            how = copied(article.copy.kind, article.copy.credit, language)
            text.append(DOT, style=palette.QUIET).append_text(how)
        yield Branch(text)


def _article(article: StoryArticle, language: Language) -> Text:
    text = Text(f"{typed(article.day.isoformat())}{DOT}", style=palette.QUIET)
    text.append(isolated(article.outlet) or "؟", style="default")
    credits = names_of(article.credits, language)
    if credits:
        text.append(f" ({credits})")
    title = arabic(article.title)
    if title:
        text.append(DOT).append(title, style="default")
    return text.append(f"{DOT}{typed(f'#{article.article}')}")
