import { useCallback, useLayoutEffect, useRef } from "react";

/** Gives the value of the last render, to handlers that outlive it; itself always the same. */
export function useLatest<Value>(value: Value): () => Value {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
