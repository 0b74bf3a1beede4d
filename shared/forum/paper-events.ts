import type { ContributionId, DelegationId, HandedInId, UserId } from "../ids.ts";
import {
  type Addition,
  type Contribution,
  type PaperWords,
  type RegisteredWords,
  textOfPaper,
} from "../negotiation/contribution.ts";
import type { HandedIn, HandedInPaper, HandedInState } from "../negotiation/handed-in.ts";
import type { Readers } from "../people/readers.ts";

/** Events of papers: handed in by delegations, and posted by the secretariat (rules F1 to F16). */
export type PaperEvent =
  | {
      readonly type: "contributionRegistered";
      readonly contribution: Omit<Contribution, "at" | "by" | "former" | "withdrawn" | "additions">;
      /** The paper that was handed in; absent where the secretariat entered it itself. */
      readonly handedIn?: HandedInId;
    }
  | {
      readonly type: "contributionEdited";
      readonly contributionId: ContributionId;
      readonly number: string;
      readonly title: string;
    }
  | {
      readonly type: "contributionWithdrawn";
      readonly contributionId: ContributionId;
      readonly reason: string;
      readonly onWordOf: string | null;
    }
  | {
      readonly type: "contributionRevised";
      readonly contributionId: ContributionId;
      readonly words: PaperWords;
      readonly handedIn?: HandedInId;
    }
  | {
      readonly type: "contributionAdded";
      readonly contributionId: ContributionId;
      readonly kind: Addition["kind"];
      readonly words: PaperWords;
      readonly handedIn: HandedInId;
    }
  | { readonly type: "paperHandedIn"; readonly paper: HandedInPaper }
  | {
      readonly type: "paperReturned";
      readonly paperId: HandedInId;
      readonly delegationId: DelegationId;
      readonly reason: string;
    }
  | { readonly type: "paperTakenBack"; readonly paperId: HandedInId; readonly delegationId: DelegationId };

const PAPER_EVENTS: Readonly<Record<PaperEvent["type"], true>> = {
  contributionRegistered: true,
  contributionEdited: true,
  contributionWithdrawn: true,
  contributionRevised: true,
  contributionAdded: true,
  paperHandedIn: true,
  paperReturned: true,
  paperTakenBack: true,
};
export const isPaperEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: PaperEvent["type"] }> => Object.hasOwn(PAPER_EVENTS, event.type);

/** A paper that waits is for its delegation and the secretariat (rule F12). */
export function paperReadersOf(event: PaperEvent): Readers {
  switch (event.type) {
    case "paperHandedIn":
      return { kind: "delegationAndSecretariat", delegationId: event.paper.delegationId };
    case "paperReturned":
    case "paperTakenBack":
      return { kind: "delegationAndSecretariat", delegationId: event.delegationId };
    case "contributionRegistered":
    case "contributionEdited":
    case "contributionWithdrawn":
    case "contributionRevised":
    case "contributionAdded":
      return { kind: "all" };
  }
}

type Placed = PaperEvent & { readonly seq: number; readonly at: number; readonly by: UserId };

/** The papers of a forum. */
export type Papers = {
  /** In the order in which they were registered, and the entry that last changed them; 0: none. */
  readonly contributions: readonly Contribution[];
  readonly contributionsSeq: number;
  /** As delegations handed them in, in the order of receipt, and the entry that last changed them; 0: none. */
  readonly handedIn: readonly HandedIn[];
  readonly handedInSeq: number;
};

/** The papers after one more entry. */
export function applyPaperEvent(papers: Papers, entry: Placed): Papers {
  const { seq, at, by } = entry;
  const change = (id: ContributionId, of: (paper: Contribution) => Partial<Contribution>): Papers => ({
    ...papers,
    contributionsSeq: seq,
    contributions: papers.contributions.map((one) => (one.id === id ? { ...one, ...of(one) } : one)),
  });
  switch (entry.type) {
    case "contributionRegistered": {
      const { contribution } = entry;
      const told = { ...withText(contribution), at, by, former: [], additions: [], withdrawn: null };
      const contributions = [...papers.contributions, told];
      return posted({ ...papers, contributionsSeq: seq, contributions }, entry, contribution);
    }
    case "contributionEdited": {
      const { number, title } = entry;
      return change(entry.contributionId, () => ({ number, title }));
    }
    case "contributionWithdrawn": {
      const { reason, onWordOf } = entry;
      return change(entry.contributionId, () => ({ withdrawn: { at, by, reason, onWordOf } }));
    }
    case "contributionRevised": {
      const { contributionId: id, words } = entry;
      const none = { files: undefined, sources: undefined, about: undefined, isLate: undefined };
      const next = { ...none, ...withText(words), at, by };
      const revised = change(id, (one) => ({ ...next, former: [...one.former, wordsOf(one)] }));
      return posted(revised, entry, { id, number: words.number });
    }
    case "contributionAdded": {
      const { contributionId: id, kind, words } = entry;
      const addition = { kind, ...withText(words), at, by };
      const added = change(id, (one) => ({ additions: [...one.additions, addition] }));
      return posted(added, entry, { id, number: words.number });
    }
    case "paperHandedIn": {
      const paper: HandedIn = { ...entry.paper, seq, at, by, state: { kind: "waiting" } };
      return { ...papers, handedInSeq: seq, handedIn: [...papers.handedIn, paper] };
    }
    case "paperReturned":
      return settled(papers, entry, { kind: "returned", at, by, reason: entry.reason });
    case "paperTakenBack":
      return settled(papers, entry, { kind: "takenBack", at, by });
  }
}

const withText = <Words extends PaperWords>(words: Words): Words => ({
  ...words,
  paragraphs: textOfPaper(words),
});

const settled = (
  papers: Papers,
  { paperId, seq }: { readonly paperId: HandedInId; readonly seq: number },
  state: HandedInState,
): Papers => ({
  ...papers,
  handedInSeq: seq,
  handedIn: papers.handedIn.map((one) => (one.id === paperId ? { ...one, seq, state } : one)),
});

/** Of a paper that was posted the contribution holds the text. */
function posted(
  papers: Papers,
  { seq, at, by, handedIn }: Pick<Placed, "seq" | "at" | "by"> & { readonly handedIn?: HandedInId },
  { id, number }: Pick<Contribution, "id" | "number">,
): Papers {
  if (handedIn === undefined) return papers;
  const state: HandedInState = { kind: "posted", at, by, contributionId: id, number };
  const after = settled(papers, { paperId: handedIn, seq }, state);
  return {
    ...after,
    handedIn: after.handedIn.map((one) =>
      one.id === handedIn
        ? { ...one, paragraphs: [], files: one.files.map((file) => ({ ...file, paragraphs: [] })) }
        : one,
    ),
  };
}

const wordsOf = ({
  id: _id,
  from: _from,
  former: _former,
  additions: _additions,
  withdrawn: _withdrawn,
  ...words
}: Contribution): RegisteredWords => words;
