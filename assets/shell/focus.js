// Keeps the focus where it was used. What is pressed may be drawn away by what it does, such as "remove": a browser then
// puts the focus on nothing, and a keyboard begins again at the top of the page. Here it goes to what stood next to it.
(function () {
  // Not fields: on a telephone they would bring the keyboard up.
  var TAKES = "a[href], button, summary, [tabindex]";
  var BLOCKS = "li, fieldset, details, section, article, form, header, aside, nav, main, #app, body";
  // What has the focus, all that takes it in the order of the page, and its place there.
  var held = null;

  function takes(one) {
    return one.isConnected && !one.disabled && one.getClientRects().length > 0;
  }

  function hold(event) {
    var all = Array.prototype.slice.call(document.querySelectorAll(TAKES));
    var at = all.indexOf(event.target);
    var around = [];
    for (var box = event.target.parentElement; box; box = box.parentElement) {
      if (box.matches(BLOCKS)) around.push(box);
    }
    held = { one: event.target, all: all, at: at, around: around };
  }

  // What was drawn in its place, else the next one in the smallest block that is left, else the one before, else the same
  // in the block around it. Where the field itself was not among those that are gone through, the block's first. A page's
  // heading has the focus when the page has just been opened: then it stays with the heading, also of a page drawn anew.
  function beside() {
    var title = held.one.tagName === "H1" && document.querySelector("#panel h1");
    if (title) return title;
    for (var i = 0; i < held.around.length; i += 1) {
      var block = held.around[i];
      var inside = function (one) { return block.contains(one) && takes(one); };
      if (!block.isConnected) continue;
      var next = held.all.slice(held.at + 1).filter(inside)[0];
      var before = held.all.slice(0, Math.max(held.at, 0)).filter(inside).pop();
      var fresh = Array.prototype.filter.call(block.querySelectorAll(TAKES), takes)[0];
      var found = drawn(inside, before, next) || next || before || fresh;
      if (found) return found;
    }
    return null;
  }

  // The first that was not there before and stands between its neighbours.
  function drawn(inside, before, next) {
    return Array.prototype.filter.call(document.querySelectorAll(TAKES), function (one) {
      var follows = !before || before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
      var precedes = !next || next.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
      return held.all.indexOf(one) < 0 && inside(one) && follows && precedes;
    })[0];
  }

  function look() {
    var at = document.activeElement;
    // A button that was disabled under the focus has it until the next painting, and nothing tells of that.
    var lost = held && (at === document.body || at === held.one) && document.hasFocus() && !takes(held.one);
    if (!lost) return;
    var one = beside();
    held = null;
    if (one) one.focus({ preventScroll: true });
  }

  // Esc closes what is open around the focus, else what came last: each has its button, which says so (`data-esc`).
  function close(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    // A dialog closes itself.
    if (document.querySelector("dialog[open]")) return;
    var open = event.target.closest && event.target.closest("details[open]");
    if (open) {
      open.removeAttribute("open");
      return open.querySelector("summary").focus();
    }
    var last = Array.prototype.filter.call(document.querySelectorAll("[data-esc]"), takes).pop();
    if (last) last.click();
  }

  window.addEventListener("keydown", close);
  document.addEventListener("focusin", hold);
  // A reader who presses beside everything wants the focus nowhere.
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.closest(TAKES)) held = null;
  });
  new MutationObserver(look).observe(document.documentElement, {
    attributes: true, attributeFilter: ["disabled", "hidden", "open"], childList: true, subtree: true,
  });
})();
