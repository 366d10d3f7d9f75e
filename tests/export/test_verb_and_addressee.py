"""The reporting word and the addressee in each format that has room for them."""

import csv
import io
import json

import pytest
from rdflib import Graph, Namespace
from samples import find, read, written

from musnad import Article
from musnad.export import csvfile, jsonl, rdf, webannotation
from musnad.export.vocabulary import TERMS

TEXT = "وزعم المتحدث أن الجسر مغلق. ودعا الوزير المواطنين إلى الصبر. ووفقا للوزارة فإن الطريق مغلق."
OWN = Namespace(TERMS)


@pytest.fixture(scope="module")
def entry():
    return read(Article(text=TEXT, id="7"))


def test_csv_has_columns_of_their_own(entry):
    rows = list(csv.DictReader(io.StringIO(written(csvfile, [entry]).decode())))
    at = find(TEXT, "المواطنين")
    assert [row["verb"] for row in rows] == ["زعم", "دعا", ""]
    assert [row["addressee"] for row in rows] == ["", "المواطنين", ""]
    assert [rows[1]["addressee_start"], rows[1]["addressee_end"]] == [str(at.start), str(at.end)]
    assert rows[0]["addressee_start"] == ""


def test_lines_of_json_have_them(entry):
    first, second, third = map(json.loads, written(jsonl, [entry]).splitlines())
    assert (first["verb"], first["addressee"]) == ("زعم", None)
    assert second["addressee"]["span"]["text"] == second["addressee"]["name"] == "المواطنين"
    assert third["verb"] == ""


def test_web_annotations_place_the_addressee(entry):
    bodies = [json.loads(line)["body"][1] for line in written(webannotation, [entry]).splitlines()]
    assert [body.get("musnad:verb") for body in bodies] == ["زعم", "دعا", None]
    named = bodies[1]["musnad:addressee"]
    assert named["name"] == "المواطنين"
    position = named["musnad:mention"]["selector"][1]
    assert TEXT[position["start"] : position["end"]] == "المواطنين"
    assert "musnad:addressee" not in bodies[0]


def test_rdf_names_and_places_the_addressee(entry):
    graph = Graph().parse(data=written(rdf, [entry]).decode(), format="nt")
    assert {str(verb) for verb in graph.objects(None, OWN.verb)} == {"زعم", "دعا"}
    [(statement, agent)] = graph.subject_objects(OWN.addressee)
    assert str(graph.value(statement, OWN.verb)) == "دعا"
    assert str(graph.value(agent, Namespace("https://schema.org/").name)) == "المواطنين"
    assert graph.value(statement, OWN.addressed) is not None
