import { afterFirst } from "./comes-first.ts";
import { pauseAt } from "./typing-pause.ts";

/** After this time the page is quiet: it fetches more parts, so that they open also when the line has gone. */
export const IDLE_MS = 4_000;
/** A pause in typing that lasts this much longer is a rest, in milliseconds: no key came for a second then. */
const REST_MS = 700;

/** Runs it once the page is quiet and nobody types in it (rule K53); the answer calls it off. */
export function oncePageQuiet(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOff = false;
  const atRest = (): void => {
    const wait = pauseAt() + REST_MS - performance.now();
    if (wait > 0) timer = setTimeout(atRest, wait);
    else run();
  };
  const begin = async (): Promise<void> => {
    await afterFirst();
    if (!isOff) timer = setTimeout(atRest, IDLE_MS);
  };
  void begin();
  return () => {
    isOff = true;
    clearTimeout(timer);
  };
}
