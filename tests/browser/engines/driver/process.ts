// Programs that are started here, with all that they start in turn.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { within } from "./engine";

export class Program {
  private readonly child: ChildProcess;
  private readonly gone: Promise<unknown>;
  private readonly lines: string[] = [];
  private readonly listeners: ((line: string) => void)[] = [];
  private readonly sweep = (): void => this.signal("SIGKILL");

  constructor(
    private readonly name: string,
    args: string[],
    variables: Record<string, string> = {},
  ) {
    // In a group of its own, so that its children end with it.
    const env = { ...process.env, ...variables };
    this.child = spawn(name, args, { detached: true, env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
    this.gone = new Promise((resolve) => {
      this.child.once("exit", resolve);
      this.child.once("error", resolve);
    });
    for (const stream of [1, 2, 3]) this.listen(this.child.stdio[stream] as NodeJS.ReadableStream);
    process.once("exit", this.sweep);
  }

  /** Hears every line that the program writes from now on. */
  hear(listener: (line: string) => void): void {
    this.listeners.push(listener);
  }

  /** The first line that matches, also one that is written already. */
  async says(pattern: RegExp, ms = 40_000): Promise<RegExpExecArray> {
    const said = this.lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    return said ?? this.next(pattern, ms);
  }

  /** The first line that matches from now on. */
  next(pattern: RegExp, ms = 40_000): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve, reject) => {
      this.hear((line) => {
        const match = pattern.exec(line);
        if (match) resolve(match);
      });
      void this.gone.then(() => reject(new Error(`${this.name} ended: ${this.lines.slice(-3).join(" | ")}`)));
    });
    return within(ms, `${this.name} says ${pattern}`, found);
  }

  /** Kills the program and all that it has started. */
  async end(): Promise<void> {
    process.off("exit", this.sweep);
    this.signal("SIGKILL");
    await within(10_000, `the end of ${this.name}`, this.gone);
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  }

  private listen(stream: NodeJS.ReadableStream): void {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        this.lines.push(line);
        for (const listener of this.listeners) listener(line);
      }
    });
  }
}

/** A port on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
