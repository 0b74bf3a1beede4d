import { useContext, useEffect, useState } from "react";
import { InScreenContext, Whole } from "./whole.tsx";

/** Milliseconds before waiting is shown at all: what is quicker needs no sign. */
export const BUSY_AFTER_MS = 400;

/**
 * True once it has lasted long enough to be told. `notBefore`: when, by `performance.now()`, the page may draw for it;
 * the same function at each render.
 */
export function useLasting(
  waiting: boolean,
  afterMs = BUSY_AFTER_MS,
  notBefore: () => number = AT_ONCE,
): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const tell = (): void => {
      const wait = notBefore() - performance.now();
      if (wait > 0) timer = setTimeout(tell, wait);
      else setLasting(true);
    };
    let timer = setTimeout(tell, afterMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [waiting, afterMs, notBefore]);
  return waiting && lasting;
}

const AT_ONCE = (): number => -Infinity;

/** The whole page waits: it has its heading and its landmark all the same. */
export function WholeBusy({ words }: { words: string }) {
  return (
    <Whole>
      {useContext(InScreenContext) ? null : <h1 className="hidden">{words}</h1>}
      <Busy words={words} />
    </Whole>
  );
}

/** Says in words what is being waited for. */
export function Busy({ words }: { words: string }) {
  const lasting = useLasting(true);
  if (!lasting) return <div aria-busy="true" />;
  return (
    <div className="busy" role="status" aria-busy="true">
      <span className="line" aria-hidden="true" />
      <span>{words} …</span>
    </div>
  );
}
