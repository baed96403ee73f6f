"""Reads what was drawn by hand in `assets/basemap/hand`: waters as control points, mountains and labels as tables."""
import json

from shapely import LineString, Polygon, transform

# How many steps a smooth curve takes from one control point to the next; thinning removes what is not seen.
STEPS = 6
WIDTH_M = {"grand-canal-north": 70, "grand-canal-hangzhou": 70, "zhedong-canal": 45, "zhedong-canal-east": 40,
           "yaojiang": 160, "yongjiang": 320, "fenghuajiang": 180, "xitang-river": 30, "cijiang": 50, "shazigang": 25}
# Those that are too narrow to be seen before this zoom; the others are there from 8 on.
MIN_ZOOM = {"xitang-river": 11, "cijiang": 10, "shazigang": 11}
# Past the mouth at Zhenhai, out into the sea.
YONG_MOUTH = [[121.7462, 29.9765], [121.7490, 29.9870]]
M_PER_DEG_LON, M_PER_DEG_LAT = 96_400, 110_900


def features(folder):
    """Hand-drawn shapes by what they are: "areas", "river", "canal", "causeway", and "tidal"
    rivers as polygons that belong to the sea."""
    drawn = {"areas": [], "river": [], "canal": [], "causeway": [], "tidal": []}
    for feature in read(folder / "water.geojson"):
        about, coordinates = feature["properties"], feature["geometry"]["coordinates"]
        smooth = about.get("smooth", False)
        shape = {"name": {"zh": about["zh"], "en": about["en"]}, "accuracy_m": about["accuracy_m"]}
        if feature["geometry"]["type"] == "Polygon":
            rings = [closed_curve(ring[:-1]) if smooth else ring[:-1] for ring in coordinates]
            if about["kind"] == "tidal":
                drawn["tidal"].append(Polygon(rings[0]).buffer(0))
                continue
            drawn["areas"].append({**shape, "rings": rings, "finest": about["finest"]})
        else:
            line = open_curve(coordinates) if smooth else coordinates
            drawn[about["kind"]].append({**shape, "line": line, "width_m": about["width_m"],
                                         "min_zoom": about["min_zoom"], "finest": about.get("finest", 12)})
    for feature in read(folder / "canals.geojson"):
        about, line = feature["properties"], feature["geometry"]["coordinates"]
        if about["name"] == "yongjiang":
            drawn["tidal"].append(broad_line(line + YONG_MOUTH, WIDTH_M["yongjiang"]))
        else:
            drawn[about["kind"]].append(waterway(about, line))
    return drawn


def greens(path):
    """Parks and hills in towns, as closed curves through their corners."""
    found = []
    for feature in read(path):
        about, rings = feature["properties"], feature["geometry"]["coordinates"]
        found.append({"name": {"zh": about["zh"], "en": about["en"]}, "accuracy_m": about["accuracy_m"], "finest": 13,
                      "rings": [closed_curve(ring[:-1]) for ring in rings]})
    return found


def read(path):
    return json.loads(path.read_text("utf-8"))["features"]


def broad_line(points, width_m):
    """A line of that width as a polygon, in degrees."""
    flat = LineString([(lon * M_PER_DEG_LON, lat * M_PER_DEG_LAT) for lon, lat in points])
    return transform(flat.buffer(width_m / 2, quad_segs=3), lambda xy: xy / [M_PER_DEG_LON, M_PER_DEG_LAT])


def waterway(about, line):
    return {"line": line, "width_m": WIDTH_M[about["name"]], "name": {"zh": about["zh"], "en": about["en"]},
            "min_zoom": MIN_ZOOM.get(about["name"], 8), "accuracy_m": about["accuracy_m"], "finest": 13}


def closed_curve(points):
    n = len(points)
    spans = [[points[(i + k) % n] for k in (-1, 0, 1, 2)] for i in range(n)]
    return [at for span in spans for at in curve(*span)]


def open_curve(points):
    padded = [points[0], *points, points[-1]]
    spans = [padded[i : i + 4] for i in range(len(points) - 1)]
    return [at for span in spans for at in curve(*span)] + [points[-1]]


def curve(before, start, end, after):
    """Catmull-Rom from `start` towards `end`, without `end` itself."""
    for step in range(STEPS):
        t = step / STEPS
        yield [round(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3), 6)
               for a, b, c, d in zip(before, start, end, after)]


def rows(path, columns):
    """The lines of a table, split at spaces, the last column taking the rest of the line."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip().split(" ", columns - 1)


def peaks(path):
    found = []
    for rank, size, lon, lat, *names in (row for row in rows(path, 6)):
        name = {"zh": names[0], "en": names[1]} if names else None
        found.append({"at": [float(lon), float(lat)], "name": name, "rank": int(rank), "size": int(size)})
    return sorted(found, key=lambda peak: (peak["rank"], -peak["size"]))


def quarters(path):
    found = []
    for rank, lon, lat, zh, en in rows(path, 5):
        found.append({"at": [float(lon), float(lat)], "name": {"zh": zh, "en": en}, "rank": int(rank)})
    return sorted(found, key=lambda quarter: quarter["rank"])


def labels(path):
    found = []
    for kind, min_zoom, angle, lon, lat, zh, en in rows(path, 7):
        found.append({"at": [float(lon), float(lat)], "name": {"zh": zh, "en": en}, "kind": kind,
                      "angle_deg": int(angle), "min_zoom": int(min_zoom)})
    return sorted(found, key=lambda label: label["min_zoom"])
