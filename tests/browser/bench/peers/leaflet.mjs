// The routes and the base map in Leaflet, on one canvas, as its documentation does it.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { bounds, colors, load, painted, watched } from "./shared.mjs";

const map = L.map("map", { preferCanvas: true, zoomSnap: 0 }).fitBounds(bounds.map(([lon, lat]) => [lat, lon]));
watched(() => map.getCenter().toString());
const [base, routes] = await load();
const styles = {
  land: { fillColor: colors.land, fillOpacity: 1, stroke: false },
  water: { fillColor: colors.water, fillOpacity: 1, stroke: false },
  course: { color: colors.course, weight: 1, fill: false },
};
L.geoJSON(base, { style: ({ properties }) => styles[properties.kind], interactive: false }).addTo(map);
L.geoJSON(routes, {
  style: ({ properties }) => ({ color: properties.color, weight: 3 }),
  pointToLayer: (_, at) => L.circleMarker(at, { radius: 5, color: colors.stop, fillColor: "#fff", fillOpacity: 1 }),
  onEachFeature: ({ properties }, layer) => properties.name && layer.bindTooltip(properties.name),
}).addTo(map);
// The canvas is drawn in the next frame.
requestAnimationFrame(() => requestAnimationFrame(painted));
