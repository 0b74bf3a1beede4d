import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { DeletedRange } from "../replay/server-doc.ts";

/**
 * The update that brings a document from an earlier state to this one and tells of the deletions in between alone:
 * Yjs itself would put all that were ever made into each (V1; its deletions are the end of the bytes).
 */
export function updateBetween(
  doc: Y.Doc,
  { since, deleted }: { readonly since: Uint8Array; readonly deleted: readonly DeletedRange[] },
): Uint8Array {
  const whole = Y.encodeStateAsUpdate(doc, since);
  const all: DeletedRange[] = [];
  for (const [client, list] of Y.decodeUpdate(whole).ds.clients)
    for (const { clock, len } of list) all.push({ client, clock, length: len });
  const end = deletionsInBytes(all);
  const structs = whole.subarray(0, whole.byteLength - end.byteLength);
  if (Buffer.compare(whole.subarray(structs.byteLength), end) !== 0)
    throw new Error("the deletions of an update do not lie where they are looked for");
  return Buffer.concat([structs, deletionsInBytes(joinedRanges(deleted))]);
}

/** As Yjs writes them: clients from the highest, each with its ranges in order. */
function deletionsInBytes(ranges: readonly DeletedRange[]): Uint8Array {
  const byClient = new Map<number, DeletedRange[]>();
  for (const range of ranges) byClient.set(range.client, [...(byClient.get(range.client) ?? []), range]);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, list] of [...byClient].toSorted(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    for (const { clock, length } of list) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Ranges side by side are one. */
export function joinedRanges<Range extends DeletedRange & { readonly by?: string }>(
  ranges: readonly Range[],
): readonly Range[] {
  const found: Range[] = [];
  for (const one of ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = found.at(-1);
    const joins = last?.client === one.client && last.by === one.by && last.clock + last.length >= one.clock;
    if (last === undefined || !joins) found.push(one);
    else
      found[found.length - 1] = {
        ...last,
        length: Math.max(last.length, one.clock + one.length - last.clock),
      };
  }
  return found;
}
