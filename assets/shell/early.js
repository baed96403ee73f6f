// Runs inside every page before anything is painted. Written for the oldest browsers: whoever cannot run the
// application must still be told so. What it sets on the root element decides how the page looks:
// `data-scripts` (the layout of the application), `data-booted="failed"` and `data-why` (the text edition, and why). What
// is not needed before the first view is the guard's, which this calls after it.
(function (page) {
  var CRASHES = "hangyong:crashes";
  var WISHES = "hangyong:draft:wishes";
  // In Chinese and in English.
  var BEING_ADDED = "__BEING_ADDED__".split("|");
  var WAITS_MS = [400, 1000, 2500, 5000, 10000, 20000];
  var SILENCE_MS = 8000;
  // The address bar changes while the application runs, so what is relative to it is worked out now.
  var root = document.createElement("a");
  root.href = page.getAttribute("data-root") || "./";
  var shell = { root: root.href, faults: [], text: null, stop: stop, crashes: crashes };
  window.hangyong = shell;

  function stop(why) {
    page.setAttribute("data-booted", "failed");
    page.setAttribute("data-why", why);
  }

  // When the application broke down in this tab, in milliseconds since 1970. Storage may be refused: then none is known.
  function crashes(times) {
    try {
      if (times) sessionStorage.setItem(CRASHES, JSON.stringify(times));
      return JSON.parse(sessionStorage.getItem(CRASHES)) || [];
    } catch (refused) {
      return [];
    }
  }

  function kept(name) {
    try {
      return localStorage.getItem("hangyong:" + name);
    } catch (refused) {
      return null;
    }
  }

  function asked(name) {
    // Of a key that stands twice the first value counts, as for every reader of this site.
    var found = new RegExp("[?&]" + name + "=([^&]*)").exec(location.search);
    return found && found[1];
  }

  // A style or script that did not arrive is asked for again. The query makes it new to the browser, which remembers
  // that a module failed.
  function again(lost) {
    var failures = Number(lost.getAttribute("data-failures"));
    var script = lost.tagName === "SCRIPT";
    if (failures >= WAITS_MS.length) return lost.type === "module" && stop("network");
    setTimeout(function () {
      if (!lost.parentNode) return;
      var next = document.createElement(lost.tagName);
      for (var i = 0; i < lost.attributes.length; i += 1) {
        next.setAttribute(lost.attributes[i].name, lost.attributes[i].value);
      }
      next.setAttribute("data-failures", failures + 1);
      next[script ? "src" : "href"] = (script ? lost.src : lost.href).split("?")[0] + "?again=" + (failures + 1);
      lost.parentNode.replaceChild(next, lost);
    }, WAITS_MS[failures]);
  }

  function fault(event) {
    var at = event.target;
    if (at && (at.tagName === "SCRIPT" || at.rel === "stylesheet")) return again(at);
    var error = event.error || event.reason;
    if (!error) return;
    if (error.name === "SyntaxError" && wasCut(event.filename)) return;
    shell.faults.push({ error: error, promised: event.type === "unhandledrejection" });
    if (shell.look) shell.look();
    else callGuard();
  }

  // Styles of which nothing has come after a while, and the script that starts the program, hang in a network that has fallen
  // silent. Twice as long each time, for networks that are slow and alive.
  function missed(waited) {
    var asked = document.querySelectorAll("link[rel=stylesheet], script[type=module][src]");
    for (var i = 0; i < asked.length; i += 1) {
      if (asked[i].rel ? !asked[i].sheet : !shell.began) again(asked[i]);
    }
    setTimeout(missed, waited * 2, waited * 2);
  }

  // A style sheet that was answered by something else, such as the page of a network that wants a name first, has no rules.
  function arrived(event) {
    var at = event.target;
    if (at.rel !== "stylesheet") return;
    try {
      if (at.sheet && !at.sheet.cssRules.length) again(at);
    } catch (foreign) {}
  }

  // A script that broke off in the middle is one that did not arrive.
  function wasCut(address) {
    for (var i = 0; i < document.scripts.length; i += 1) {
      if (address && document.scripts[i].src === address) {
        again(document.scripts[i]);
        return true;
      }
    }
    return false;
  }

  // The notes of the text edition: try again, whatever happened before.
  function pressed(event) {
    var at = event.target;
    if (!at.getAttribute || at.getAttribute("data-do") !== "again") return;
    event.preventDefault();
    crashes([]);
    location.reload();
  }

  // What is pressed before the program runs is remembered, also for the next page; the program sees to it.
  function wished(event) {
    var at = event.target;
    while (at && !(at.getAttribute && at.getAttribute("data-wish"))) at = at.parentNode;
    if (!at || page.hasAttribute("data-booted")) return;
    try {
      var before = sessionStorage.getItem(WISHES);
      sessionStorage.setItem(WISHES, (before ? before + "\n" : "") + at.getAttribute("data-wish"));
    } catch (refused) {
      return;
    }
    at.setAttribute("aria-busy", "true");
    if (document.getElementById("early-wish")) return;
    var told = document.createElement("div");
    told.id = "early-wish";
    told.className = "toast";
    told.setAttribute("role", "status");
    told.textContent = BEING_ADDED[page.lang.slice(0, 2) === "en" ? 1 : 0];
    // Inside the page's text, which the program takes away.
    at.parentNode.insertBefore(told, at.nextSibling);
  }

  function callGuard() {
    if (shell.called) return;
    shell.called = true;
    var script = document.createElement("script");
    script.src = shell.root + (page.lang === "zh-Hant" ? "zh-hant/" : "") + "__GUARD__";
    document.head.appendChild(script);
  }

  // The one policy of these pages: no string becomes markup, whatever it says, and scripts come from this site alone,
  // whoever asks. Drawings are made of nodes.
  function trustOnlyOurs() {
    if (!window.trustedTypes || !trustedTypes.createPolicy) return;
    trustedTypes.createPolicy("default", {
      createScriptURL: function (address) {
        var script = document.createElement("a");
        script.href = address;
        return script.href.indexOf(shell.root) && script.protocol !== "blob:" ? null : address;
      }
    });
  }

  // The edition in the other Chinese characters has pages and a program of its own. An address may ask for it, and at the
  // site's root the reader's choice or languages do.
  function otherEdition() {
    var here = location.href.split(/[?#]/)[0].slice(shell.root.length).split("/");
    var said = asked("lang") || (here.length < 2 && (kept("lang") || spoken()));
    var traditional = /^zh-(hant|tw|hk|mo)/i.test(said);
    if (!/^zh/i.test(said) || traditional === (page.lang === "zh-Hant")) return;
    here[0] = traditional ? "zh-hant" : "zh";
    if (here.length < 2) here.push("");
    location.replace(shell.root + here.join("/") + location.search + location.hash);
  }

  function spoken() {
    return (navigator.languages || []).filter(function (tag) { return /^(zh|en)/i.test(tag); })[0];
  }

  // Asks for what the application will want as soon as it runs, unless the address says that it will want something else.
  function askAhead() {
    var first = document.querySelector("meta[name=first]");
    if (!first || /[?&]pack=/.test(location.search)) return;
    first.content.split(" ").forEach(function (file) {
      if (page.hasAttribute("data-camera") && !file.indexOf("basemap")) return;
      var link = document.createElement("link");
      link.rel = "preload";
      link.as = "fetch";
      link.crossOrigin = "";
      link.fetchPriority = "low";
      link.href = shell.root + file;
      document.head.appendChild(link);
    });
  }

  // Holds on to the text that the application takes away, until it has shown that it can stand in its place.
  function holdText() {
    var app = document.getElementById("app");
    if (!app || !window.MutationObserver) return;
    var watcher = new MutationObserver(function (changes) {
      watcher.disconnect();
      shell.text = [].slice.call(changes[0].removedNodes);
      setTimeout(function () { shell.text = null; }, 20000);
    });
    watcher.observe(app, { childList: true });
  }

  // Hosts answer for two slashes as for one, but what is relative to the page would lie elsewhere.
  var path = location.pathname;
  if (path.indexOf("//") >= 0) location.replace(path.replace(/\/+/g, "/") + location.search + location.hash);

  otherEdition();
  trustOnlyOurs();
  page.setAttribute("data-scripts", "");
  var theme = asked("theme");
  if (!/^(light|dark|auto)$/.test(theme)) theme = kept("theme");
  if (/^(light|dark)$/.test(theme)) page.setAttribute("data-theme", theme);
  if (window.parent !== window || asked("embed") === "1") page.setAttribute("data-framed", "true");
  if (/^(map|list)$/.test(asked("ui"))) page.setAttribute("data-ui", asked("ui"));
  // The page's map is not of where this address looks.
  if (/[#&]map=/.test(location.hash)) page.setAttribute("data-camera", "");
  if (kept("view") === "elder") page.setAttribute("data-view", "elder");
  window.addEventListener("error", fault, true);
  window.addEventListener("unhandledrejection", fault);
  document.addEventListener("load", arrived, true);
  window.addEventListener("load", callGuard);
  setTimeout(missed, SILENCE_MS, SILENCE_MS);
  document.addEventListener("DOMContentLoaded", holdText);
  document.addEventListener("DOMContentLoaded", askAhead);
  document.addEventListener("click", pressed);
  document.addEventListener("click", wished);

  var times = crashes();
  var last = times[times.length - 1];
  if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) {
    stop("old");
  } else if (times.length > 1 && last - times[times.length - 2] < 60000 && Date.now() - last < 600000) {
    stop("crashed");
  }
})(document.documentElement);
