import type { ClauseId } from "../../shared/ids.ts";
import type { Author } from "../../shared/wire/protocol.ts";
import { runsOf, textOf, type WordRun, type Words } from "../../shared/clause/words.ts";
import type { RoomSnapshot } from "../room/room.ts";

/** The author of a text change: a client id for an insertion, else the delegation or office of the deletion. */
export type ChangedBy =
  | { readonly kind: "client"; readonly client: number }
  | { readonly kind: "author"; readonly author: Pick<Author, "delegationId" | "office"> }
  | { readonly kind: "unknown" };

type Then = { readonly words: Words; readonly order: readonly ClauseId[] };

/** Finds the author of a clause's change since then. If its text is the same, the nearest changed clause above counts. */
export function whoChanged(
  { words, deletions }: Pick<RoomSnapshot, "words" | "deletions">,
  then: Then,
  id: ClauseId,
): ChangedBy {
  const at = then.order.indexOf(id);
  for (const clause of then.order.slice(0, at + 1).toReversed()) {
    const [before, now] = [runsOf(then.words, clause), runsOf(words, clause)];
    if (before === now || textOf(before) === textOf(now)) continue;
    const came = missingIn(now, before);
    if (came !== null) return { kind: "client", client: came.client };
    const went = missingIn(before, now);
    const author = went === null ? undefined : deletions.at(went.client, went.clock);
    return author === undefined ? { kind: "unknown" } : { kind: "author", author };
  }
  return { kind: "unknown" };
}

/** Returns the first character of `runs` that is not in `others`. */
function missingIn(
  runs: readonly WordRun[],
  others: readonly WordRun[],
): { readonly client: number; readonly clock: number } | null {
  for (const { client, clock, text } of runs) {
    const same = others.filter((other) => other.client === client);
    for (let at = clock; at < clock + text.length;) {
      const holding = same.find((other) => other.clock <= at && at < other.clock + other.text.length);
      if (holding === undefined) return { client, clock: at };
      at = holding.clock + holding.text.length;
    }
  }
  return null;
}
