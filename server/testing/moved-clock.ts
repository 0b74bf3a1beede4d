/** The machine's clock, wrong by some milliseconds: of this process, until it is put right. */
export function moveClock(): { readonly by: (ms: number) => void; readonly restore: () => void } {
  const real = Date.now;
  return {
    by: (ms) => {
      Date.now = () => real() + ms;
    },
    restore: () => {
      Date.now = real;
    },
  };
}

/**
 * Preloaded: the same for a process of its own; each SIGUSR2 puts its clock on by `jumpMs`. The process asks the
 * real clock for everything else, so that it runs at its usual speed.
 */
export const clockOff = (ms: number, jumpMs = 0): string =>
  `data:text/javascript,${encodeURIComponent(`
    let off = ${ms};
    const RealDate = Date;
    const real = RealDate.now;
    globalThis.Date = class extends RealDate {
      constructor(...words) {
        if (words.length === 0) super(real() + off);
        else super(...words);
      }
      static now() {
        return real() + off;
      }
    };
    process.on("SIGUSR2", () => {
      off += ${jumpMs};
      console.error("the clock jumped");
    });
  `)}`;
