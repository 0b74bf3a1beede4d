/**
 * Somebody types here until no key came for so long, in milliseconds: longer than between nearly all keys of one who
 * types. What takes long waits until then.
 */
const PAUSE_MS = 300;
/**
 * A moment between two keys: others' words are drawn behind keys, and after so long without one by themselves, again and
 * again. More often they would keep the next key waiting, more rarely whoever types would see others' words late.
 */
export const BREATH_MS = 64;

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

export const breathAt = (): number => lastKeyAt + BREATH_MS;
