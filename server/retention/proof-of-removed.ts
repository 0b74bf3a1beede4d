import { createHash } from "node:crypto";
import type { Row } from "../store/store.ts";

/** SHA-256 over the removed rows of a document in order: the hash of each, and the sum of what is left in its place. */
export function openProof(): { readonly add: (row: Row) => void; readonly proof: () => string } {
  const hash = createHash("sha256");
  return {
    add: (row) => {
      if (row.removed !== null) hash.update(`${row.seq} ${row.hash} ${row.removed.sum}\n`);
    },
    proof: () => hash.copy().digest("hex"),
  };
}
