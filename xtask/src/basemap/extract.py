"""Cuts the base map's shapes out of the sources and joins them; `cargo xtask basemap` runs it and thins the result."""
import argparse
import json
from pathlib import Path

import shapely
from roaring_landmask import LandmaskProvider, Shapes
from shapely import Point, box
from shapely.geometry import shape

DETAIL = (117.9, 28.4, 123.2, 31.4)
WIDE = box(100, 18, 142, 44)


def osm_land():
    parts = shapely.get_parts(shapely.from_wkb(bytes(Shapes.wkb(LandmaskProvider.Osm))))
    parts = parts[shapely.intersects(parts, WIDE)]
    cut = [part if shapely.contains_properly(WIDE, part) else shapely.intersection(part, WIDE) for part in parts]
    polygons = [p for p in shapely.get_parts(cut) if p.geom_type == "Polygon"]
    return sorted(polygons, key=lambda p: -p.area)


def ring(coords):
    return [[round(x, 6), round(y, 6)] for x, y in list(coords)[:-1]]


def rings(polygon):
    return [ring(polygon.exterior.coords)] + [ring(r.coords) for r in polygon.interiors]


def area(polygon, accuracy_m, finest, name=None):
    return {"rings": rings(polygon), "name": name, "accuracy_m": accuracy_m, "finest": finest}


def main():
    parser = argparse.ArgumentParser()
    for option in ("--waterbodies", "--hand", "--out"):
        parser.add_argument(option, type=Path, required=True)
    args = parser.parse_args()
    out = {k: [] for k in "land waters rivers canals causeways peaks places labels".split()}
    out["detail"] = DETAIL
    out["land"] = [area(p, 60, 12) for p in osm_land()]
    for f in json.loads((args.hand / "water.geojson").read_text("utf-8"))["features"]:
        p, g = f["properties"], shape(f["geometry"])
        name = {"zh": p["name"], "en": p["name"]}
        if g.geom_type == "Polygon":
            out["waters"].append(area(g, p["acc_m"], 14, name))
        else:
            kind = "canals" if p["kind"] == "canal" else "rivers"
            out[kind].append({"line": [list(c) for c in g.coords], "width_m": 60 if kind == "canals" else 200,
                              "name": name, "min_zoom": 8, "accuracy_m": p["acc_m"], "finest": 13})
    for zh, en, lon, lat, rank in [("杭州", "Hangzhou", 120.163, 30.262, 1), ("宁波", "Ningbo", 121.55, 29.874, 1), ("绍兴", "Shaoxing", 120.58, 30.0, 1)]:
        out["places"].append({"at": [lon, lat], "name": {"zh": zh, "en": en}, "rank": rank})
    out["peaks"].append({"at": [119.44, 30.34], "name": {"zh": "天目山", "en": "Mount Tianmu"}, "rank": 1, "size": 5})
    out["labels"].append({"at": [121.3, 30.4], "name": {"zh": "杭州湾", "en": "Hangzhou Bay"}, "kind": "Bay", "angle_deg": 0, "min_zoom": 6})
    args.out.write_text(json.dumps(out, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
