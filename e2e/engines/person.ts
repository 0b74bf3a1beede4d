import type { DrivenWindow } from "./driven-window.ts";

/** An element, by a CSS selector and a pattern of its accessible name or text; the first visible one counts. */
export type Place = { readonly css: string; readonly name?: string; readonly inside?: string };

export const button = (name: string): Place => ({ css: "button, [role=button]", name });
export const menuItem = (name: string): Place => ({ css: "[role=menuitem], [role=menuitemradio]", name });
/** Text as it stands, for a pattern. */
export const literal = (text: string): string => text.replaceAll(/[.()]/gu, String.raw`\$&`);

/** A clause by its number, and by what its name tells of its state. */
export const row = (clause: string, state = ""): Place => ({
  css: "[data-clause]",
  name: `^Clause ${literal(clause)}, ${state}`,
});

const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Asks again until the answer is there; a failure tells what stood there instead. */
export async function until<Got>(
  what: string,
  ask: () => Promise<Got | null | false | undefined>,
  found: () => Promise<string> = async () => "",
): Promise<Got> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const got = await ask();
    if (got !== null && got !== undefined && got !== false) return got;
    if (Date.now() > giveUp) throw new Error(`waited in vain: ${what} ${await found()}`);
    await pause(LOOK_MS);
  }
}

type Spot = { readonly x: number; readonly y: number; readonly isFree: boolean };

/** Runs in the page: finds a place, scrolls it into view and tells its middle. */
function spotOf({ css, name = "", inside }: Place): Spot | null {
  const pattern = new RegExp(name, "u");
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const told =
      element.getAttribute("aria-label") ??
      (ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ") ||
        [...(labels ?? [])].map((label) => label.textContent).join(" ") ||
        element.textContent);
    return told.replaceAll(/\s+/gu, " ").trim();
  };
  for (const whole of document.querySelectorAll(css)) {
    if (!pattern.test(nameOf(whole))) continue;
    const element = inside === undefined ? whole : whole.querySelector(inside);
    if (element === null) continue;
    if (getComputedStyle(element).visibility !== "visible" || element.closest("[inert]") !== null) continue;
    let box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if (box.top < 0 || box.bottom > innerHeight) {
      element.scrollIntoView({ block: "center" });
      box = element.getBoundingClientRect();
    }
    const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
    const top = document.elementFromPoint(x, y);
    const isOn = top !== null && (element.contains(top) || top.closest("label")?.control === element);
    return { x, y, isFree: isOn && !element.matches(":disabled, [aria-disabled=true]") };
  }
  return null;
}

const named = ({ css, name }: Place): string => (name === undefined ? css : `${css} named ${name}`);

/** A person before a window: looks, points, types. */
export type Person = {
  readonly window: DrivenWindow;
  readonly see: (place: Place) => Promise<void>;
  readonly click: (place: Place) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** The text that the page shows of a clause, without carets of others and struck words. */
  readonly textOf: (clause: string) => Promise<string>;
  /** The text that the server has of a clause. */
  readonly storedOf: (clause: string) => Promise<string>;
};

export function personAt(window: DrivenWindow): Person {
  const seen = (place: Place): Promise<Spot | null> => window.run(spotOf, place);
  return {
    window,
    see: async (place) => void (await until(named(place), () => seen(place))),
    click: async (place) => {
      // A place that still moves would be missed.
      let before: Spot | null = null;
      const { x, y } = await until(`a click on ${named(place)}`, async () => {
        const now = await seen(place);
        const isStill = now?.isFree === true && before?.x === now.x && before.y === now.y;
        before = now;
        return isStill ? now : null;
      });
      await window.click(x, y);
    },
    type: (text) => window.type(text),
    press: (...keys) => window.press(keys),
    textOf: (clause) =>
      window.run((label) => {
        const row = [...document.querySelectorAll("[data-clause]")].find((one) =>
          one.getAttribute("aria-label")?.startsWith(label),
        );
        const copy = row?.querySelector("[data-words], .ProseMirror")?.cloneNode(true) as Element | undefined;
        for (const other of copy?.querySelectorAll(".others-caret, del") ?? []) other.remove();
        return copy?.textContent ?? "";
      }, `Clause ${clause},`),
    storedOf: (clause) =>
      window.run(async (label) => {
        const row = [...document.querySelectorAll("[data-clause]")].find((one) =>
          one.getAttribute("aria-label")?.startsWith(label),
        );
        const answer = await fetch(`/api${location.pathname}`);
        const { clauses } = (await answer.json()) as { clauses: { id: string; text: string }[] };
        return clauses.find(({ id }) => id === row?.getAttribute("data-clause"))?.text ?? "";
      }, `Clause ${clause},`),
  };
}
