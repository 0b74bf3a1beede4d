import { useEffect, useState } from "react";

/** Milliseconds before waiting is shown at all: what is quicker needs no sign. */
const BUSY_AFTER_MS = 400;

/** True once it has lasted long enough to be told. */
export function useLasting(waiting: boolean, afterMs = BUSY_AFTER_MS): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLasting(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [waiting, afterMs]);
  return waiting && lasting;
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
