const AGAIN_MS = 3_000;
/** A part that may be given up is given up after this time. */
const PART_MS_MAX = 30_000;
/** The limit for an old page, whose files the server has replaced. */
const TRIES_OF_OLD_MAX = 2;

let isOld = (): boolean => false;
/** Sets the test that tells whether this page's files may be gone. */
export const knowOldPage = (is: () => boolean): void => {
  isOld = is;
};

/** Retries until the part arrives. With `triesMax`, gives up after that many tries, or after a while. */
export async function fetchAgain<Part>(fetchPart: () => Promise<Part>, triesMax = Infinity): Promise<Part> {
  const end = triesMax === Infinity ? Infinity : performance.now() + PART_MS_MAX;
  for (let tries = 1; ; tries++) {
    try {
      return await within(end, fetchPart());
    } catch (error) {
      const isLast = tries >= (isOld() ? Math.min(triesMax, TRIES_OF_OLD_MAX) : triesMax);
      if (triesMax < Infinity && (isLast || performance.now() >= end)) throw error;
      // No connection at this moment.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Treats a request that hangs for longer as lost. */
function within<Part>(end: number, asked: Promise<Part>): Promise<Part> {
  if (end === Infinity) return asked;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it did not come in time")), end - performance.now());
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
