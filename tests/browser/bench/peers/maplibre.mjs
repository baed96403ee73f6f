// The routes and the base map in MapLibre GL, as its documentation does it.
import { Map } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { bounds, colors, load, painted, watched } from "./shared.mjs";

const [base, routes] = await load();
const of = (kind) => ["==", ["get", "kind"], kind];
const map = new Map({
  container: "map",
  bounds,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: { base: { type: "geojson", data: base }, routes: { type: "geojson", data: routes } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colors.water } },
      { id: "land", type: "fill", source: "base", filter: of("land"), paint: { "fill-color": colors.land } },
      { id: "water", type: "fill", source: "base", filter: of("water"), paint: { "fill-color": colors.water } },
      { id: "courses", type: "line", source: "base", filter: of("course"), paint: { "line-color": colors.course } },
      {
        id: "routes",
        type: "line",
        source: "routes",
        filter: of("route"),
        paint: { "line-color": ["get", "color"], "line-width": 3 },
      },
      {
        id: "stops",
        type: "circle",
        source: "routes",
        filter: of("stop"),
        paint: { "circle-radius": 5, "circle-color": "#fff", "circle-stroke-color": colors.stop, "circle-stroke-width": 3 },
      },
    ],
  },
});
// "After all necessary resources have been downloaded and the first visually complete rendering has occurred."
map.once("load", painted);
watched(() => map.getCenter().toString());
