import { type ComponentType, createElement, Suspense } from "react";
import { afterFirst } from "../ui/comes-first.ts";
import { fetchAgain } from "../ui/fetch-again.ts";
import { lazyAgain } from "../ui/lazy-again.ts";
import type { LaterMessages } from "./catalog-parts.ts";
import type { Language } from "./languages.ts";

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
