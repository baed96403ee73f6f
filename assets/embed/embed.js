// <hangyong-map route="canal" lang="en" theme="auto" height="auto"></hangyong-map>
// The map as an element of any page: see EMBEDDING.md.
(() => {
  "use strict";
  // An old browser shows what stands inside the element.
  if (!window.customElements || customElements.get("hangyong-map")) return;
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  const site = new URL("./", script ? script.src : location.href);
  // Attributes whose change is told to the map; a change of any other loads the frame anew.
  const told = { route: "show_route", stop: "select_stop", lang: "set_language", theme: "set_theme" };
  // Pages write zh-CN, zh-TW or en-GB; what is not Chinese is read in English.
  const tongue = (tag) => (/^zh-(hant|tw|hk|mo)/i.test(tag) ? "zh-hant" : /^zh/i.test(tag) ? "zh" : "en");

  class HangyongMap extends HTMLElement {
    static get observedAttributes() {
      return ["route", "stop", "lang", "theme", "height", "pack", "ui", "title"];
    }

    constructor() {
      super();
      // Not yet posted, and posted but perhaps not yet done.
      this.waiting = [];
      this.sent = [];
      this.hear = (event) => this.heard(event);
    }

    connectedCallback() {
      addEventListener("message", this.hear);
      if (getComputedStyle(this).display === "inline") this.style.display = "block";
      this.load();
    }

    // For `moveBefore`, which keeps the frame as it is.
    connectedMoveCallback() {}

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.greeted = false;
    }

    attributeChangedCallback(name, before, value) {
      if (!this.frame || before === value) return;
      if (name === "height") {
        this.size(this.given());
        this.restyle();
      } else if (name === "title") this.name();
      else if (name === "lang") {
        this.setLanguage(this.tongue());
        this.name();
      } else if (name === "theme") this.setTheme(value || "auto");
      else if (value && told[name]) this.post(told[name], { [name]: value });
      else {
        if (name !== "ui") this.place = null;
        if (this.isConnected) this.load();
      }
    }

    showRoute(route) { this.post("show_route", { route }); }
    selectStop(stop) { this.post("select_stop", { stop }); }
    setLanguage(lang) { this.post("set_language", { lang }); }
    setTheme(theme) { this.post("set_theme", { theme }); }
    fit() { this.post("fit"); }
    loadTrip(trip) { this.post("load_trip", { trip }); }
    requestTrip() { this.post("request_trip"); }

    tongue() { return tongue(this.getAttribute("lang") || document.documentElement.lang); }

    name() {
      this.frame.title = this.getAttribute("title") || (/^zh/.test(this.tongue()) ? "杭甬双城游地图" : "Map of the Hangzhou–Ningbo routes");
    }

    /** Loads the page where the reader was, else the one that the attributes name. */
    load() {
      const get = (name) => this.getAttribute(name) || "";
      const place = this.place;
      const kind = get("stop") ? "stop" : get("route") ? "route" : "";
      // Another pack has no pages on the server.
      const page = kind && !get("pack") ? `${kind}s/${encodeURIComponent(get(kind))}/` : "";
      const url = new URL(place ? place.address : `${this.tongue()}/${page}`, site);
      const query = { embed: "1", theme: (place && place.theme) || get("theme"), ui: get("ui"), pack: get("pack"), origin: location.origin };
      if (kind && !page && !place) query[kind] = get(kind);
      for (const key in query) if (query[key] && query[key] !== "null") url.searchParams.set(key, query[key]);
      if (place && place.map) url.hash = "map=" + place.map;
      this.waiting = this.sent.splice(0).concat(this.offer ? [["load_trip", this.offer]] : [], this.waiting);
      this.offer = null;
      this.greeted = false;
      // A new frame adds nothing to the portal's history.
      const frame = document.createElement("iframe");
      this.frame = frame;
      this.name();
      frame.loading = "lazy";
      frame.allow = "fullscreen; clipboard-write; geolocation; screen-wake-lock";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.src = url.href;
      // The page's own policy may forbid style elements.
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", borderRadius: "inherit" });
      this.size((this.grows() && this.high) || this.given());
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      this.mark = document.createElement("div");
      this.mark.style.position = "relative";
      root.textContent = "";
      root.append(this.mark, frame);
    }

    /** The height that the page gave; "auto" begins with a guess. */
    given() {
      const height = this.getAttribute("height");
      const given = /^[\d.]+$/.test(height) ? height + "px" : height;
      return !this.grows() && CSS.supports("height", given) ? given : "640px";
    }

    grows() { return (this.getAttribute("height") || "auto") === "auto"; }

    size(height) { this.frame.style.height = height; }

    post(type, fields) {
      if (!this.greeted) return void this.waiting.push([type, fields]);
      if (type === "load_trip") this.offer = fields;
      else if (Object.values(told).includes(type)) this.sent.push([type, fields]);
      this.frame.contentWindow.postMessage({ hangyong: 1, type, ...fields }, site.origin);
    }

    /** Scrolls the head of what was opened into view. */
    bring(top) {
      const at = this.frame.getBoundingClientRect().top + top;
      if (at >= 0 && at < innerHeight / 2) return;
      this.mark.style.top = top + "px";
      this.mark.scrollIntoView();
    }

    /** Scrolls the page at an edge of the window, where a visit is dragged. */
    drag(at) {
      const y = this.frame.getBoundingClientRect().top + at;
      const before = scrollY;
      scrollBy(0, (Math.min(y - 60, 0) + Math.max(y - innerHeight + 60, 0)) / 5);
      if (scrollY !== before) this.post("scrolled", { by: scrollY - before });
    }

    /** Tells what the page's styles say. */
    restyle() { if (this.greeted) this.greet(); }

    greet() {
      const style = getComputedStyle(this);
      const value = (name) => style.getPropertyValue("--hangyong-" + name).trim();
      const hello = { place: true };
      if (this.grows()) hello.height = "auto";
      if (value("accent")) hello.accent = value("accent");
      if (value("radius")) hello.radius = parseFloat(value("radius"));
      this.greeted = true;
      this.post("hello", hello);
      this.waiting.splice(0).forEach(([type, fields]) => this.post(type, fields));
    }

    heard({ source, origin, data }) {
      if (!this.frame || source !== this.frame.contentWindow || origin !== site.origin) return;
      if (!data || data.hangyong !== 1 || typeof data.type !== "string") return;
      if (data.type === "ready") this.greet();
      // There is no such route or stop.
      if (data.type === "error" && data.re === "load" && /^unknown/.test(data.code) && !this.greeted) {
        this.place = { address: this.tongue() + "/" };
        this.load();
      }
      if (data.type === "size" && this.grows() && data.height > 0) this.size((this.high = Math.ceil(data.height) + "px"));
      if (data.type === "opened" && this.grows()) this.bring(data.top);
      if (data.type === "drag") this.drag(data.at);
      if (data.type === "place") {
        if (this.place && this.place.offered && !data.offered) this.offer = null;
        this.place = data;
        this.sent = [];
      }
      const { hangyong, type, ...detail } = data;
      this.dispatchEvent(new CustomEvent("hangyong:" + type, { detail, bubbles: true }));
    }
  }

  customElements.define("hangyong-map", HangyongMap);
})();
