/**
 * Somebody types here until no key came for so long, in milliseconds: longer than between nearly all keys of one who
 * types. Meanwhile what others do is drawn behind the keys alone: at any other moment it would keep some waiting.
 */
const PAUSE_MS = 300;

let lastKeyAt = -Infinity;
addEventListener(
  "keydown",
  () => {
    lastKeyAt = performance.now();
  },
  { capture: true, passive: true },
);

/** When, by `performance.now()`, whoever types here pauses; past where nobody types. */
export const pauseAt = (): number => lastKeyAt + PAUSE_MS;

export const isTypingHere = (): boolean => performance.now() < pauseAt();
