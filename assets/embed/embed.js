// <hangyong-map route="canal" lang="en" theme="auto" height="auto"></hangyong-map>
// The map as an element of any page. What it says and hears is told in EMBEDDING.md.
(() => {
  "use strict";
  // An old browser shows what stands inside the element.
  if (!window.customElements || customElements.get("hangyong-map")) return;
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  const site = new URL("./", script ? script.src : location.href);
  // Attributes whose change is told to the map; a change of any other loads the frame anew.
  const told = { route: "show_route", stop: "select_stop", lang: "set_language", theme: "set_theme" };
  // `lang` is an attribute of all HTML, so pages write zh-CN or en-GB; what is not Chinese is read in English.
  const tongue = (tag) => (/^zh/i.test(tag) ? "zh" : "en");

  class HangyongMap extends HTMLElement {
    static get observedAttributes() {
      return ["route", "stop", "lang", "theme", "height", "pack", "ui", "title"];
    }

    connectedCallback() {
      if (this.frame) return;
      const frame = document.createElement("iframe");
      frame.loading = "lazy";
      frame.allow = "fullscreen; clipboard-write; geolocation";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      this.frame = frame;
      this.waiting = [];
      this.hear = (event) => this.heard(event);
      addEventListener("message", this.hear);
      // Set one by one, because the page's own policy may forbid style elements.
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", borderRadius: "inherit" });
      if (getComputedStyle(this).display === "inline") this.style.display = "block";
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.textContent = "";
      root.append(frame);
      this.load();
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.frame = undefined;
    }

    attributeChangedCallback(name, before, value) {
      if (!this.frame || before === value) return;
      if (value !== null && told[name]) this.post(told[name], { [name]: name === "lang" ? tongue(value) : value });
      else if (name === "height") {
        this.size(this.given());
        this.restyle();
      }
      else if (name === "title") this.name();
      else this.load();
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
      const usual = this.tongue() === "zh" ? "杭甬双城游地图" : "Map of the Hangzhou–Ningbo routes";
      this.frame.title = this.getAttribute("title") || usual;
    }

    /** Loads the page that the attributes name, or the overview where there is none such. */
    load(overview) {
      const get = (name) => this.getAttribute(name) || "";
      const page = overview ? ""
        : get("stop") ? `stops/${encodeURIComponent(get("stop"))}/`
        : get("route") ? `routes/${encodeURIComponent(get("route"))}/` : "";
      const url = new URL(`${this.tongue()}/${page}`, site);
      const query = { embed: "1", theme: get("theme"), ui: get("ui"), pack: get("pack"), origin: location.origin };
      for (const key in query) if (query[key] && query[key] !== "null") url.searchParams.set(key, query[key]);
      this.greeted = false;
      this.size(this.given());
      this.name();
      this.frame.src = url.href;
    }

    /** The height that the page gave, in CSS; "auto" begins with a guess and then follows the content. */
    given() {
      const height = this.getAttribute("height");
      const given = /^[\d.]+$/.test(height) ? height + "px" : height;
      return !this.grows() && CSS.supports("height", given) ? given : "640px";
    }

    grows() { return (this.getAttribute("height") || "auto") === "auto"; }

    size(height) { this.frame.style.height = height; }

    post(type, fields) {
      const message = { hangyong: 1, type, ...fields };
      if (this.frame && this.greeted) this.frame.contentWindow.postMessage(message, site.origin);
      else if (this.waiting) this.waiting.push([type, fields]);
    }

    /** Tells the map again what the page's styles say about it. */
    restyle() { if (this.greeted) this.greet(); }

    greet() {
      const style = getComputedStyle(this);
      const value = (name) => style.getPropertyValue("--hangyong-" + name).trim();
      const hello = {};
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
      // The site's page for addresses that are none answers for a route or a stop that there is not.
      if (data.type === "error" && data.re === "load" && !this.greeted) this.load(true);
      if (data.type === "size" && this.grows() && data.height > 0) this.size(Math.ceil(data.height) + "px");
      const { hangyong, type, ...detail } = data;
      this.dispatchEvent(new CustomEvent("hangyong:" + type, { detail, bubbles: true }));
    }
  }

  customElements.define("hangyong-map", HangyongMap);
})();
