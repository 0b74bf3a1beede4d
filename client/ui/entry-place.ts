import { useEffect, useRef } from "react";
import { useHistoryState } from "wouter/use-browser-location";

/** The place of a screen: the selected clause, the row at the top with its distance, and how far it was scrolled. */
export type EntryPlace = {
  readonly clause: string | null;
  readonly row: string | null;
  readonly offset: number;
  readonly top: number;
};

const STORED = "concord.places";
const KEPT_MAX = 100;

/** Places by the entry of this tab's history. They outlive a reload, and nothing of them outlives the tab. */
const places = new Map<string, EntryPlace>(stored());
let named = 0;

function stored(): readonly (readonly [string, EntryPlace])[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "[]") as [string, EntryPlace][];
  } catch {
    return [];
  }
}

function store(): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify([...places].slice(-KEPT_MAX)));
  } catch {
    // Without a storage the places are gone with the page.
  }
}

const keyIn = (state: unknown): string | null => {
  const { entry } = (state ?? {}) as { readonly entry?: unknown };
  return typeof entry === "string" ? entry : null;
};

type Options = {
  readonly read: () => EntryPlace;
  /** Runs once at each entry of the history; null: nobody has been there. `isFirst`: the screen was just opened. */
  readonly restore: (place: EntryPlace | null, isFirst: boolean) => void;
};

/** Keeps the place of each entry of the history as somebody leaves it, and gives it back (rule K27). */
export function useEntryPlace(options: Options): void {
  const key = keyIn(useHistoryState());
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const current = useRef<string | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (key === null) {
      const entry = `${performance.timeOrigin.toString(36)}-${++named}`;
      history.replaceState({ ...(history.state as object | null), entry }, "");
      return;
    }
    current.current = key;
    latest.current.restore(places.get(key) ?? null, isFirst.current);
    isFirst.current = false;
  }, [key]);
  useEffect(() => {
    const keep = (): void => {
      if (current.current === null) return;
      places.delete(current.current);
      places.set(current.current, latest.current.read());
    };
    // Before the page draws the next entry: the rows of this one still stand.
    const onChange = (): void => {
      if (keyIn(history.state) === current.current) return;
      keep();
      current.current = null;
    };
    const onHide = (): void => {
      keep();
      store();
    };
    addEventListener("popstate", onChange, { capture: true });
    addEventListener("pushState", onChange, { capture: true });
    addEventListener("pagehide", onHide);
    return () => {
      removeEventListener("popstate", onChange, { capture: true });
      removeEventListener("pushState", onChange, { capture: true });
      removeEventListener("pagehide", onHide);
    };
  }, []);
}

const HELD_MS = 1_500;
const MOVES = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/** Scrolls there, and again while parts of the screen still come in above, until its reader does something. */
export function holdScroll(scroller: HTMLElement, topNow: () => number | null): void {
  const until = performance.now() + HELD_MS;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    for (const move of MOVES) removeEventListener(move, end, { capture: true });
  };
  for (const move of MOVES) addEventListener(move, end, { capture: true, passive: true });
  const hold = (): void => {
    if (isOver || !scroller.isConnected || performance.now() > until) {
      end();
      return;
    }
    const top = topNow();
    if (top !== null && Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top;
    requestAnimationFrame(hold);
  };
  hold();
}

/** A screen that keeps its place by its scroll alone. */
export function useScrollPlace(): void {
  const scroller = (): HTMLElement | null => document.getElementById("text");
  useEntryPlace({
    read: () => ({ clause: null, row: null, offset: 0, top: scroller()?.scrollTop ?? 0 }),
    restore: (place) => {
      const here = scroller();
      if (place !== null && here !== null && place.top > 0) holdScroll(here, () => place.top);
    },
  });
}
