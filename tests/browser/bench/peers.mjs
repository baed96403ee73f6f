// The pages that a first view is compared with: the same routes and base map in Leaflet, MapLibre GL and OpenLayers.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What is measured: the path of each page on the server, by what a table calls it. */
export const PAGES = {
  "this site, overview": "zh/",
  "this site, a route": "zh/routes/canal/",
  Leaflet: "leaflet/",
  "MapLibre GL": "maplibre/",
  OpenLayers: "openlayers/",
};

const WORKER = "maplibre-gl-worker.mjs";
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The files of a peer's page, bundled and minified, by their paths on the server. */
async function peer(name, data_folder) {
  const bundle = await build({
    entryPoints: [here(`peers/${name}.mjs`)],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    loader: { ".png": "dataurl" },
    outfile: "page.js",
    write: false,
    legalComments: "none",
  });
  const files = { [`/${name}/`]: readFileSync(here("peers/index.html")) };
  for (const { path, contents } of bundle.outputFiles) files[`/${name}/${path.split("/").at(-1)}`] = contents;
  for (const data of ["base.geojson", "routes.geojson"]) {
    files[`/${name}/${data}`] = readFileSync(`${data_folder}/${data}`);
  }
  return files;
}

/** The files of all peers, by their paths on the server; their data lies in `data_folder`. */
export async function peerFiles(data_folder) {
  return {
    ...(await peer("leaflet", data_folder)),
    ...(await peer("maplibre", data_folder)),
    ...(await peer("openlayers", data_folder)),
    [`/maplibre/${WORKER}`]: readFileSync(here(`node_modules/maplibre-gl/dist/${WORKER}`)),
  };
}
