// What the three pages have in common: where the data is, what it looks like, and the mark that is measured.

/** South-west and north-east corner of what is shown first. */
export const bounds = [
  [119.6, 29.6],
  [122.1, 30.6],
];

export const colors = { land: "#f6f1e5", water: "#d5e0db", course: "#9fbdb8", stop: "#3f6e6c" };

/** The base map and the routes with their stops; the page has asked for both already. */
export const load = () => Promise.all(["base", "routes"].map(async (name) => (await fetch(`${name}.geojson`)).json()));

/** The routes, the stops and the base map are on the canvas. */
export const painted = () => performance.mark("hangyong:routes-painted");

/** Lets the bench see whether the map has moved: `center` gives its middle as text. */
export const watched = (center) => Object.assign(window, { benchPlace: center });
