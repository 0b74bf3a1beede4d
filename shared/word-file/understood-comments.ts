import type { ProposalId } from "../ids.ts";
import { REASON_CHARS_MAX } from "../limits.ts";
import { COMMENTED_CHARS_MAX, type CommentSubject } from "../negotiation/comment.ts";
import { wholeBeginning } from "../text/whole-characters.ts";
import { shortened } from "./shortened.ts";
import { type Anchored, anchoredIn, type Quoted } from "./tracked-pairs.ts";
import type { MatchedParagraph } from "./understood-proposals.ts";
import type { AgainstClause, NotUnderstood, UnderstoodComment } from "./understood.ts";
import type { WordComment, WordFile } from "./word-file.ts";

/** A comment that begins so gives the reason of the change that it stands at. */
const REASON =
  /^\s*(?:reasons?|justification|motifs?|motivos?|обоснование|причина|理由|原因|السبب|المبررات?)\s*[:：]\s*/iu;

type Understood = {
  readonly comments: readonly UnderstoodComment[];
  /** By the row whose change it explains. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly not: readonly NotUnderstood[];
};

/**
 * Comments beside their clauses, on their words where these still stand, and on proposals that stand beside the text;
 * one that gives a reason goes with the change in its paragraph.
 */
export function understoodComments(
  { comments, paragraphs }: Pick<WordFile, "comments" | "paragraphs">,
  rows: readonly MatchedParagraph[],
  against: readonly AgainstClause[],
  /** Comments at words that a proposal would put in. */
  onProposals: ReadonlyMap<string, { readonly id: ProposalId; readonly quote: string }> = new Map(),
): Understood {
  const found: UnderstoodComment[] = [];
  const reasons = new Map<number, string>();
  const not: NotUnderstood[] = [];
  const places = new Map<string, { readonly row: MatchedParagraph; readonly anchor: Anchored }>();
  for (const row of rows)
    for (const anchor of row.anchors)
      if (!places.has(anchor.comment)) places.set(anchor.comment, { row, anchor });
  const besides = new Map([
    ...onProposals,
    ...paragraphs.flatMap((one) =>
      one.proposal === null
        ? []
        : anchoredIn(one).map(({ comment, quote }) => [comment, { id: one.proposal!, quote }] as const),
    ),
  ]);
  const known = new Set(comments.map(({ id }) => id));
  const living = new Set<string>(against.map(({ id }) => id));
  const put = (
    one: WordComment,
    on: CommentSubject,
    at: Pick<UnderstoodComment, "quote" | "place">,
  ): void => {
    const { author, text, resolved } = one;
    const replies = repliesTo(one, comments);
    found.push({ n: found.length + 1, on, ...at, author, text, replies, resolved, replyTo: null });
  };

  for (const one of comments) {
    const { id, parent, text } = one;
    if ((parent !== null && known.has(parent)) || text === "") continue;
    const beside = besides.get(id);
    if (beside !== undefined) {
      put(one, { proposalId: beside.id }, { quote: beside.quote, place: null });
      continue;
    }
    const place = places.get(id);
    const line = place?.row.after?.line ?? place?.row.before?.line ?? 0;
    if (place?.row.match === null && place.row.stood.tags.some((tag) => !living.has(tag))) {
      not.push({ line, why: "goneSince", words: shortened(text) });
      continue;
    }
    // Beside a new paragraph it speaks of the clause before it.
    const row =
      place === undefined
        ? undefined
        : rows.findLast(({ index, match }) => index <= place.row.index && match !== null);
    if (place === undefined || row?.match == null) {
      not.push({ line, why: "commentNowhere", words: shortened(text) });
      continue;
    }
    const isReason = REASON.test(text) && place.row.authors.length > 0 && !reasons.has(place.row.index);
    if (isReason) reasons.set(place.row.index, wholeBeginning(text.replace(REASON, ""), REASON_CHARS_MAX));
    if (isReason && repliesTo(one, comments).length === 0) continue;
    const clause = against[row.match.clause]!;
    const at = row === place.row && row.language === null ? placeIn(clause.text, place.anchor) : null;
    put(one, { clauseId: clause.id }, { quote: place.anchor.quote, place: at });
  }
  return { comments: found, reasons, not };
}

const repliesTo = ({ id }: WordComment, comments: readonly WordComment[]): UnderstoodComment["replies"] =>
  comments.flatMap((one) => (one.parent === id ? [{ author: one.author, text: one.text }] : []));

/** The same words in the clause as it stands: as they stood before the changes, else as they were made. */
function placeIn(words: string, { stood, stands }: Anchored): UnderstoodComment["place"] {
  return spanOf(words, stood) ?? spanOf(words, stands);
}

function spanOf(words: string, { text, nth }: Quoted): UnderstoodComment["place"] {
  // Of a whole clause it speaks as a whole; so it does with the number before it, or the sign behind it.
  if (text === "" || text.length >= words.length || text.length > COMMENTED_CHARS_MAX) return null;
  const starts: number[] = [];
  for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + text.length)) starts.push(at);
  const start = starts.length === 1 ? starts[0] : starts[nth];
  return start === undefined ? null : { start, end: start + text.length };
}
