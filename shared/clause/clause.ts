import type { WordRun } from "./words.ts";
import { type Correction, holdsFor } from "./correction.ts";
import { hasWords } from "../text/plain-words.ts";
import type { MarkedOver, Pending } from "./pending.ts";
import type { ClauseId, DelegationId, FootnoteId } from "../ids.ts";
import type { Logged, Signed } from "../signed.ts";

export const KINDS = ["title", "opening", "verb", "recital", "operative", "subItem", "note"] as const;
export type Kind = (typeof KINDS)[number];

/** The own form of a list of sub-items, instead of that of its place: a), i) or a dash (rule N3). */
export const ITEM_FORMS = ["letter", "roman", "dash"] as const;
export type ItemForm = (typeof ITEM_FORMS)[number];

export const TIERS = ["ad-referendum", "agreed"] as const;
export type Tier = (typeof TIERS)[number];

/** Words as they stood at one instant: what was read, its hash, and whose characters they were. */
export type SettledWords = Logged & {
  readonly hash: string;
  readonly runs: readonly WordRun[];
};

/** A statement that the room agreed to these words (rules C1-C6). */
export type Mark = Logged & {
  readonly tier: Tier;
  readonly hash: string;
  /** The clause's own words at that instant, for "see the difference". */
  readonly text: string;
  /** The meeting, or what else the mark rests on. */
  readonly basis: string;
  /** Obstacles that were marked over, and why. */
  readonly over?: { readonly what: readonly MarkedOver[]; readonly reason: string } | undefined;
  /** For whom or what the agreement still waits. */
  readonly pending?: readonly Pending[] | undefined;
  /** Of these, who told the room that it cannot accept the words: no agreement until each lifts it (rule C41). */
  readonly objections?: readonly DelegationId[] | undefined;
  /** For whom it waited, when that was lifted, and how the delegation told it. */
  readonly lifted?:
    | readonly (Pending &
        Signed & {
          readonly onWordOf: string | null;
          /** It was not lifted: the secretariat recorded why it waits no more (rule C25). */
          readonly closed?: ClosedBecause;
        })[]
    | undefined;
  readonly reservations?:
    | readonly { readonly delegationId: DelegationId; readonly reason: string }[]
    | undefined;
  /** Set with those of the whole text, in one act (rule C27). */
  readonly enBloc?: true | undefined;
  readonly reopened: (Signed & { readonly reason: string }) | null;
};

export type Lock = Logged & {
  readonly reason: string;
  /** `consolidate` locks are lifted by `reopen`, a lock of its own is not. */
  readonly with: "lockClause" | "consolidate";
};

/** Persons who may type: everyone entitled, the leads alone, or the named delegations beside the leads. */
export type EditRight = "everyone" | "leads" | readonly DelegationId[];

/** A footnote hangs on the character it follows; numbered by its place. */
export type Footnote = {
  readonly id: FootnoteId;
  readonly after: readonly [client: number, clock: number] | null;
  readonly text: string;
  /** The hash covers where its sign stands; absent where an earlier version added it (rule C30). */
  readonly isPlaced?: true;
};

/** One clause as the event log tells it; its words are in the Y.Doc under its id. */
export type Clause = {
  readonly id: ClauseId;
  readonly kind: Kind;
  readonly level: number;
  readonly alternativeTo: ClauseId | null;
  /** Before a base text, too, it takes the number of the item before it with bis, ter … (rule B9). */
  readonly inserted?: true;
  /** The form of a sub-item that came in with its list. */
  readonly form?: ItemForm;
  /** Frozen by a base text, or given when added after one; null while numbers follow the order. */
  readonly number: string | null;
  readonly addedSeq: number;
  readonly removed: Signed | null;
  readonly lock: Lock | null;
  /** The pen of this clause alone; null follows the Opinion's. */
  readonly pen: EditRight | null;
  /** All marks ever made, oldest first; only the last can be in force. */
  readonly marks: readonly Mark[];
  readonly settled: SettledWords;
  readonly footnotes: readonly Footnote[];
};

/** The mark in force or void, or null where none was made or the last was reopened. */
export const lastMark = (clause: Clause): Mark | null => {
  const mark = clause.marks.at(-1);
  return mark === undefined || mark.reopened !== null ? null : mark;
};

/** The mark in force on a clause whose words have this hash; null where none was made or it is void (rule C4). */
export function validMark(clause: Clause, hash: string, corrections: readonly Correction[]): Mark | null {
  const mark = lastMark(clause);
  return mark !== null && markHolds(clause.id, mark, { hash, corrections }) ? mark : null;
}

/**
 * Tells if a mark, reopened or not, was made on these words, or on words only corrected since (C39). An earlier
 * version accepted marks on words that nobody sees.
 */
export const markHolds = (
  clauseId: ClauseId,
  { hash, seq, text }: Mark,
  now: { readonly hash: string; readonly corrections: readonly Correction[] },
): boolean => hasWords(text) && holdsFor({ clauseId, hash, seq }, now.hash, now.corrections);

/** Kinds that stand in the numbered body and under a verb. */
export const isItem = (kind: Kind): boolean =>
  kind === "recital" || kind === "operative" || kind === "subItem";

/** Kinds that the bar of an Opinion counts (rule N7). */
export const isCounted = (kind: Kind): boolean => kind === "opening" || isItem(kind);

/** Why the secretariat recorded that an objection holds nothing up any more (rule C25). */
export const CLOSED_BECAUSE = ["left", "noAnswer"] as const;

export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];
