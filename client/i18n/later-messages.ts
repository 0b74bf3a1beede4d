import { type ComponentType, createElement, Suspense } from "react";
import { afterFirst } from "../ui/comes-first.ts";
import { fetchAgain } from "../ui/fetch-again.ts";
import { lazyAgain } from "../ui/lazy-again.ts";
import { pauseAt } from "../ui/typing-pause.ts";
import type { LaterMessages } from "./catalog-parts.ts";
import type { Language } from "./languages.ts";

/** After this time the page is quiet: it fetches more parts, so that they open also when the line has gone. */
export const IDLE_MS = 4_000;
/** Whoever typed rests, once a pause has lasted so long, in milliseconds. */
const REST_MS = 700;
/** It waits no longer for somebody who types without a rest, in milliseconds. */
export const TYPING_MS_MAX = 60_000;

/** Runs it once the page is quiet and nobody types in it (rule K53); the answer calls it off. */
export function oncePageQuiet(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOff = false;
  const begin = async (): Promise<void> => {
    await afterFirst();
    if (isOff) return;
    const latest = performance.now() + TYPING_MS_MAX;
    const runAtRest = (): void => {
      const wait = Math.min(pauseAt() + REST_MS, latest) - performance.now();
      if (wait > 0) timer = setTimeout(runAtRest, wait);
      else run();
    };
    timer = setTimeout(runAtRest, IDLE_MS);
  };
  void begin();
  return () => {
    isOff = true;
    clearTimeout(timer);
  };
}

let tellShown = (): void => {};
const shown = new Promise<void>((resolve) => {
  tellShown = resolve;
});

/** Fetches the messages beside the first ones, once. */
export const fetchLaterOnce = async (language: Language): Promise<LaterMessages> =>
  (await import("./fetched-catalogs.ts")).FETCHED[language].later();

/** Fetches them again where the connection fails. */
export const fetchLater = (language: Language): Promise<LaterMessages> =>
  afterFirst().then(() => fetchAgain(() => fetchLaterOnce(language)));

/** Resolves once the later words are shown: what is fetched by then may speak. */
export const laterWordsShown = (): Promise<void> => shown;

/** The page has its later words: what was fetched meanwhile may speak. */
export const laterMessagesShown = (): void => tellShown();

/** A part of the page that is fetched when it is first shown, and shown when its words are there too. */
export const lazyPart = <Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) =>
  lazyAgain(async () => {
    await afterFirst();
    const [part] = await Promise.all([fetchPart(), shown]);
    return part;
  });

/** A lazy part that shows nothing until it is there. Nothing around it waits. */
export const quietPart = <Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) => {
  const Part = lazyPart(fetchPart);
  return function QuietPart(props: Props) {
    return createElement(Suspense, { fallback: null }, createElement(Part, props));
  };
};
