import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { keptKey } from "./kept-for.ts";
import type { KeptFor } from "./kept-for.ts";
import { lostOf } from "./refused-words.ts";
import type { LostWords } from "./room.ts";
import type { Unsaved } from "./unsaved.ts";

/** Words of a page that was closed before they were acknowledged, with the first character not acknowledged. */
type Unsent = { readonly lost: LostWords; readonly client: number; readonly clock: number };

const NOT_SENT = { reason: "offline", message: "The page was closed before this was sent." } as const;

/** The page goes: what it typed and could not send is kept for its author on this device. */
export function keepUnsent(
  kept: KeptFor,
  { doc, unsaved }: { readonly doc: Y.Doc; readonly unsaved: Unsaved },
  labelOf: (clause: ClauseId) => string,
): void {
  const clock = unsaved.firstClock();
  if (clock === null) return;
  const lost = lostOf({ doc, unsaved, notice: NOT_SENT }, labelOf).filter((one) => one.typed !== "");
  const unsent = lost.map((one): Unsent => ({ lost: one, client: doc.clientID, clock }));
  try {
    if (unsent.length > 0) localStorage.setItem(keptKey("unsent", kept), JSON.stringify(unsent));
  } catch {
    // Storage is closed or full: leaving was warned of, and no more can be done.
  }
}

/** After the first sync: what was kept and did not reach the server after all. */
export function takeUnsent(kept: KeptFor, doc: Y.Doc): readonly LostWords[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keptKey("unsent", kept)) ?? "[]");
    localStorage.removeItem(keptKey("unsent", kept));
    if (!Array.isArray(stored)) return [];
    return (stored as Unsent[])
      .filter(({ client, clock }) => Y.getState(doc.store, client) <= clock)
      .map(({ lost }) => lost);
  } catch {
    // Storage is closed, or holds something else: nothing was kept.
    return [];
  }
}
