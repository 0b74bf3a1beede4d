import { lazy } from "react";
import type { ComponentType } from "react";

const AGAIN_MS = 3_000;

/** A component fetched when it is first shown. Where the line fails it is asked for again, not given up. */
export const lazyAgain = <Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await fetchAgain(fetchPart) }));

export async function fetchAgain<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await fetchPart();
    } catch {
      // No connection at this moment.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
