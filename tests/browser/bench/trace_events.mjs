// Reads Chromium's trace events: which thread is the page's main one, and what its long tasks were about.

/** Milliseconds from which a task is long: a finger waits noticeably behind it. */
const LONG_MS = 50;
/** How many causes a task is told by. */
const CAUSES = 4;

/** The main thread of the page that was loaded from `address`, and the microsecond at which its navigation began. */
export function mainThread(events, address, mark) {
  const marked = events.find((event) => event.name === mark);
  const begun = events.filter((event) => event.name === "navigationStart" && event.pid === marked?.pid);
  const start = begun.find((event) => event.args.data?.documentLoaderURL === address) ?? begun.at(-1);
  if (!start) throw new Error(`the trace has no navigation to ${address}`);
  return { pid: marked.pid, tid: marked.tid, start_us: start.ts };
}

/** What an event is called in a table. */
function title({ name, args }) {
  const data = args?.data ?? args?.beginData ?? {};
  const url = data.url ?? data.fileName ?? "";
  const file = url ? ` ${url.split("/").at(-1) || "page"}` : "";
  return `${name}${file}${data.functionName ? ` ${data.functionName}` : ""}`;
}

/** Milliseconds that each kind of event took itself, without the events inside it. `inside` is sorted by time. */
function ownTimes(inside) {
  const [open, own] = [[], new Map()];
  const add = (name, ms) => own.set(name, (own.get(name) ?? 0) + ms);
  for (const event of inside) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const ms = event.dur / 1000;
    add(title(event), ms);
    if (open.length) add(title(open.at(-1)), -ms);
    open.push(event);
  }
  return own;
}

/** The main thread's long tasks: when, how long, and what took their time, the most first. */
export function longTasks(events, { pid, tid, start_us }) {
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.ts >= start_us);
  const isTask = (event) => /RunTask$/.test(event.name);
  const tasks = own.filter((event) => isTask(event) && event.dur >= LONG_MS * 1000);
  const rest = own.filter((event) => !isTask(event)).sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  return tasks.map((task) => {
    const inside = rest.filter((event) => event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur);
    const causes = [...ownTimes(inside)].filter(([, ms]) => ms >= 5).sort((one, other) => other[1] - one[1]);
    const what = causes.slice(0, CAUSES).map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(", ");
    return { at_ms: (task.ts - start_us) / 1000, for_ms: task.dur / 1000, what: what || "not told apart" };
  });
}
