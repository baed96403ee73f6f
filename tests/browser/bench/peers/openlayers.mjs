// The routes and the base map in OpenLayers, as its documentation does it.
import Map from "ol/Map.js";
import View from "ol/View.js";
import GeoJSON from "ol/format/GeoJSON.js";
import VectorLayer from "ol/layer/Vector.js";
import { transformExtent } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import { Circle, Fill, Stroke, Style } from "ol/style.js";
import "ol/ol.css";
import { bounds, colors, load, painted, watched } from "./shared.mjs";

const [base, routes] = await load();
const format = new GeoJSON({ featureProjection: "EPSG:3857" });
const source = (collection) => new VectorSource({ features: format.readFeatures(collection) });
const styles = {
  land: new Style({ fill: new Fill({ color: colors.land }) }),
  water: new Style({ fill: new Fill({ color: colors.water }) }),
  course: new Style({ stroke: new Stroke({ color: colors.course, width: 1 }) }),
};
const stop = new Style({
  image: new Circle({ radius: 5, fill: new Fill({ color: "#fff" }), stroke: new Stroke({ color: colors.stop, width: 3 }) }),
});
const route = (color) => new Style({ stroke: new Stroke({ color, width: 3 }) });
const map = new Map({
  target: "map",
  layers: [
    new VectorLayer({ source: source(base), style: (feature) => styles[feature.get("kind")] }),
    new VectorLayer({
      source: source(routes),
      style: (feature) => (feature.get("kind") === "stop" ? stop : route(feature.get("color"))),
    }),
  ],
  view: new View({ center: [0, 0], zoom: 1 }),
});
map.once("rendercomplete", painted);
map.getView().fit(transformExtent(bounds.flat(), "EPSG:4326", "EPSG:3857"));
watched(() => String(map.getView().getCenter()));
