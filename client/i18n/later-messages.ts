import { type ComponentType, createElement, Suspense } from "react";
import { fetchAgain, lazyAgain } from "../ui/lazy-again.ts";
import type { LaterMessages } from "./en-later.ts";
import { type Language, LANGUAGE_FACTS } from "./languages.ts";

/** After this time the page is quiet: it fetches more parts, so that they open also when the line has gone. */
export const IDLE_MS = 4_000;

let tellShown = (): void => {};
const shown = new Promise<void>((resolve) => {
  tellShown = resolve;
});

/** The words beside the first ones; where the line fails they are asked for again. */
export const fetchLater = (language: Language): Promise<LaterMessages> =>
  fetchAgain(LANGUAGE_FACTS[language].later);

/** The page has its later words: what was fetched meanwhile may speak. */
export const laterMessagesShown = (): void => tellShown();

/** A part of the page that is fetched when it is first shown, and shown when its words are there too. */
export const lazyPart = <Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) =>
  lazyAgain(async () => {
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
