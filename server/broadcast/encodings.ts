import { createDecoder, readVarUint } from "lib0/decoding";
import * as Y from "yjs";

/** States that are kept encoded at one version: readers who come back together mostly ask for the same. */
const KEPT = 16;

/**
 * The document's state as bytes, encoded once a version: five hundred who come back at the same moment cost
 * one encoding, not five hundred.
 */
export function openEncodings(doc: Y.Doc) {
  let vector: Uint8Array | null = null;
  const states = new Map<string, Uint8Array>();
  doc.on("afterTransaction", () => {
    vector = null;
    if (states.size > 0) states.clear();
  });
  return {
    stateVector: (): Uint8Array => (vector ??= Y.encodeStateVector(doc)),
    /**
     * A state vector as far as it speaks of the clients that there are: half a megabyte can name 130,000 others, and
     * what is kept of it would be fifty times as much. Throws where it cannot be read.
     */
    knownIn: (stateVector: Uint8Array): ReadonlyMap<number, number> => {
      const decoder = createDecoder(stateVector);
      const known = new Map<number, number>();
      for (let left = readVarUint(decoder); left > 0; left--) {
        const client = readVarUint(decoder);
        const clock = readVarUint(decoder);
        if (doc.store.clients.has(client)) known.set(client, clock);
      }
      return known;
    },
    stateFor: (known: ReadonlyMap<number, number>): Uint8Array => {
      const stateVector = Y.encodeStateVector(new Map(known));
      const key = Buffer.from(stateVector).toString("latin1");
      const made = states.get(key);
      if (made !== undefined) return made;
      const state = Y.encodeStateAsUpdate(doc, stateVector);
      if (states.size < KEPT) states.set(key, state);
      return state;
    },
  };
}
