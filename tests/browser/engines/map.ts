// The map under mouse, wheel, fingers and keys.
import type { Engine, Source } from "./driver/engine";
import { expect, KEY, mouse, type Page, type Place, test } from "./page";

/** Opens the map over the two cities and waits until it is drawn; gives zoom, latitude and longitude. */
async function opened(page: Page, at = "10.00/30.10000/120.80000"): Promise<number[]> {
  await page.engine.open("about:blank");
  await page.visit(`zh/#map=${at}`);
  await page.painted();
  return at.split("/").map(Number);
}

/** A place on the map that no sheet lies over, with room for a drag. */
async function middle(page: Page): Promise<Place> {
  const box = await page.engine.run(() => {
    const { x, y, width, height } = document.querySelector("[role=application]")!.getBoundingClientRect();
    return { x, y, width, height };
  });
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height * 0.3) };
}

test("the map has many colours, not one", async ({ page, engine }) => {
  await opened(page);
  const colours = () =>
    engine.run(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".map canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4 * 97) seen.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
      return seen.size;
    });
  await expect.poll(colours).toBeGreaterThan(20);
});

test("dragging moves the map, arrow keys move it back", async ({ page, engine }) => {
  const [, , lon = 0] = await opened(page);
  const { x, y } = await middle(page);
  await engine.act([
    mouse(
      { type: "pointerMove", x, y, duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerMove", x: x - 50, y: y - 20, duration: 100 },
      { type: "pointerMove", x: x - 100, y: y - 40, duration: 100 },
      { type: "pause", duration: 200 },
      { type: "pointerUp", button: 0 },
    ),
  ]);
  await expect.poll(async () => (await page.camera())[2]).toBeGreaterThan(lon);
  const [, , dragged] = await page.camera();
  await engine.run(() => document.querySelector<HTMLElement>("[role=application]")!.focus());
  await page.type(KEY.right);
  await expect.poll(async () => (await page.camera())[2]).toBeGreaterThan(dragged);
});

test("the wheel comes nearer, as the buttons do", async ({ page, engine }) => {
  const [zoom = 0] = await opened(page);
  const { x, y } = await middle(page);
  await engine.act([
    { type: "wheel", id: "wheel", actions: [{ type: "scroll", x, y, deltaX: 0, deltaY: -240, duration: 0 }] },
  ]);
  await expect.poll(async () => (await page.camera())[0]).toBeGreaterThan(zoom);
  const [wheeled] = await page.camera();
  await page.press(".map__controls button", "缩小");
  await expect.poll(async () => (await page.camera())[0]).toBeLessThan(wheeled);
});

/** Two fingers that go apart. */
async function spread({ engine, at: { x, y } }: { engine: Engine; at: Place }): Promise<void> {
  if (engine.hasFingers) {
    const finger = (id: string, way: number): Source => ({
      type: "pointer",
      id,
      parameters: { pointerType: "touch" },
      actions: [
        { type: "pointerMove", x: x + way * 30, y, duration: 0 },
        { type: "pointerDown", button: 0 },
        { type: "pointerMove", x: x + way * 60, y, duration: 150 },
        { type: "pointerMove", x: x + way * 100, y, duration: 150 },
        { type: "pointerUp", button: 0 },
      ],
    });
    return engine.act([finger("left", -1), finger("right", 1)]);
  }
  await engine.run(
    async (x, y) => {
      const canvas = document.elementFromPoint(x, y)!;
      const tell = (kind: string, by: number) => {
        for (const [pointerId, way] of [[21, -1], [22, 1]] as const) {
          const at = { clientX: x + way * by, clientY: y, pointerId, pointerType: "touch", isPrimary: way === -1 };
          canvas.dispatchEvent(new PointerEvent(kind, { ...at, bubbles: true, cancelable: true, button: 0, buttons: 1 }));
        }
      };
      tell("pointerdown", 30);
      for (let by = 35; by <= 100; by += 5) {
        tell("pointermove", by);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      tell("pointerup", 100);
    },
    x,
    y,
  );
}

test("two fingers that go apart come nearer", async ({ page, engine }) => {
  const [zoom = 0] = await opened(page);
  await spread({ engine, at: await middle(page) });
  await expect.poll(async () => (await page.camera())[0]).toBeGreaterThan(zoom + 0.8);
  // The page itself is as large as before.
  expect(await engine.run(() => visualViewport?.scale)).toBe(1);
});

test("a tap on a stop opens it", async ({ page, engine }) => {
  // The stop stands in the middle of the map; the sheet of a phone is put down before.
  await opened(page, "14.00/30.24598/120.14313");
  await page.sheet("peek");
  // The map keeps it in the middle of what the sheet leaves free: that is larger now.
  const free = () =>
    engine.run(() => {
      const { x, y, width, height } = document.querySelector(".map__free")!.getBoundingClientRect();
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2), height };
    });
  await expect.poll(async () => (await free()).height, { message: "the sheet is out of the way" }).toBeGreaterThan(500);
  // The map goes there in some frames, and two presses would come nearer.
  await page.mapRests();
  await page.pressAt(await free());
  await page.says("h1", "西湖");
});
