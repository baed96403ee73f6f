// WebKit, driven by WebKitWebDriver, in the window of `webkit_window.py` on a screen that nobody sees.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asJson, startedOf, within, type Engine, type Size, type Source } from "./engine";
import { freePort, Program } from "./process";

const WINDOW = fileURLToPath(new URL("webkit_window.py", import.meta.url));

/** What WebKit says of a request for which a page that was left waits no more; the site asks nobody but its own host. */
const GIVEN_UP = /Fetch API cannot load \S+ due to access control checks/;

/** What WebKit needs, each by the path of its program. */
export interface Programs {
  driver: string;
  python: string;
  screen: string;
}

export class WebKit implements Engine {
  // The driver makes a mouse of every finger.
  readonly hasFingers = false;
  readonly errors: string[] = [];
  private readonly profile = mkdtempSync(join(tmpdir(), "hangyong-webkit-"));
  private screen!: Program;
  private display = "";
  private driver!: Program;
  private session = "";

  private constructor(
    private readonly programs: Programs,
    private readonly size: Size,
  ) {}

  static async start(programs: Programs, size: Size): Promise<WebKit> {
    const webkit = new WebKit(programs, size);
    webkit.screen = new Program(programs.screen, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    webkit.display = `:${(await webkit.screen.says(/^(\d+)$/))[1]}`;
    await startedOf(() => webkit.launch());
    return webkit;
  }

  async open(address: string): Promise<void> {
    // The driver takes any change of the address for the end of its wait, also one that the old page still makes.
    await this.run(() => void ((window as { left?: boolean }).left = true));
    await this.ask("POST", "/url", { url: address });
    // An empty page may be the same one again.
    if (address === "about:blank") return;
    const isLeft = () => this.run(() => (window as { left?: boolean }).left !== true).catch(() => false);
    for (let left = 600; left > 0; left -= 1) {
      if (await isLeft()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`WebKit still shows the page before ${address}`);
  }

  async run<Given extends unknown[], Found>(what: (...given: Given) => Found | Promise<Found>, ...given: Given): Promise<Found> {
    const script = `return (${asJson(what, given)})()`;
    return JSON.parse(await this.ask<string>("POST", "/execute/sync", { script, args: [] })) as Found;
  }

  async act(sources: Source[]): Promise<void> {
    await this.ask("POST", "/actions", { actions: sources });
  }

  async print(): Promise<Buffer> {
    const pdf = join(this.profile, "printed.pdf");
    rmSync(pdf, { force: true });
    const printed = this.driver.next(/^printed(.*)$/);
    // Nothing that a page or the driver says makes a window print that is driven.
    process.kill(this.windowPid(), "SIGUSR1");
    const [said, why] = await printed;
    if (why) throw new Error(said);
    return readFileSync(pdf);
  }

  async restart(): Promise<void> {
    await this.stop();
    await startedOf(() => this.launch());
  }

  async end(): Promise<void> {
    await this.stop();
    await this.screen.end();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async launch(): Promise<void> {
    await this.stop();
    const port = await freePort();
    this.driver = new Program(this.programs.driver, [`--port=${port}`], {
      DISPLAY: this.display,
      HOME: this.profile,
      // The printer that prints to a file is known by its English name.
      LC_ALL: "C.UTF-8",
      LANGUAGE: "",
      TZ: "Europe/Lisbon",
    });
    this.driver.hear((line) => {
      const error = /CONSOLE (?:\S+ )*ERROR (.*)/.exec(line)?.[1];
      if (error && !GIVEN_UP.test(error)) this.errors.push(error);
    });
    this.session = `http://127.0.0.1:${port}/session`;
    const options = { binary: this.programs.python, args: [WINDOW, this.profile] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await startedOf(() => this.ask<{ sessionId: string }>("POST", "", { capabilities }), 20);
    this.session += `/${sessionId}`;
    await this.ask("POST", "/window/rect", { x: 0, y: 0, ...this.size });
  }

  private async stop(): Promise<void> {
    await this.driver?.end();
  }

  private windowPid(): number {
    const file = join(this.profile, "pid");
    if (!existsSync(file)) throw new Error("there is no window of WebKit");
    return Number(readFileSync(file, "utf8"));
  }

  private async ask<Found = null>(method: string, path: string, body: object): Promise<Found> {
    const asked = fetch(this.session + path, { method, body: JSON.stringify(body) });
    const answer = await within(60_000, `WebKit ${path}`, asked);
    const { value } = (await answer.json()) as { value: Found & { error?: string; message?: string } };
    if (value?.error) throw new Error(`WebKit ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}
