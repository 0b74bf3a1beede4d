import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import type { UnsavedChange } from "./unsaved.ts";

/** Changes by one transaction of this page's author, as they are kept until acknowledged. */
export function unsavedChangeOf(update: Uint8Array, transaction: Y.Transaction, count = 1): UnsavedChange {
  const { beforeState, afterState, deleteSet, changed } = transaction;
  return {
    update,
    count,
    inserted: [...afterState].flatMap(([client, end]) => {
      const start = beforeState.get(client) ?? 0;
      return end > start ? [[client, start, end - start] as const] : [];
    }),
    deleted: [...deleteSet.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => [client, clock, len] as const),
    ),
    clauses: [...changed.keys()].map((type) => clauseId(rootName(type))),
  };
}

function rootName(
  type: Y.Transaction["changedParentTypes"] extends Map<infer Type, unknown> ? Type : never,
): string {
  const parent = type._item?.parent;
  return parent instanceof Y.AbstractType ? rootName(parent) : Y.findRootTypeKey(type);
}
