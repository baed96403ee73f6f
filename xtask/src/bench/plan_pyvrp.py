"""Solves one instance with PyVRP: optional clients with prizes.

Reads JSON {positions, way, service, open, close, score, days, seconds} with vertex 0 as the depot; prints JSON {routes, seconds}.
One thread; stops by processor time.
"""

import json
import sys
import time

import pyvrp

task = json.load(sys.stdin)
way = task["way"]
size = len(way)


class ProcessorTime:
    """Stops after the given seconds of processor time."""

    def __call__(self, *_):
        return time.process_time() - began > task["seconds"]



# A point of score outweighs a long way.
worth = max(max(row) for row in way)
model = pyvrp.Model()
places = [model.add_location(x, y) for x, y in task["positions"]]
day = {"tw_early": task["open"][0], "tw_late": task["close"][0]}
depot = model.add_depot(places[0], **day)
model.add_vehicle_type(task["days"], start_depot=depot, end_depot=depot, **day)
for vertex in range(1, size):
    model.add_client(
        places[vertex],
        service_duration=task["service"][vertex],
        tw_early=task["open"][vertex],
        tw_late=task["close"][vertex],
        prize=task["score"][vertex] * worth,
        required=False,
    )
edges = [(a, b) for a in range(size) for b in range(size) if a != b]
for a, b in edges:
    model.add_edge(places[a], places[b], distance=way[a][b], duration=way[a][b])
began = time.process_time()
result = model.solve(stop=ProcessorTime(), seed=1, display=False)
routes = [[stop.idx + 1 for stop in route if stop.is_client()] for route in result.best.routes()] if result.is_feasible() else []
print(json.dumps({"routes": routes, "seconds": time.process_time() - began}))
