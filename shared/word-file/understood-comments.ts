import type { Matched } from "./match-paragraphs.ts";
import type { TrackedPair } from "./tracked-pairs.ts";
import type { AgainstClause, NotUnderstood, UnderstoodComment } from "./understood.ts";
import type { WordComment } from "./word-file.ts";

type Row = TrackedPair & { readonly match: Matched | null; readonly index: number };

/** A comment that begins so gives the reason of the change that it stands at. */
const REASON =
  /^\s*(?:reasons?|justification|motifs?|motivos?|обоснование|причина|理由|原因|السبب|المبررات?)\s*[:：]\s*/iu;

/** Comments beside their clauses; one that gives a reason goes with the change in its paragraph. */
export function understoodComments(
  comments: readonly WordComment[],
  rows: readonly Row[],
  against: readonly AgainstClause[],
): {
  readonly comments: readonly UnderstoodComment[];
  /** By the row whose change it explains. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly not: readonly NotUnderstood[];
} {
  const found: UnderstoodComment[] = [];
  const reasons = new Map<number, string>();
  const not: NotUnderstood[] = [];
  const places = new Map<string, { readonly row: Row; readonly quote: string }>();
  for (const row of rows)
    for (const { comment, quote } of row.anchors)
      if (!places.has(comment)) places.set(comment, { row, quote });
  const known = new Set(comments.map(({ id }) => id));
  for (const { id, parent, author, text, resolved } of comments) {
    if ((parent !== null && known.has(parent)) || text === "") continue;
    const place = places.get(id);
    // Beside a new paragraph it speaks of the clause before it.
    const row =
      place === undefined
        ? undefined
        : rows.findLast((one) => one.index <= place.row.index && one.match !== null);
    if (place === undefined || row?.match == null) {
      not.push({ line: place?.row.after?.line ?? 0, why: "commentNowhere", words: text.slice(0, 160) });
      continue;
    }
    const replies = comments.flatMap((one) =>
      one.parent === id ? [{ author: one.author, text: one.text }] : [],
    );
    const isReason = REASON.test(text) && place.row.authors.length > 0 && !reasons.has(place.row.index);
    if (isReason) reasons.set(place.row.index, text.replace(REASON, "").slice(0, 1_000));
    if (isReason && replies.length === 0) continue;
    const clauseId = against[row.match.clause]!.id;
    found.push({ n: found.length + 1, clauseId, quote: place.quote, author, text, replies, resolved });
  }
  return { comments: found, reasons, not };
}
