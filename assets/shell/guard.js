// Looks after the page beside the application and without its help: says so when the application breaks down, hands
// out the trips that are kept on the device, keeps the site for days without a network, and offers a new version.
// Plain functions for old browsers. The words come from the build, in both languages.
(function () {
  var WORDS = __WORDS__;
  var SHORTLY_MS = 60000;
  // Together less than a second, within which a dead program is told of: the pulse, and so many moments of calm in a row.
  var PULSE_MS = 500;
  var MOMENT_MS = 40;
  var CALM = 8;
  var SOON_MS = 150;
  var page = document.documentElement;
  var shell = window.hangyong;
  var words = WORDS[page.lang.slice(0, 2)] || WORDS.zh;
  var crashed = false;
  if (!shell) return;

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (content) made.textContent = content;
    return made;
  }

  function button(content, main, act) {
    var made = element("button", main ? "button button--main" : "button", content);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // Breaking down

  // A Rust panic, memory that was read where there is none, a stack that ran over, and whatever else was thrown through
  // the program's own functions: they did not come to their end, and nothing of the program can be trusted after it.
  function isCrash(error) {
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) return true;
    return error instanceof Error && /wasm/.test(error.stack || "");
  }

  // A promise that nobody waits for is given up without harm, and its error may name the program that made it: there
  // only the pulse tells.
  function look() {
    var faults = shell.faults.splice(0);
    for (var i = 0; i < faults.length && !crashed; i += 1) {
      var error = faults[i].error;
      if (faults[i].promised ? error instanceof WebAssembly.RuntimeError : isCrash(error)) crash();
    }
    if (faults.length) setTimeout(feel, SOON_MS);
  }

  // The pulse: a question that a living program answers with the next thing that it draws, before long. A dead one says
  // nothing at all, not even that it is dead. A busy one is not dead: only silence while nothing else keeps the page
  // from answering counts.
  var pulse = { felt: false, asked: 0, answered: 0 };

  function feel() {
    if (crashed || document.hidden || page.getAttribute("data-booted") !== "true") return;
    pulse.asked += 1;
    window.dispatchEvent(new CustomEvent("hangyong:pulse"));
    listen(pulse.asked, 0, Date.now());
  }

  function listen(asked, calm, before) {
    setTimeout(function () {
      if (crashed || !pulse.felt || document.hidden || pulse.answered >= asked) return;
      var now = Date.now();
      var isCalm = now - before < 2 * MOMENT_MS;
      if (isCalm && calm + 1 === CALM) return crash();
      listen(asked, isCalm ? calm + 1 : 0, now);
    }, MOMENT_MS);
  }

  window.addEventListener("hangyong:alive", function () {
    pulse.felt = true;
    pulse.answered = pulse.asked;
  });
  setInterval(feel, PULSE_MS);

  function crash() {
    crashed = true;
    var now = Date.now();
    var before = shell.crashes();
    shell.crashes(before.slice(-1).concat(now));
    silence();
    unsay();
    restore();
    say(before.length > 0 && now - before[before.length - 1] < SHORTLY_MS);
  }

  // The dead program hears nothing any more, so that links are plain links again and no press disappears in it.
  function silence() {
    var heard = "click dblclick pointerdown pointermove pointerup pointercancel wheel touchstart touchmove keydown keyup " +
      "input change submit popstate resize pageshow visibilitychange focusin focusout";
    heard.split(" ").forEach(function (name) {
      window.addEventListener(name, function (event) {
        var ours = event.target.closest && event.target.closest(".crash, .shell-note, .note");
        if (!ours) event.stopImmediatePropagation();
      }, true);
    });
  }

  // What the dead program last said of the trip being saved is true no more: what was done since is lost.
  function unsay() {
    var sign = document.querySelector(".saved__sign");
    if (!sign) return;
    sign.setAttribute("data-saved", "not-saved");
    sign.className = "saved__sign saved__sign--not-saved";
    sign.textContent = words.not_saved;
  }

  // The text that the page came with, when the program took it away and put nothing in its place.
  function restore() {
    var app = document.getElementById("app");
    if (!app || !shell.text || app.textContent.trim()) return;
    app.textContent = "";
    shell.text.forEach(function (node) { app.appendChild(node); });
    shell.stop("crashed");
  }

  function say(again) {
    var box = element("div", "crash");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "crash-title");
    box.setAttribute("aria-describedby", "crash-text");
    var title = element("h2", "crash__title", words.crash_title);
    title.id = "crash-title";
    var why = element("p", "", again ? words.crash_again : words.crash_text);
    why.id = "crash-text";
    var choices = element("div", "crash__choices");
    var reload = button(words.reload, true, function () { location.reload(); });
    choices.appendChild(reload);
    choices.appendChild(button(words.download_trip, false, download));
    box.appendChild(title);
    box.appendChild(why);
    box.appendChild(choices);
    document.body.appendChild(box);
    reload.focus();
  }

  // Trips

  // Every trip that is kept on this device; none where there is no such store. Looking makes none.
  function trips(done) {
    var none = function () { done([]); };
    try {
      var asked = indexedDB.open("hangyong");
      asked.onupgradeneeded = function () { asked.transaction.abort(); };
      asked.onerror = asked.onblocked = none;
      asked.onsuccess = function () {
        var store = asked.result;
        if (!store.objectStoreNames.contains("trips")) return store.close(), none();
        var all = store.transaction("trips").objectStore("trips").getAll();
        all.onerror = none;
        all.onsuccess = function () {
          store.close();
          done(all.result.filter(function (one) { return one && typeof one.doc === "string"; }));
        };
      };
    } catch (refused) {
      none();
    }
  }

  function download(event) {
    var pressed = event.currentTarget;
    trips(function (kept) {
      if (!kept.length) {
        pressed.disabled = true;
        pressed.textContent = words.no_trip;
        return;
      }
      kept.forEach(function (one, at) {
        var link = element("a");
        link.href = URL.createObjectURL(new Blob([one.doc], { type: "application/json" }));
        link.download = "hangyong-trip" + (at ? "-" + (at + 1) : "") + ".json";
        document.body.appendChild(link);
        link.click();
        document.body.removeChild(link);
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      });
    });
  }

  // In the note of the text edition as well.
  function wireNote() {
    var offered = document.querySelector("[data-do=trip]");
    if (offered) offered.addEventListener("click", download);
  }

  // Voices

  // The languages that the device itself can speak; another voice would send what it reads to its maker.
  function listenForVoices() {
    var speech = window.speechSynthesis;
    if (!speech || !speech.getVoices) return;
    function tell() {
      var own = speech.getVoices().filter(function (voice) { return voice.localService; });
      var languages = own.map(function (voice) { return voice.lang.slice(0, 2).toLowerCase(); });
      page.setAttribute("data-voices", languages.filter(function (one, at) { return languages.indexOf(one) === at; }).join(" "));
    }
    tell();
    if (speech.addEventListener) speech.addEventListener("voiceschanged", tell);
  }

  // Characters

  // Which Chinese characters the reader chose at the foot of a page: the site's root leads there from now on. From a page
  // in English one comes back to those that one read last.
  function mindCharacters(event) {
    var link = event.target.closest("a[hreflang^=zh]");
    if (!link) return;
    if (link.parentNode.tagName === "FOOTER") {
      kept("lang", link.hreflang === "zh-Hant" ? "zh-hant" : "zh");
    } else if (kept("characters") === "zh-Hant") {
      // The link itself is followed, not the program, which has one kind of characters only.
      event.stopPropagation();
      link.href = link.href.replace("/zh/", "/zh-hant/");
    }
  }

  // What is kept under a key; with a value, that from now on.
  function kept(key, value) {
    try {
      if (value) localStorage.setItem("hangyong:" + key, value);
      return localStorage.getItem("hangyong:" + key);
    } catch (refused) {}
  }

  // Without a network

  function isEmbedded() {
    if (/^\?(?:(?!embed=)[^&]*&)*embed=1(&|$)/.test(location.search)) return true;
    try {
      return window.parent !== window && !window.parent.location.href;
    } catch (foreign) {
      return true;
    }
  }

  // After the first view, when nothing else is to be done.
  function keepWhenAtRest() {
    // In this order: in a sandboxed frame even the question for workers throws.
    if (isEmbedded() || !window.isSecureContext || !navigator.serviceWorker) return;
    var waited = 0;
    var look = setInterval(function () {
      waited += 1;
      if (page.getAttribute("data-booted") === "failed") return clearInterval(look);
      var painted = performance.getEntriesByName("hangyong:routes-painted").length > 0;
      if (!painted && (page.getAttribute("data-booted") !== "true" || waited < 30)) return;
      clearInterval(look);
      (window.requestIdleCallback || setTimeout)(keep, { timeout: 5000 });
    }, 500);
  }

  function keep() {
    var workers = navigator.serviceWorker;
    workers.addEventListener("message", function (event) {
      if (event.data === "hangyong:update") offer();
      if (event.data === "hangyong:taken") taken();
    });
    workers.register(shell.root + "sw.js", { updateViaCache: "none" }).then(
      function (registration) {
        performance.mark("hangyong:registered");
        // Some browsers and extensions refuse without saying so.
        if (!registration) return;
        if (registration.active) registration.active.postMessage("hangyong:status");
        // A new worker asks not to wait; where the old one was busy just then, browsers may let it wait all the same.
        setInterval(function () {
          if (registration.waiting) registration.waiting.postMessage("hangyong:go");
        }, 5000);
        document.addEventListener("visibilitychange", function () {
          if (!document.hidden) registration.update().catch(function () {});
        });
      },
      // Refused, as in a private window: the site works, with a network.
      function () {}
    );
  }

  // When the reader wants everything forgotten, the files go as well. They come again with the next visit.
  function forget() {
    if (!window.caches || isEmbedded()) return;
    var ours = "hangyong " + shell.root + " ";
    caches.keys().then(function (names) {
      names.forEach(function (name) {
        if (name.slice(0, ours.length) === ours) caches.delete(name);
      });
    }).catch(function () {});
    navigator.serviceWorker.getRegistration(shell.root).then(function (registration) {
      if (registration && registration.scope === shell.root) registration.unregister();
    }).catch(function () {});
  }

  var pressed = false;
  var waiting = null;

  function offer() {
    if (waiting || document.querySelector(".shell-note")) return;
    var note = element("div", "shell-note");
    note.setAttribute("role", "status");
    note.appendChild(element("p", "", words.update_ready));
    note.appendChild(button(words.update, true, function () {
      pressed = true;
      navigator.serviceWorker.controller.postMessage("hangyong:take");
    }));
    var later = button(words.later, false, function () { document.body.removeChild(note); });
    later.setAttribute("data-esc", "");
    note.appendChild(later);
    document.body.appendChild(note);
  }

  // The new version is on show. A page that did not ask for it goes on with the files that it came with until nobody
  // looks at it and nothing would be lost.
  function taken() {
    if (pressed) return location.reload();
    var note = document.querySelector(".shell-note");
    if (note) document.body.removeChild(note);
    waiting = waiting || setInterval(takeAtRest, 2000);
    document.addEventListener("visibilitychange", takeAtRest);
    takeAtRest();
  }

  function takeAtRest() {
    if (document.hidden && !holdsUnsaved()) location.reload();
  }

  // What is typed, searched for, asked of the planner or looked at before it is taken, and a trip that is not kept yet.
  function holdsUnsaved() {
    var sign = document.querySelector(".saved__sign");
    return Boolean(document.querySelector("[data-unsaved]")) || (sign && sign.getAttribute("data-saved") !== "saved");
  }

  // The styles of the trip's pages, which the first view did without.
  function callLaterStyles() {
    var later = document.querySelector("link[rel=later]");
    if (later) later.rel = "stylesheet";
  }

  shell.look = look;
  look();
  callLaterStyles();
  wireNote();
  listenForVoices();
  window.addEventListener("hangyong:forget", forget);
  if (page.lang !== "en") kept("characters", page.lang);
  // Before the program hears of it, which would show the page in place.
  document.addEventListener("click", mindCharacters, true);
  keepWhenAtRest();
})();
