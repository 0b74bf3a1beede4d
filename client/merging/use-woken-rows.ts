import { type RefObject, useEffect, useRef, useState } from "react";

/** Rows are drawn whole before they come into sight. */
const NEAR = "600px";
/** So many more are drawn whenever the page has nothing else to do. */
const AT_ONCE = 3;

/**
 * Which rows are drawn whole: those in sight at once, the others in turn while the page rests, since what stands in
 * hundreds of rows is thousands of buttons. Who prints has all.
 */
export function useWokenRows(ids: readonly string[]): {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly isAwake: (id: string) => boolean;
} {
  const list = useRef<HTMLDivElement | null>(null);
  const [woken, setWoken] = useState<ReadonlySet<string>>(new Set());
  const order = ids.join();
  useEffect(() => {
    if (list.current === null || typeof IntersectionObserver === "undefined") {
      setWoken(new Set(order.split(",")));
      return;
    }
    const observer = new IntersectionObserver(
      (changes) => {
        const near = changes.filter(({ isIntersecting }) => isIntersecting);
        const fresh = near.map(({ target }) => target.getAttribute("data-row") ?? "");
        if (fresh.length > 0) setWoken((before) => withThese(before, fresh));
      },
      { rootMargin: NEAR },
    );
    for (const row of list.current.querySelectorAll("[data-row]")) observer.observe(row);
    return () => observer.disconnect();
  }, [order]);
  const next = ids.filter((id) => !woken.has(id)).slice(0, AT_ONCE);
  const turn = next.join();
  useEffect(() => {
    if (turn === "") return;
    return whenIdle(() => setWoken((before) => withThese(before, turn.split(","))));
  }, [turn]);
  useEffect(() => {
    const wake = (): void => setWoken(new Set(order.split(",")));
    addEventListener("beforeprint", wake);
    return () => removeEventListener("beforeprint", wake);
  }, [order]);
  return { list, isAwake: (id) => woken.has(id) };
}

const withThese = (before: ReadonlySet<string>, fresh: readonly string[]): ReadonlySet<string> =>
  fresh.every((id) => before.has(id)) ? before : new Set([...before, ...fresh]);

function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(act, 50);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act);
  return () => cancelIdleCallback(asked);
}
