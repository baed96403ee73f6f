// Starts the application, with patience: its two files are asked for again until they have arrived whole, also when the
// network has fallen silent. Meanwhile, and where it cannot run at all, the page keeps the text that it came with.
const SCRIPT = "__SCRIPT__";
const WASM = "__WASM__";
const WASM_BYTES = __WASM_BYTES__;
const WAITS_MS = [300, 900, 2000, 4000, 8000, 16000];
// After so many failures the page says that something is amiss; the tries go on.
const PATIENCE = 4;
// A try of which nothing has come for so long is given up; twice as long each time, for networks that are slow and alive.
const SILENCE_MS = 10000;
const DOUBLED = 4;

const page = document.documentElement;
const shell = window.hangyong ?? { stop: () => (page.dataset.booted = "failed") };
const { stop } = shell;

// The browser resolves these anew, and may ask for them again, whenever the address bar changes; they are relative to the
// page that came.
for (const link of document.querySelectorAll("link:is([rel=icon], [rel=apple-touch-icon], [rel=manifest], [rel=later])")) {
  link.setAttribute("href", link.href);
}

const start = async () => {
  const [program, { default: init }] = await Promise.all([patiently(compiled), patiently(imported)]);
  // It may have arrived after all: the styles show the start again until the application says that it runs.
  if (page.dataset.why === "network") {
    delete page.dataset.booted;
    delete page.dataset.why;
  }
  return init({ module_or_path: program });
};

async function patiently(work) {
  for (let failures = 0; ; failures += 1) {
    try {
      return await heard(work, failures);
    } catch (error) {
      if (failures > 1 && isHopeless(error)) throw error;
      if (failures === PATIENCE) stop("network");
      await rested(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
    }
  }
}

// What a try brings, unless nothing comes of it for too long. A try says so when a part of its file has come, or all of it.
const heard = (work, failures) =>
  new Promise((resolve, reject) => {
    let timer = 0;
    const hear = (done) => {
      clearTimeout(timer);
      if (!done) timer = setTimeout(reject, SILENCE_MS << Math.min(failures, DOUBLED), new Error("no answer"));
    };
    hear(false);
    work(failures, hear).then(resolve, reject).finally(() => clearTimeout(timer));
  });

// A whole file that is no program for this browser will be none the next time either.
const isHopeless = (error) => error instanceof WebAssembly.CompileError || error instanceof SyntaxError;

// A while, or until the device says that it is back on the network.
const rested = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    addEventListener("online", resolve, { once: true });
  });

// From the bytes where a host does not call the file WebAssembly, or a first try came to nothing.
const compiled = async (failures, hear) => {
  const answer = await fetch(new URL(WASM, import.meta.url), { cache: failures ? "reload" : "default" });
  if (!answer.ok) throw new Error(`${answer.url} answered with status ${answer.status}`);
  tell(answer.clone(), hear).catch(() => {});
  const named = answer.headers.get("content-type") === "application/wasm";
  if (named && !failures && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(answer);
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength !== WASM_BYTES) throw new Error(`${answer.url} was cut off`);
  return WebAssembly.compile(bytes);
};

// How much of the program has come, for the bar at the top. It is read from a copy, so that the browser keeps what it has
// compiled for the next time.
const tell = async ({ body }, hear) => {
  const [bar, reader] = [document.getElementById("boot").style, body.getReader()];
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    hear(done);
    if (done) return;
    bytes += value.length;
    bar.setProperty("--come", bytes / WASM_BYTES);
  }
};

// The query makes a module new to the browser, which remembers that it failed.
const imported = (failures) => import(failures ? `${SCRIPT}?again=${failures}` : SCRIPT);

// The program's exports, once it runs. Where the page was told to stay text it never does, nor from a copy of this script
// that was asked for again and came after all.
const never = page.dataset.booted === "failed" || shell.began;
shell.began = true;
const started = never ? new Promise(() => {}) : start();
started.catch((error) => {
  stop(isHopeless(error) ? "old" : "crashed");
  // Whoever looks after the page hears of it as of any other fault.
  throw error;
});
