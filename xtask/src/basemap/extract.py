"""Cuts the base map's shapes out of the sources and joins them; `cargo xtask basemap` runs it and thins the result."""
import argparse
import json
from pathlib import Path

from shapely import box

import hand
import places
import sources
import water

DETAIL = (118.1, 28.5, 123.0, 31.2)
WIDE = box(100, 18, 142, 44)


def main():
    parser = argparse.ArgumentParser()
    for option in ("--hand", "--out"):
        parser.add_argument(option, type=Path, required=True)
    args = parser.parse_args()
    drawn = hand.features(args.hand)
    shapes = {
        "detail": DETAIL,
        "land": [area(polygon, 60) for polygon in water.open_rivers(sources.osm_land(WIDE), drawn["tidal"])],
        "waters": [area(p, 300, name) for name, p in water.gshhg_lakes()] + drawn["areas"],
        "rivers": water.wdbii_rivers() + drawn["river"],
        "canals": drawn["canal"],
        "causeways": drawn["causeway"],
        "greens": hand.greens(args.hand / "greens.geojson"),
        "peaks": hand.peaks(args.hand / "peaks.txt"),
        "places": places.places(args.hand / "places.txt") + hand.quarters(args.hand / "quarters.txt"),
        "labels": hand.labels(args.hand / "labels.txt"),
    }
    args.out.write_text(json.dumps(shapes, ensure_ascii=False), "utf-8")


def area(polygon, accuracy_m, name=None):
    outlines = [polygon.exterior, *polygon.interiors]
    rings = [[[round(x, 6), round(y, 6)] for x, y in outline.coords[:-1]] for outline in outlines]
    return {"rings": rings, "name": name, "accuracy_m": accuracy_m, "finest": 11}


if __name__ == "__main__":
    main()
