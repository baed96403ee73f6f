// The demonstration portal speaks to the map by the element's methods and listens to its events.
const map = document.getElementById("tour");
const told = document.getElementById("told");
const routes = [...document.querySelectorAll("[data-route]")];

for (const button of routes) button.addEventListener("click", () => map.showRoute(button.dataset.route));

map.addEventListener("hangyong:route_shown", ({ detail }) => {
  for (const button of routes) button.setAttribute("aria-pressed", String(button.dataset.route === detail.route));
});

for (const type of ["ready", "route_shown", "stop_selected", "language_changed", "trip_changed", "size", "error"]) {
  map.addEventListener(`hangyong:${type}`, ({ detail }) => {
    told.textContent = `${type} ${JSON.stringify(detail)}`;
  });
}

const deeds = {
  fit: () => map.fit(),
  stop: () => map.selectStop("gongchen-bridge"),
  lang: (button) => {
    const english = button.textContent === "English";
    map.setLanguage(english ? "en" : "zh");
    button.textContent = english ? "中文" : "English";
  },
  theme: (button) => {
    const dark = button.textContent === "深色";
    map.setTheme(dark ? "dark" : "light");
    button.textContent = dark ? "浅色" : "深色";
  },
};
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => deeds[button.dataset.do](button));
}
