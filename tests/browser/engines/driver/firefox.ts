// Firefox, driven by WebDriver BiDi, which it speaks itself.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { asJson, startedOf, within, type Engine, type Size, type Source } from "./engine";
import { Program } from "./process";

/** Chinese first, as the travellers' browsers have it; nothing is asked about a browser that was killed. */
const PREFERENCES = {
  "intl.accept_languages": "zh-CN, zh",
  "browser.sessionstore.resume_from_crash": false,
  "toolkit.startup.max_resumed_crashes": -1,
};

interface Answer {
  id?: number;
  type: "success" | "error" | "event";
  method?: string;
  params?: { level?: string; text?: string | null };
  result?: unknown;
  error?: string;
  message?: string;
}

/** A line to the browser on which commands are answered by their numbers. */
class Line {
  private last = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly socket: WebSocket,
    tell: (event: Answer) => void,
  ) {
    socket.on("message", (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id === undefined) return tell(answer);
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  static async to(address: string, tell: (event: Answer) => void): Promise<Line> {
    const socket = new WebSocket(address);
    const open = new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    await within(20_000, "Firefox's line", open);
    // A browser that is killed breaks it off.
    socket.on("error", () => {});
    return new Line(socket, tell);
  }

  async ask<Result>(method: string, params: object = {}): Promise<Result> {
    const id = (this.last += 1);
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const answer = await within(60_000, method, answered);
    if (answer.type === "error") throw new Error(`${method}: ${answer.error}: ${answer.message}`);
    return answer.result as Result;
  }

  close(): void {
    this.socket.terminate();
  }
}

export class Firefox implements Engine {
  readonly hasFingers = true;
  readonly errors: string[] = [];
  private readonly profile = mkdtempSync(join(tmpdir(), "hangyong-firefox-"));
  private program!: Program;
  private line!: Line;
  private context = "";

  private constructor(
    private readonly binary: string,
    private readonly size: Size,
  ) {}

  static async start(binary: string, size: Size): Promise<Firefox> {
    const firefox = new Firefox(binary, size);
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    writeFileSync(join(firefox.profile, "user.js"), lines.join(""));
    await startedOf(() => firefox.launch());
    return firefox;
  }

  async open(address: string): Promise<void> {
    await this.line.ask("browsingContext.navigate", { context: this.context, url: address, wait: "interactive" });
  }

  async run<Given extends unknown[], Found>(what: (...given: Given) => Found | Promise<Found>, ...given: Given): Promise<Found> {
    const answer = await this.line.ask<{ result?: { value?: string }; exceptionDetails?: { text: string } }>(
      "script.callFunction",
      { functionDeclaration: asJson(what, given), awaitPromise: true, target: { context: this.context } },
    );
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result?.value ?? "null") as Found;
  }

  async act(sources: Source[]): Promise<void> {
    await this.line.ask("input.performActions", { context: this.context, actions: sources });
  }

  async print(): Promise<Buffer> {
    const { data } = await this.line.ask<{ data: string }>("browsingContext.print", { context: this.context });
    return Buffer.from(data, "base64");
  }

  async restart(): Promise<void> {
    await this.stop();
    await startedOf(() => this.launch());
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async launch(): Promise<void> {
    await this.stop();
    const args = ["--headless", "--no-remote", "--profile", this.profile, "--remote-debugging-port=0", "about:blank"];
    this.program = new Program(this.binary, args, { HOME: this.profile, TZ: "Europe/Lisbon" });
    const [, address] = await this.program.says(/WebDriver BiDi listening on (\S+)/);
    this.line = await Line.to(`${address}/session`, ({ method, params }) => {
      if (method === "log.entryAdded" && params?.level === "error") this.errors.push(params.text ?? "an error");
    });
    await this.line.ask("session.new", { capabilities: {} });
    await this.line.ask("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = await this.line.ask<{ contexts: { context: string }[] }>("browsingContext.getTree");
    this.context = contexts[0]!.context;
    await this.line.ask("browsingContext.setViewport", { context: this.context, viewport: this.size });
  }

  private async stop(): Promise<void> {
    this.line?.close();
    await this.program?.end();
  }
}
