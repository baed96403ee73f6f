"""Lakes and rivers out of GSHHG and WDBII."""
import numpy
from shapely import Polygon, get_parts, union_all

import sources

# The lakes that are wanted, by GSHHG's id: those of the region and, coarse, the great ones and the Yangtze around it.
LAKES = {
    180564: ("太湖", "Taihu Lake"),
    180760: ("千岛湖", "Qiandao Lake"),
    182108: ("淀山湖", "Dianshan Lake"),
    181725: ("阳澄湖", "Yangcheng Lake"),
    181633: ("南漪湖", "Nanyi Lake"),
    180975: ("石臼湖", "Shijiu Lake"),
    187112: ("长江", "Yangtze"),
}

# Rivers as chains of WDBII's ids, which cut every line at whole degrees; a minus turns a line round. All run downstream.
RIVERS = [
    ("新安江", "Xin'an River", 200, 8, [10685, 10686]),
    ("新安江·富春江", "Xin'an and Fuchun River", 330, 7, [4756]),
    ("兰江", "Lan River", 330, 8, [10687]),
    ("衢江", "Qu River", 250, 9, [10761, 10763]),
    ("常山港", "Changshan River", 150, 10, [19185]),
    ("金华江", "Jinhua River", 170, 9, [19114, 19112]),
    ("武义江", "Wuyi River", 110, 10, [19191, 19189, 19113]),
    ("曹娥江", "Cao'e River", 230, 8, [10688, 10621]),
    ("灵江", "Ling River", 300, 8, [10765, 10766]),
    ("黄浦江", "Huangpu River", 400, 8, [10535, 10622, 10536]),
]
# About 0.1 hectares: crumbs of cutting.
SMALLEST_LAND_DEG2 = 1e-7
# North of this latitude the Fuchun is drawn as a shape by hand.
FUCHUN_SHAPE_FROM = 29.702


def open_rivers(land, tidal):
    """Cuts the tidal rivers out of the land, so that the sea goes on into them without an edge between the two."""
    rivers = union_all(tidal)
    cut = [part for polygon in land for part in (get_parts(polygon.difference(rivers)) if polygon.intersects(rivers)
                                                 else [polygon])]
    return sorted((p for p in cut if p.area > SMALLEST_LAND_DEG2), key=lambda p: (-p.area, p.bounds))


def gshhg_lakes():
    """Named lakes with their islands as holes."""
    lines = [(kind, ident, line) for kind, ident, line in sources.gshhg("gshhs") if kind in (2, 3)]
    islands = [Polygon(line) for kind, _, line in lines if kind == 3]
    for kind, ident, line in lines:
        if kind == 2 and ident in LAKES:
            lake = Polygon(line).buffer(0)
            inside = [island.exterior for island in islands if lake.contains(island)]
            zh, en = LAKES[ident]
            yield {"zh": zh, "en": en}, Polygon(lake.exterior, inside)


def wdbii_rivers():
    """The chosen rivers, each as one line."""
    lines = {ident: line for _, ident, line in sources.gshhg("rivers")}
    rivers = []
    for zh, en, width_m, min_zoom, idents in RIVERS:
        line = chain([lines[ident] for ident in idents])
        if 4756 in idents:
            line = [at for at in line if at[1] <= FUCHUN_SHAPE_FROM]
        rivers.append({"line": line, "width_m": width_m, "name": {"zh": zh, "en": en}, "min_zoom": min_zoom,
                       "accuracy_m": 400, "finest": 11})
    return rivers


def chain(parts):
    """Joins lines end to end, turning each so that it starts where the one before it ended."""
    joined = [tuple(at) for at in parts[0]]
    if len(parts) > 1 and nearest_end(joined[0], parts[1]) < nearest_end(joined[-1], parts[1]):
        joined.reverse()
    for part in parts[1:]:
        points = [tuple(at) for at in part]
        if distance(points[-1], joined[-1]) < distance(points[0], joined[-1]):
            points.reverse()
        joined += points[1:]
    return [[round(x, 5), round(y, 5)] for x, y in joined]


def nearest_end(at, line):
    return min(distance(at, line[0]), distance(at, line[-1]))


def distance(a, b):
    return float(numpy.hypot(a[0] - b[0], a[1] - b[1]))
