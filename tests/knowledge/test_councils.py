"""Lint and use of models/councils: the register is whole, dates fit together, every entry can be found."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.councils import CouncilKind, CouncilKnowledge
from councilscope.matching.councils.find import Gazetteer
from councilscope.matching.phrases import fold


@pytest.fixture(scope="module")
def councils() -> CouncilKnowledge:
    return load_knowledge().councils


def test_the_register_holds_the_councils_of_a_day(councils: CouncilKnowledge) -> None:
    def count(day: str, *kinds: CouncilKind) -> int:
        on = date.fromisoformat(day)
        return sum(council.kind in kinds and council.in_force(on) for council in councils.councils.values())

    assert count("2005-06-01", CouncilKind.LONDON_BOROUGH) == 32
    assert count("2005-06-01", CouncilKind.METROPOLITAN) == 36
    assert count("2005-06-01", CouncilKind.COUNTY) == 34
    assert count("2024-06-01", CouncilKind.COUNTY) == 21
    assert count("2005-06-01", CouncilKind.SCOTTISH) == 32
    assert count("2005-06-01", CouncilKind.WELSH) == 22
    assert count("2005-06-01", CouncilKind.NORTHERN_IRISH) == 26
    assert count("2016-06-01", CouncilKind.NORTHERN_IRISH) == 11
    england = [c for c in councils.councils.values() if c.nation == "England" and c.social_services]
    assert sum(council.in_force(date(2005, 6, 1)) for council in england) == 150
    assert sum(council.in_force(date(2025, 6, 1)) for council in england) == 153


def test_a_successor_begins_the_day_after_or_was_there(councils: CouncilKnowledge) -> None:
    late = [
        (council.id, successor)
        for council in councils.councils.values()
        if council.valid_to is not None
        for successor in council.successors
        if not councils.in_force(successor, council.valid_to + timedelta(days=1))
    ]
    assert late == []


def test_a_council_that_ended_has_successors_and_no_other_has(councils: CouncilKnowledge) -> None:
    ended = {council.id for council in councils.councils.values() if council.valid_to is not None}
    followed = {council.id for council in councils.councils.values() if council.successors}
    assert followed <= ended
    assert len(ended - followed) <= len(ended) * 0.1


def test_districts_have_a_county_and_no_social_services(councils: CouncilKnowledge) -> None:
    districts = [council for council in councils.councils.values() if council.kind is CouncilKind.DISTRICT]
    assert [council.id for council in districts if council.county is None or council.social_services] == []


def test_codes_are_borne_once(councils: CouncilKnowledge) -> None:
    codes = Counter(council.gss_code for council in councils.councils.values() if council.gss_code)
    assert [code for code, number in codes.items() if number > 1] == []


def test_no_alias_is_said_twice_or_follows_from_the_rules(councils: CouncilKnowledge) -> None:
    surfaces = Counter((alias.council, fold(alias.surface), alias.kind) for alias in councils.aliases)
    assert [surface for surface, number in surfaces.items() if number > 1] == []
    short = {(council.id, fold(council.short_name)) for council in councils.councils.values()}
    assert [a.id for a in councils.aliases if (a.council, fold(a.surface)) in short] == []
    assert all(alias.id == f"{alias.council}/{alias.surface}" for alias in councils.aliases)


def test_ambiguous_surfaces_are_known_ones(councils: CouncilKnowledge) -> None:
    usual = [row.id for row in councils.ambiguous.values() if row.usual and row.usual not in row.candidates]
    assert usual == []


def test_other_senses_hide_no_council(councils: CouncilKnowledge) -> None:
    names = {fold(council.short_name) for council in councils.councils.values()}
    names |= {fold(council.official_name) for council in councils.councils.values()}
    assert [sense for sense in councils.other_senses if fold(sense) in names] == []


def test_every_designation_and_noun_fits_some_council(councils: CouncilKnowledge) -> None:
    gazetteer = Gazetteer(councils)
    everyone = list(councils.councils)
    assert [key for key in councils.designations if not gazetteer.of_kind(everyone, key)] == []
    fitting = {noun.id: any(map(noun.fits, councils.councils.values())) for noun in councils.nouns.values()}
    assert [noun for noun, fits in fitting.items() if not fits] == []


def test_cue_words_are_folded(councils: CouncilKnowledge) -> None:
    as_written = ("fire-service", "newsroom-furniture", "newsroom-imprint")  # looked for in the text, or codes
    for cue, words in councils.cues.items():
        assert cue in as_written or [word for word in words if " ".join(fold(word)) != word] == [], cue


def test_every_cue_is_read_by_the_matcher(councils: CouncilKnowledge) -> None:
    package = Path(__file__).resolve().parent.parent.parent / "pipeline" / "councilscope" / "matching"
    code = "\n".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    assert [cue for cue in councils.cues if f'"{cue}"' not in code] == []


def test_names_and_codes_of_a_day(councils: CouncilKnowledge) -> None:
    assert councils.name_at("chelmsford", date(2005, 1, 1)) == "Chelmsford Borough Council"
    assert councils.name_at("chelmsford", date(2015, 1, 1)) == "Chelmsford City Council"
    assert councils.name_at("berkshire", date(2015, 1, 1)) is None
    assert councils.gss_code_at("sheffield", date(2025, 3, 31)) == "E08000019"
    assert councils.gss_code_at("sheffield", date(2025, 4, 1)) == "E08000039"
    assert councils.in_force("berkshire", date(1998, 3, 31))
    assert not councils.in_force("berkshire", date(1998, 4, 1))


def test_search_puts_the_exact_name_first(councils: CouncilKnowledge) -> None:
    assert councils.search("walsall")[0].id == "walsall"
    assert councils.search("NE Lincs")[0].id == "north-east-lincolnshire"
    assert councils.search("E08000030")[0].id == "walsall"
    then = [council for council in councils.search("cornwall", date(2005, 1, 1)) if council.kind is CouncilKind.COUNTY]
    assert [council.id for council in then] == ["cornwall-cc"]
    assert councils.search("atlantis") == ()
    assert {"Scotland", "London"} <= councils.regions
    assert councils.nations == {"England", "Scotland", "Wales", "Northern Ireland"}


HEADER = "id,official_name,short_name,kind,nation,region,valid_from,successors,social_services\n"


def test_a_reorganisation_is_one_row_of_data(tmp_path: Path) -> None:
    """A council that an overlay adds is found in all its forms without a line of code or a list of variants."""
    folder = tmp_path / "councils"
    folder.mkdir()
    (folder / "register.csv").write_text(
        HEADER + "mercia-vale,Mercia Vale Council,Mercia Vale,unitary,England,West Midlands,2028-04-01,,yes\n", "utf-8"
    )
    knowledge = Knowledge([tmp_path]).councils
    gazetteer = Gazetteer(knowledge)
    from councilscope.matching.phrases import Words

    for text in ("Mercia Vale Council", "MERCIA VALE COUNCIL", "Mercia Vale council", "Mercia Vale"):
        (hit,) = gazetteer.find(Words(f"Then {text} met"))
        assert hit.candidates == ("mercia-vale",)
    assert len(knowledge.councils) == len(load_knowledge().councils.councils) + 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,A Council,A,unitary,England,,2020-01-01,nowhere,yes", "no council 'nowhere'"),
        ("a,A Council,A,duchy,England,,2020-01-01,,yes", "kind"),
        ("a,A Council,A,unitary,England,,soon,,yes", "valid_from"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    folder = tmp_path / "councils"
    folder.mkdir()
    (folder / "register.csv").write_text(HEADER + row + "\n", "utf-8")
    with pytest.raises(CouncilscopeError, match="C003") as caught:
        _ = Knowledge([tmp_path]).councils
    assert problem in str(caught.value)
