"""Finds a position for every place in the table of places."""
import math
import sys

import sources

# Farther from the heading's point it is another place of the same name.
FARTHEST_KM = 70
CLOSEST_KM = 5.5
# A county's own position only says which town is meant; the table of county seats is more exact.
COUNTY_RANKS = (2, 3)
SEAT_WITHIN_KM = 1.0
ENDINGS = ("", "市", "县", "区", "镇", "街道", "乡", "村", "街道办事处")


def places(path):
    known = [*sources.geonames()]
    seats = [*sources.county_seats()]
    near, found, missing = None, [], []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            near = tuple(map(float, line.split()[1:3]))
            continue
        rank, zh, *rest = line.split()
        at = own_position(rest)
        name = {"zh": zh, "en": " ".join(rest[:-2] if at else rest)}
        if at and int(rank) in COUNTY_RANKS:
            at = nearest(seats, zh, at, SEAT_WITHIN_KM) or at
        at = at or nearest(known, zh, near, FARTHEST_KM)
        if at:
            found.append({"at": [round(at[0], 5), round(at[1], 5)], "name": name, "rank": int(rank)})
        else:
            missing.append(zh)
    if missing:
        print("basemap: no position for", "、".join(missing), file=sys.stderr)
    return thinned(sorted(found, key=lambda place: place["rank"]))


def thinned(found):
    """Leaves out towns that stand too near to a more important place."""
    kept = []
    for place in found:
        if place["rank"] < 4 or all(distance_km(place["at"], other["at"]) > CLOSEST_KM for other in kept):
            kept.append(place)
    return kept


def own_position(words):
    try:
        return float(words[-2]), float(words[-1])
    except (ValueError, IndexError):
        return None


def nearest(known, zh, near, within_km):
    wanted = {zh + ending for ending in ENDINGS}
    candidates = [(distance_km(near, (lon, lat)), lon, lat) for names, lon, lat in known if names & wanted]
    best = min(candidates, default=None)
    return best[1:] if best and best[0] < within_km else None


def distance_km(a, b):
    return math.hypot((a[0] - b[0]) * 96.3, (a[1] - b[1]) * 110.9)
