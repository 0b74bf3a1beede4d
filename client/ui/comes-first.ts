import { openListeners } from "./listeners.ts";

let first: Promise<unknown> = Promise.resolve();
let onTheirWay = 0;
const listeners = openListeners();

/** On a slow line each file waits for those before it: until this part is here, or failed, no other part is fetched. */
export function comesFirst(part: Promise<unknown>): void {
  onTheirWay += 1;
  const end = (): void => {
    onTheirWay -= 1;
    listeners.tell();
  };
  first = Promise.all([first, part.then(end, end)]);
}

/** Resolves when the rest of the page may be fetched. */
export async function afterFirst(): Promise<void> {
  await first;
  if (onTheirWay > 0) await afterFirst();
}

export const isFirstHere = (): boolean => onTheirWay === 0;

export const onFirstHere = listeners.subscribe;
