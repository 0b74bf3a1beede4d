import * as Y from "yjs";

/** States that are kept encoded at one version: readers who come back together mostly ask for the same. */
const KEPT = 16;

/**
 * The document's state as bytes, encoded once a version: five hundred who come back at the same moment cost
 * one encoding, not five hundred.
 */
export function openEncodings(doc: Y.Doc): {
  readonly stateVector: () => Uint8Array;
  /** Throws on a state vector that cannot be read. */
  readonly stateFor: (stateVector: Uint8Array) => Uint8Array;
} {
  let vector: Uint8Array | null = null;
  const states = new Map<string, Uint8Array>();
  doc.on("update", () => {
    vector = null;
    if (states.size > 0) states.clear();
  });
  return {
    stateVector: () => (vector ??= Y.encodeStateVector(doc)),
    stateFor: (stateVector) => {
      const key = Buffer.from(stateVector).toString("latin1");
      const known = states.get(key);
      if (known !== undefined) return known;
      const state = Y.encodeStateAsUpdate(doc, stateVector);
      if (states.size < KEPT) states.set(key, state);
      return state;
    },
  };
}
