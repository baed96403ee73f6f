"""Solves one instance with OR-Tools' routing library: optional visits with penalties, guided local search.

Reads JSON {positions, way, service, open, close, score, days, seconds} with vertex 0 as the depot; prints JSON {routes, seconds}.
One thread; stops by processor time.
"""

import json
import sys
import time

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

task = json.load(sys.stdin)
way, service = task["way"], task["service"]
size, horizon = len(way), task["close"][0]

manager = pywrapcp.RoutingIndexManager(size, task["days"], 0)
routing = pywrapcp.RoutingModel(manager)
distance = routing.RegisterTransitMatrix(way)
transit = routing.RegisterTransitMatrix([[service[a] + way[a][b] for b in range(size)] for a in range(size)])
routing.SetArcCostEvaluatorOfAllVehicles(distance)
routing.AddDimension(transit, horizon, horizon, True, "time")
clock = routing.GetDimensionOrDie("time")
# A point of score outweighs a whole day on the way.
worth = max(max(row) for row in way)
for vertex in range(1, size):
    index = manager.NodeToIndex(vertex)
    clock.CumulVar(index).SetRange(task["open"][vertex], min(task["close"][vertex], horizon))
    routing.AddDisjunction([index], task["score"][vertex] * worth)

parameters = pywrapcp.DefaultRoutingSearchParameters()
parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
parameters.time_limit.FromSeconds(int(task["seconds"] * 20) + 5)
routing.AddSearchMonitor(routing.solver().CustomLimit(lambda: time.process_time() - began > task["seconds"]))
began = time.process_time()
solution = routing.SolveWithParameters(parameters)

routes = []
for day in range(task["days"] if solution else 0):
    index, route = solution.Value(routing.NextVar(routing.Start(day))), []
    while not routing.IsEnd(index):
        route.append(manager.IndexToNode(index))
        index = solution.Value(routing.NextVar(index))
    routes.append(route)
print(json.dumps({"routes": routes, "seconds": time.process_time() - began}))
