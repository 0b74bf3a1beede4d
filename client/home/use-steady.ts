import { useEffect, useState } from "react";

type Keyed = { readonly key: string };

/**
 * Holds a list still while it is read: rows that were shown keep their places, and rows that come wait until `show`. Into
 * an empty list, and on a page that nobody sees, they come at once.
 */
export function useSteady<One extends Keyed>(
  list: readonly One[],
): {
  readonly shown: readonly One[];
  readonly gone: ReadonlySet<string>;
  readonly fresh: number;
  readonly show: () => void;
} {
  const [held, setHeld] = useState<readonly One[]>(list);
  const keys = new Set(list.map(({ key }) => key));
  const stands = held.some(({ key }) => keys.has(key));
  const [isHidden, setHidden] = useState(document.visibilityState === "hidden");
  useEffect(() => {
    const turn = (): void => setHidden(document.visibilityState === "hidden");
    document.addEventListener("visibilitychange", turn);
    return () => document.removeEventListener("visibilitychange", turn);
  }, []);
  const isFree = isHidden || !stands;
  const isOther = held.length !== list.length || held.some((one, i) => one !== list[i]);
  // Set while drawing: the page never shows the list of before.
  if (isFree && isOther) setHeld(list);
  const known = new Map(list.map((one) => [one.key, one]));
  const shown = (isFree ? list : held).map((one) => known.get(one.key) ?? one);
  const here = new Set(shown.map(({ key }) => key));
  return {
    shown,
    gone: new Set(shown.map(({ key }) => key).filter((key) => !keys.has(key))),
    fresh: list.filter(({ key }) => !here.has(key)).length,
    show: () => setHeld(list),
  };
}
