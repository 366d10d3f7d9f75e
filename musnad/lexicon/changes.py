"""The words that the comparison of claims knows, from ``changes.toml``, folded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from musnad.text.folding import fold
from musnad.text.stemming import stem


class _Loaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    neutral: list[str]
    loaded: list[str]


class _Stronger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mild: list[str]
    strong: list[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hedges: list[str]
    quantities: list[str]
    weakening_behind: list[str]
    purpose: list[str]
    great: list[str]
    attempts: list[str]
    foiled: list[str]
    open: list[str]
    hedges_of_imperfect: list[str]
    anonymous: list[str]
    media: list[str]
    imperfect: list[str]
    maybe_imperfect: list[str]
    epithets: list[str]
    tolls: list[list[str]]
    provisional: list[str]
    then: list[str]
    others: list[str]
    today: list[str]
    further: list[str]
    forecast_of: list[str]
    forecast: list[str]
    weather_units: list[str]
    weather: list[str]
    clock: list[str]
    zone: list[str]
    local_zone: list[str]
    zones: list[list[str]]
    amounts: list[str]
    loose: list[str]
    equivalent: list[str]
    denies: list[str]
    denying: list[str]
    to_denial: list[str]
    denying_it: list[str]
    relatives: list[str]
    joins_relative: list[str]
    anaphors: list[str]
    denied_how: list[str]
    wholly: list[str]
    guilt: list[str]
    suspected_of: list[str]
    demonstratives: list[str]
    claims: list[str]
    contrasts: list[str]
    adversatives: list[str]
    adversatives_of_him: list[str]
    that_he: list[str]
    except_that: list[str]
    in_while: list[str]
    charges: list[str]
    accusations: list[str]
    pointing: list[str]
    accounts: list[str]
    told_by: list[str]
    ideas: list[str]
    leading: list[str]
    accusing: list[str]
    accused: list[str]
    suspecting: list[str]
    earlier: list[str]
    publishers: list[str]
    topics: list[str]
    topics_or_sources: list[str]
    what: list[str]
    none: list[str]
    sets_against: list[str]
    governs: list[str]
    whether: list[str]
    at_all: list[str]
    links: list[str]
    excepting: list[str]
    untrue: list[str]
    as_told: list[str]
    rumour: list[str]
    rumoured: list[str]
    rejects: list[str]
    refusing: list[str]
    reports: list[str]
    roles: list[str]
    offices: list[str]
    known_together: list[str]
    on_behalf: list[str]
    one_of: list[str]
    bodies: list[str]
    unnamed_credits: list[str]
    one_body: list[list[str]]
    stronger: list[_Stronger]
    loaded: list[_Loaded]


class ChangeWords(msgspec.Struct, frozen=True, kw_only=True):
    """Folded words.

    ``roles``, ``bodies``, ``anonymous``, ``media``, ``tolls``, ``reports``, ``rumoured`` and
    ``one_body`` hold stems; ``tolls`` says what befell whom, by the first word of its line.
    ``loaded`` holds pairs of (neutral words, loaded words), ``stronger`` of (mild, strong) ones.
    """

    hedges: frozenset[str]
    quantities: frozenset[str]
    weakening_behind: frozenset[str]
    purpose: frozenset[str]
    great: frozenset[str]
    attempts: frozenset[str]
    foiled: frozenset[str]
    open: frozenset[str]
    hedges_of_imperfect: frozenset[str]
    anonymous: frozenset[str]
    media: frozenset[str]
    imperfect: tuple[str, ...]
    maybe_imperfect: tuple[str, ...]
    epithets: frozenset[str]
    tolls: dict[str, str]
    provisional: frozenset[str]
    then: frozenset[str]
    others: frozenset[str]
    today: frozenset[str]
    further: frozenset[str]
    forecast_of: frozenset[str]
    forecast: frozenset[str]
    weather_units: frozenset[str]
    weather: frozenset[str]
    clock: frozenset[str]
    zone: frozenset[str]
    local_zone: frozenset[str]
    zones: dict[str, str]
    amounts: frozenset[str]
    loose: frozenset[str]
    equivalent: frozenset[str]
    denies: frozenset[str]
    denying: frozenset[str]
    to_denial: frozenset[str]
    denying_it: frozenset[str]
    relatives: frozenset[str]
    joins_relative: frozenset[str]
    anaphors: frozenset[str]
    denied_how: frozenset[str]
    wholly: frozenset[str]
    guilt: frozenset[str]
    suspected_of: frozenset[str]
    demonstratives: frozenset[str]
    claims: frozenset[str]
    contrasts: frozenset[str]
    adversatives: frozenset[str]
    adversatives_of_him: frozenset[str]
    that_he: frozenset[str]
    except_that: frozenset[str]
    in_while: frozenset[str]
    charges: frozenset[str]
    accusations: frozenset[str]
    pointing: frozenset[str]
    accounts: frozenset[str]
    told_by: frozenset[str]
    ideas: frozenset[str]
    leading: frozenset[str]
    accusing: frozenset[str]
    accused: frozenset[str]
    suspecting: frozenset[str]
    earlier: frozenset[str]
    publishers: frozenset[str]
    topics: frozenset[str]
    topics_or_sources: frozenset[str]
    what: frozenset[str]
    none: frozenset[str]
    sets_against: frozenset[str]
    governs: frozenset[str]
    whether: frozenset[str]
    at_all: frozenset[str]
    links: frozenset[str]
    excepting: frozenset[str]
    untrue: frozenset[str]
    as_told: frozenset[str]
    rumour: frozenset[str]
    rumoured: frozenset[str]
    rejects: frozenset[str]
    refusing: frozenset[str]
    reports: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    known_together: frozenset[str]
    on_behalf: frozenset[str]
    one_of: frozenset[str]
    bodies: frozenset[str]
    unnamed_credits: frozenset[str]
    one_body: tuple[frozenset[str], ...]
    stronger: tuple[tuple[frozenset[str], frozenset[str]], ...]
    loaded: tuple[tuple[frozenset[str], frozenset[str]], ...]


@cache
def change_words() -> ChangeWords:
    """The file's words; a key that is unknown or missing raises ``msgspec.ValidationError``."""
    text = files("musnad.lexicon").joinpath("changes.toml").read_text(encoding="utf-8")
    read = msgspec.convert(tomllib.loads(text), _File)
    return ChangeWords(
        hedges=_folded(read.hedges),
        quantities=_folded(read.quantities),
        weakening_behind=_folded(read.weakening_behind),
        purpose=_folded(read.purpose),
        great=_folded(read.great),
        attempts=_folded(read.attempts),
        foiled=_folded(read.foiled),
        open=_folded(read.open),
        hedges_of_imperfect=_folded(read.hedges_of_imperfect),
        anonymous=_stems(read.anonymous),
        media=_stems(read.media),
        imperfect=tuple(map(fold, read.imperfect)),
        maybe_imperfect=tuple(map(fold, read.maybe_imperfect)),
        epithets=_folded(read.epithets),
        tolls={word: line[0] for line in read.tolls for word in _stems(line)},
        provisional=_folded(read.provisional),
        then=_folded(read.then),
        others=_folded(read.others),
        today=_folded(read.today),
        further=_folded(read.further),
        forecast_of=_folded(read.forecast_of),
        forecast=_folded(read.forecast),
        weather_units=_stems(read.weather_units),
        weather=_folded(read.weather),
        clock=_folded(read.clock),
        zone=_folded(read.zone),
        local_zone=_folded(read.local_zone),
        zones={fold(name): fold(line[0]) for line in read.zones for name in line},
        amounts=_folded(read.amounts),
        loose=_folded(read.loose),
        equivalent=_folded(read.equivalent),
        denies=_folded(read.denies),
        denying=_folded(read.denies + read.denying),
        to_denial=_folded(read.to_denial),
        denying_it=_folded(read.denying_it),
        relatives=_folded(read.relatives),
        joins_relative=_folded(read.joins_relative),
        anaphors=_folded(read.anaphors),
        denied_how=_folded(read.denied_how),
        wholly=_folded(read.wholly),
        guilt=_folded(read.guilt),
        suspected_of=_folded(read.suspected_of),
        demonstratives=_folded(read.demonstratives),
        claims=_folded(read.claims),
        contrasts=_folded(read.contrasts),
        adversatives=_folded(read.adversatives),
        adversatives_of_him=_folded(read.adversatives_of_him),
        that_he=_folded(read.that_he),
        except_that=_folded(read.except_that),
        in_while=_folded(read.in_while),
        charges=_folded(read.charges),
        accusations=_folded(read.accusations),
        pointing=_folded(read.pointing),
        accounts=_folded(read.accounts),
        told_by=_folded(read.told_by),
        ideas=_folded(read.ideas),
        leading=_folded(read.leading),
        accusing=_folded(read.accusing),
        accused=_folded(read.accused),
        suspecting=_folded(read.suspecting),
        earlier=_folded(read.earlier),
        publishers=_folded(read.publishers),
        topics=_folded(read.topics),
        topics_or_sources=_folded(read.topics_or_sources),
        what=_folded(read.what),
        none=_folded(read.none),
        sets_against=_folded(read.sets_against),
        governs=_folded(read.governs),
        whether=_folded(read.whether),
        at_all=_folded(read.at_all),
        links=_folded(read.links),
        excepting=_folded(read.excepting),
        untrue=_folded(read.untrue),
        as_told=_folded(read.as_told),
        rumour=_folded(read.rumour),
        rumoured=_stems(read.rumoured),
        rejects=_folded(read.rejects),
        refusing=_folded(read.rejects + read.refusing),
        reports=_stems(read.reports),
        roles=_stems(read.roles),
        offices=_folded(read.offices),
        known_together=_folded(read.known_together),
        on_behalf=_folded(read.on_behalf),
        one_of=_folded(read.one_of),
        bodies=_stems(read.bodies),
        unnamed_credits=_folded(read.unnamed_credits),
        one_body=tuple(_stems(words) for words in read.one_body),
        stronger=tuple((_folded(pair.mild), _folded(pair.strong)) for pair in read.stronger),
        loaded=tuple((_folded(pair.neutral), _folded(pair.loaded)) for pair in read.loaded),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in words)
