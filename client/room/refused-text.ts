import { monotonicFactory } from "ulid";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/wire/protocol.ts";
import type { Reason, Refusal } from "../../shared/refusal.ts";
import { type UnsavedText, unsavedText } from "./unsaved-text.ts";
import type { LostText } from "../offline-store/lost-text.ts";
import { deletedBy, firstClocks, type UnsavedChange } from "../offline-store/unsaved.ts";

/** Refusals of the place, which may be open by now or was never closed elsewhere. All others are of the words. */
const OF_THE_PLACE: ReadonlySet<Reason> = new Set([
  "clauseLocked",
  "clauseParked",
  "clauseRemoved",
  "penElsewhere",
  "windowClosed",
  "forumClosed",
  "stageForbids",
  "notYourRole",
  "notYourCategory",
  "foreignClient",
]);

/** In order, also within one millisecond: the device gives texts of one instant in the order of their ids. */
const newId = monotonicFactory();

type Asking = {
  readonly notice: RefusalNotice;
  readonly mayType: (clause: ClauseId) => Refusal | null;
  readonly labelOf: (clause: ClauseId) => string;
  /** Clauses whose words were put back already and came back refused: not a second time. */
  readonly tried: ReadonlySet<ClauseId>;
};

/** Sorts the text of a rejected document: restored where it is allowed, kept for its author elsewhere. */
export function sortRefused(
  words: readonly UnsavedText[],
  asking: Asking,
): { readonly again: readonly UnsavedText[]; readonly lost: readonly LostText[] } {
  const again: UnsavedText[] = [];
  const lost: LostText[] = [];
  const { clauseId } = asking.notice;
  // Words that would be carried to a closed clause (W21) are refused in its name: any of them may be meant.
  const meant = words.some((one) => one.clauseId === clauseId) ? clauseId : undefined;
  for (const one of words) {
    const refusal = refusalOf(one, { ...asking, meant });
    if (refusal === null) again.push(one);
    else lost.push(asLost(one, refusal, asking.labelOf));
  }
  return { again, lost };
}

function refusalOf(
  { clauseId }: UnsavedText,
  { notice, mayType, tried, meant }: Asking & { readonly meant: string | undefined },
): Refusal | null {
  const named = meant === undefined || meant === clauseId;
  const { clauseId: _clauseId, ...said } = notice;
  if (named && (!OF_THE_PLACE.has(notice.reason) || tried.has(clauseId))) return said;
  const refusal = mayType(clauseId);
  return named && refusal?.reason === notice.reason ? said : refusal;
}

/** All that a document holds and the server did not acknowledge, for its author. */
export function unacknowledgedText(
  doc: Y.Doc,
  changes: readonly UnsavedChange[],
  { refusal, labelOf }: { readonly refusal: Refusal; readonly labelOf: (clause: ClauseId) => string },
): readonly LostText[] {
  const touched = new Set(changes.flatMap((change) => change.clauses));
  const own = { known: firstClocks(changes), deleted: deletedBy(changes) };
  return unsavedText(doc, own, touched).map((one) => asLost(one, refusal, labelOf));
}

export const asLost = (
  { clauseId, runs, text }: UnsavedText,
  refusal: Refusal,
  labelOf: (clause: ClauseId) => string,
): LostText => ({
  id: newId(),
  clauseId,
  clauseLabel: labelOf(clauseId),
  typed: runs.map((run) => run.text).join(" … "),
  text,
  refusal,
  at: Date.now(),
});
