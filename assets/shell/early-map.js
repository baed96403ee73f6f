// Moves the page's picture of the map under fingers, mouse, wheel and buttons until the application has painted its own
// map, which goes on from there (`src/platform/waiting_picture.rs`). A tap that came meanwhile, and fingers that are
// still down, are handed to the map then. Written for the oldest browsers, as early.js is.
(function (page) {
  var PAINTED = "hangyong:routes-painted";
  // As the map itself takes them (`src/map/gesture/pointers.rs`).
  var TAP_PX = 10;
  var TAP_MS = 500;
  var WHEEL_PX_PER_ZOOM = 220;
  var LINE_PX = 36;
  var LEAST = 0.5;
  var MOST = 8;
  // Where each pressed finger is, by its id: the last event of it.
  var fingers = {};
  var press = null;
  var tap = null;

  function drawn() {
    var found = document.querySelector(".map__picture svg");
    return found && page.getAttribute("data-booted") !== "failed" && found.getClientRects().length ? found : null;
  }

  function isMap(at) {
    return at.tagName === "CANVAS" && /\bmap\b/.test(at.parentNode.className);
  }

  // In a frame, a finger and the wheel scroll the page around it.
  function isHost(event) {
    return page.hasAttribute("data-framed") && event.pointerType !== "mouse";
  }

  // What is at `from` goes to `to`, both in pixels of the window, and all around it becomes `times` as large.
  function move(svg, from, to, times) {
    var picture = svg.parentNode;
    var frame = picture.getBoundingClientRect();
    var now = (picture.getAttribute("data-moved") || "0 0 1").split(" ").map(Number);
    var enlarged = Math.min(Math.max(now[2] * times, LEAST), MOST);
    times = enlarged / now[2];
    show(svg, to.x - frame.left - (from.x - frame.left - now[0]) * times,
      to.y - frame.top - (from.y - frame.top - now[1]) * times, enlarged);
  }

  function show(svg, x, y, times) {
    var said = [x.toFixed(2), y.toFixed(2), times.toFixed(6)];
    // About the picture's corner, which does not move with it.
    if (!svg.style.transform) {
      var frame = svg.parentNode.getBoundingClientRect();
      var own = svg.getBoundingClientRect();
      svg.style.transformOrigin = (frame.left - own.left) + "px " + (frame.top - own.top) + "px";
    }
    svg.style.transform = "translate(" + said[0] + "px," + said[1] + "px) scale(" + said[2] + ")";
    svg.parentNode.setAttribute("data-moved", said.join(" "));
  }

  // The middle of the fingers, and how far they are from it.
  function hand() {
    var all = Object.keys(fingers).map(function (id) { return fingers[id]; });
    var middle = { x: 0, y: 0 };
    all.forEach(function (at) {
      middle.x += at.clientX / all.length;
      middle.y += at.clientY / all.length;
    });
    middle.spread = all.reduce(function (sum, at) { return sum + apart(at, middle); }, 0);
    return middle;
  }

  function apart(event, at) {
    return Math.sqrt(Math.pow(event.clientX - at.x, 2) + Math.pow(event.clientY - at.y, 2));
  }

  function pressed(event) {
    if (!isMap(event.target) || event.button || isHost(event) || !drawn()) return;
    event.stopPropagation();
    tap = null;
    press = Object.keys(fingers).length ? null : { x: event.clientX, y: event.clientY, since: event.timeStamp };
    fingers[event.pointerId] = event;
  }

  function moved(event) {
    if (!fingers[event.pointerId]) return;
    // The button was released where no event came from, such as outside the window.
    if (event.pointerType === "mouse" && !event.buttons) return released(event);
    var svg = drawn();
    if (!svg) return;
    event.stopPropagation();
    if (press && apart(event, press) > TAP_PX) press = null;
    var before = hand();
    fingers[event.pointerId] = event;
    var after = hand();
    if (!press) move(svg, before, after, before.spread ? after.spread / before.spread : 1);
  }

  function released(event) {
    if (!fingers[event.pointerId]) return;
    event.stopPropagation();
    delete fingers[event.pointerId];
    if (event.type === "pointerup" && press && event.timeStamp - press.since < TAP_MS) tap = event;
    press = null;
  }

  function wheeled(event) {
    var svg = isMap(event.target) && !page.hasAttribute("data-framed") && drawn();
    if (!svg) return;
    event.preventDefault();
    event.stopPropagation();
    tap = null;
    var zooms = -event.deltaY * (event.deltaMode ? LINE_PX : 1) / WHEEL_PX_PER_ZOOM;
    var at = { x: event.clientX, y: event.clientY };
    move(svg, at, at, Math.pow(2, Math.min(Math.max(zooms, -1), 1)));
  }

  // Nearer, farther, and all of it again.
  function chosen(event) {
    var button = event.target;
    while (button && button.tagName !== "BUTTON") button = button.parentNode;
    var row = button && button.parentNode;
    var svg = row && row.className === "map__controls" && drawn();
    var which = svg ? [].indexOf.call(row.children, button) : -1;
    if (which < 0 || which > 2) return;
    event.stopPropagation();
    tap = null;
    if (which > 1) return show(svg, 0, 0, 1);
    var free = document.querySelector(".map__free").getBoundingClientRect();
    var middle = { x: free.left + free.width / 2, y: free.top + free.height / 2 };
    move(svg, middle, middle, which ? 0.5 : 2);
  }

  function hear(how) {
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "click"].forEach(function (name, at) {
      var heard = [pressed, moved, released, released, wheeled, chosen][at];
      document[how](name, heard, { capture: true, passive: name !== "wheel" });
    });
  }

  function send(canvas, name, event, aside) {
    canvas.dispatchEvent(new PointerEvent(name, {
      bubbles: true, pointerId: event.pointerId, pointerType: event.pointerType, isPrimary: event.isPrimary,
      clientX: event.clientX + (aside || 0), clientY: event.clientY, buttons: name === "pointerup" ? 0 : 1
    }));
  }

  // A finger that was moving goes aside and back, or the map would take it for the beginning of a tap.
  function passOn(canvas, event) {
    send(canvas, "pointerdown", event);
    if (press) return;
    send(canvas, "pointermove", event, 2 * TAP_PX);
    send(canvas, "pointermove", event);
  }

  // The mark is set once more where the map is painted again for a picture that was moved.
  function handOver() {
    if (drawn()) return;
    hear("removeEventListener");
    watcher.disconnect();
    var canvas = document.querySelector(".map canvas");
    if (!canvas) return;
    for (var id in fingers) passOn(canvas, fingers[id]);
    if (tap) ["pointerdown", "pointerup"].forEach(function (name) { send(canvas, name, tap); });
  }

  if (!window.PointerEvent || !window.PerformanceObserver || page.getAttribute("data-ui") === "list") return;
  var watcher = new PerformanceObserver(function (list) {
    if (list.getEntriesByName(PAINTED).length) handOver();
  });
  watcher.observe({ entryTypes: ["mark"] });
  hear("addEventListener");
})(document.documentElement);
