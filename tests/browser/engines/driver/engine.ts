// What the core of the suite asks of a browser, whichever way the browser is driven.

/** A step of a finger, a mouse, a wheel or a key, as WebDriver has it; Firefox and WebKit read the same form. */
export interface Source {
  type: "pointer" | "key" | "wheel";
  id: string;
  parameters?: { pointerType: "mouse" | "touch" };
  actions: object[];
}

/** How large the page is shown, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** One browser with one page, on a profile of its own that outlives the browser. */
export interface Engine {
  /** Whether fingers are real; where they are not, the page is told of them. */
  readonly hasFingers: boolean;
  /** Errors that pages have written to the console so far. */
  readonly errors: string[];
  /** Goes to an address and waits until the document is there. */
  open(address: string): Promise<void>;
  /** Runs a function in the page and waits for what it promises; arguments and result are JSON. */
  run<Given extends unknown[], Found>(what: (...given: Given) => Found | Promise<Found>, ...given: Given): Promise<Found>;
  /** Moves fingers, mouse, wheel and keys. */
  act(sources: Source[]): Promise<void>;
  /** Prints the page and gives the PDF. */
  print(): Promise<Buffer>;
  /** Ends the browser as a phone ends one, without a word, and starts it again on the same profile. */
  restart(): Promise<void>;
  /** Ends everything. */
  end(): Promise<void>;
}

/** The text of a function that runs `what` with `given` and returns JSON. */
export function asJson(what: (...given: never[]) => unknown, given: unknown[]): string {
  return `async () => JSON.stringify((await (${what})(...${JSON.stringify(given)})) ?? null)`;
}

/** A promise that fails after `ms` with what was waited for. */
export async function within<Found>(ms: number, what: string, promise: Promise<Found>): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The first success of a few attempts: browsers on a busy machine do not always start. */
export async function startedOf<Found>(start: () => Promise<Found>, attempts = 3): Promise<Found> {
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      console.log(`once more, since it did not start: ${error}`);
    }
  }
}
