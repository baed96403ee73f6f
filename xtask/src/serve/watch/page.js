// Put into every page by `cargo xtask serve --watch`, and by nobody else: does what the server says once something was made
// anew. The page knows the moment of which it is; one that the server has left behind loads anew, also after the server was
// away.
(function (script) {
  var at = script.getAttribute("data-at");
  var news = new EventSource("/.watch");

  function reload() {
    news.close();
    location.reload();
  }

  // The old sheet goes when the new one is there, so that the page is never without.
  function swap(link) {
    var next = link.cloneNode();
    next.href = link.href.split("?")[0] + "?at=" + at;
    next.onload = function () { link.remove(); };
    link.setAttribute("data-going", "");
    link.after(next);
  }

  news.addEventListener("at", function (event) {
    if (event.data !== at) reload();
  });
  news.addEventListener("styles", function (event) {
    at = event.data;
    document.querySelectorAll("link[rel=stylesheet]:not([data-going])").forEach(swap);
  });
  news.addEventListener("reload", reload);
})(document.currentScript);
