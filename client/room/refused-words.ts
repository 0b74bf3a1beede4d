import { ulid } from "ulid";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/protocol.ts";
import type { Reason, Refusal } from "../../shared/refusal.ts";
import type { OwnWords } from "./own-words.ts";
import { ownWords } from "./own-words.ts";
import type { LostWords } from "./room.ts";
import type { Unsaved } from "./unsaved.ts";

/** A document whose last words the server refused: never applied again, only read. */
export type SetAside = { readonly doc: Y.Doc; readonly unsaved: Unsaved; readonly notice: RefusalNotice };

/** Refusals of the place, which may be open by now or was never closed elsewhere. All others are of the words. */
const OF_THE_PLACE: ReadonlySet<Reason> = new Set([
  "clauseLocked",
  "clauseRemoved",
  "penElsewhere",
  "windowClosed",
  "stageForbids",
  "notYourRole",
  "notYourCategory",
  "foreignClient",
]);

/** What becomes of words that were set aside: done again where it is allowed, kept for their author elsewhere. */
export function sortRefused(
  words: readonly OwnWords[],
  asking: {
    readonly notice: RefusalNotice;
    readonly mayType: (clause: ClauseId) => Refusal | null;
    readonly labelOf: (clause: ClauseId) => string;
  },
): { readonly again: readonly OwnWords[]; readonly lost: readonly LostWords[] } {
  const again: OwnWords[] = [];
  const lost: LostWords[] = [];
  for (const one of words) {
    const refusal = refusalOf(one, asking);
    if (refusal === null) again.push(one);
    else lost.push(lostWords(one, refusal, asking.labelOf));
  }
  return { again, lost };
}

function refusalOf(
  { clauseId }: OwnWords,
  { notice, mayType }: Parameters<typeof sortRefused>[1],
): Refusal | null {
  const named = notice.clauseId === undefined || notice.clauseId === clauseId;
  const { clauseId: _clauseId, ...said } = notice;
  if (named && !OF_THE_PLACE.has(notice.reason)) return said;
  const refusal = mayType(clauseId);
  return named && refusal?.reason === notice.reason ? said : refusal;
}

/** All that a document holds and the server did not acknowledge. */
export function lostOf(
  { doc, unsaved, notice }: SetAside,
  labelOf: (clause: ClauseId) => string,
): readonly LostWords[] {
  const known = unsaved.firstClock() ?? Y.getState(doc.store, doc.clientID);
  const words = ownWords(doc, { known, deleted: unsaved.deleted() });
  return words.map((one) => lostWords(one, notice, labelOf));
}

const lostWords = (
  { clauseId, runs, text }: OwnWords,
  refusal: Refusal,
  labelOf: (clause: ClauseId) => string,
): LostWords => ({
  id: ulid(),
  clauseId,
  clauseLabel: labelOf(clauseId),
  typed: runs.map((run) => run.text).join(" … "),
  text,
  refusal,
  at: Date.now(),
});
