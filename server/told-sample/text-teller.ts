import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { Entry } from "../../shared/events/event.ts";
import {
  type ClauseId,
  clauseId,
  type CommentId,
  type OpinionId,
  type ProposalId,
} from "../../shared/ids.ts";
import type { Tier } from "../../shared/clause/clause.ts";
import { clauseText } from "../../shared/clause/words.ts";
import { clausesIn } from "../../shared/negotiation/open-matter.ts";
import type { PositionKind } from "../../shared/negotiation/position.ts";
import { presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { openMatters } from "../../shared/standing/open-matters.ts";
import type { Room } from "../room/room.ts";
import { type WordsReplaced, typeInto } from "./typist.ts";

type Proposed = Pick<Extract<SingleCommand, { type: "propose" }>, "as" | "contributionId" | "reason">;
type Said = Pick<Extract<SingleCommand, { type: "takePosition" }>, "reason" | "until">;

/** One Opinion of the story. A paragraph is named by the words with which it begins. */
export type TextTeller = {
  readonly id: OpinionId;
  readonly clause: (begins: string) => ClauseId;
  /** Carries out a command as that person. Throws if it is refused. */
  readonly ask: (who: string, command: SingleCommand) => Promise<readonly Entry[]>;
  /** Proposes that a paragraph reads so. */
  readonly change: (
    who: string,
    begins: string,
    to: { readonly text: string } & Proposed,
  ) => Promise<ProposalId>;
  /** Proposes a new paragraph of the same kind behind one. */
  readonly add: (who: string, after: string, to: { readonly text: string } & Proposed) => Promise<ProposalId>;
  /** Takes a proposal into the text, and its changes as the text against which changes are shown. */
  readonly accept: (who: string, id: ProposalId) => Promise<void>;
  readonly says: (
    who: string,
    on: string | { readonly proposal: ProposalId },
    position: PositionKind,
    more?: Said,
  ) => Promise<void>;
  /** A delegation joins a proposal to which it was asked. */
  readonly joins: (who: string, id: ProposalId) => Promise<void>;
  readonly bracket: (
    who: string,
    begins: string,
    of: { readonly words: string; readonly reservation?: string },
  ) => Promise<void>;
  /** Comments to all on words of a paragraph. Returns the thread. */
  readonly comment: (
    who: string,
    begins: string,
    of: { readonly words?: string; readonly text: string },
  ) => Promise<CommentId>;
  /** Marks all paragraphs that are not agreed, but for those that begin so. */
  readonly markRest: (who: string, tier: Tier, but?: readonly string[]) => Promise<void>;
  readonly mark: (
    who: string,
    begins: string,
    more?: { readonly basis?: string; readonly reason?: string; readonly pending?: readonly string[] },
  ) => Promise<void>;
  /** The chair agrees to the whole text. */
  readonly agreeAll: (who: string, basis: string) => Promise<void>;
  /** Types in a paragraph. */
  readonly types: (who: string, begins: string, change: WordsReplaced) => Promise<void>;
  /** Types in the draft of the small group on a paragraph and submits it, by which the group reports back. */
  readonly fromSmallGroup: (who: string, begins: string, change: WordsReplaced) => Promise<void>;
  /** The proposal of a delegation on a paragraph. */
  readonly proposalOn: (begins: string, who: string) => ProposalId;
};

export async function openTextTeller(
  room: Room,
  options: {
    readonly person: (who: string) => Participant;
    readonly pass: () => void;
    readonly names: () => ReadonlySet<string>;
    readonly draft: (id: OpinionId, reader: Participant) => Promise<Room | null>;
    readonly carryOut: (who: string, command: SingleCommand) => Promise<readonly Entry[]>;
  },
): Promise<TextTeller> {
  const { person, pass, names } = options;
  let seen = await room.beside();

  const ask: TextTeller["ask"] = async (who, command) => {
    const entries = await options.carryOut(who, command);
    seen = await room.beside();
    return entries;
  };
  const clause: TextTeller["clause"] = (begins) => {
    const found = livingClauses(seen.opinion).filter(({ id }) =>
      clauseText(seen.words, id).startsWith(begins),
    );
    if (found.length !== 1)
      throw new Error(`the sample's story: ${found.length} paragraphs begin “${begins}”`);
    return found[0]!.id;
  };
  const hash = (id: ClauseId): string => clauseHash(seen.opinion, seen.words, id);
  const proposal = (id: ProposalId): Proposal =>
    seen.opinion.negotiation.proposals.find((one) => one.id === id)!;
  const proposed = (entries: readonly Entry[]): ProposalId => {
    const found = entries.find((entry) => entry.type === "proposalSubmitted");
    if (found === undefined) throw new Error("the sample's story: nothing was proposed");
    return found.proposalId;
  };
  /** The place of words in a paragraph. */
  const placed = (begins: string, words: string): { readonly from: number; readonly to: number } => {
    const from = clauseText(seen.words, clause(begins)).indexOf(words);
    if (from < 0) throw new Error(`the sample's story: “${begins}” has no “${words}”`);
    return { from, to: from + words.length };
  };
  const notAgreed = (tier: Tier): readonly ClauseId[] =>
    clausesIn(
      openMatters(seen.opinion, seen.words, names()),
      tier === "agreed" ? ["notAgreed", "adReferendum"] : ["notAgreed"],
    );

  return {
    id: room.id,
    clause,
    ask,
    change: async (who, begins, { text, ...more }) => {
      const id = clause(begins);
      return proposed(
        await ask(who, { type: "propose", kind: "change", clauseId: id, text, hash: hash(id), ...more }),
      );
    },
    add: async (who, after, { text, ...more }) => {
      const id = clause(after);
      const { kind: clauseKind, level } = livingClauses(seen.opinion).find((one) => one.id === id)!;
      return proposed(
        await ask(who, { type: "propose", kind: "add", clauseId: id, clauseKind, level, text, ...more }),
      );
    },
    accept: async (who, id) => {
      const { kind, clauseId: on } = proposal(id);
      const proposalHash = presentWords(proposal(id)).hash;
      const seenHash = kind === "add" || on === null ? {} : { hash: hash(on) };
      await ask(who, { type: "acceptProposal", proposalId: id, proposalHash, ...seenHash });
      const { fate, clauseId: changed } = proposal(id);
      const made = "made" in fate && fate.made !== undefined ? fate.made : changed;
      if (made !== null) await ask(who, { type: "settleClause", clauseId: made });
    },
    says: async (who, on, position, more = {}) => {
      const of =
        typeof on === "string"
          ? { subject: { clauseId: clause(on) }, hash: hash(clause(on)) }
          : { subject: { proposalId: on.proposal }, hash: presentWords(proposal(on.proposal)).hash };
      await ask(who, { type: "takePosition", position, ...of, ...more });
    },
    joins: async (who, id) => {
      const seenHash = presentWords(proposal(id)).hash;
      await ask(who, { type: "answerCoSponsor", proposalId: id, joins: true, hash: seenHash });
    },
    bracket: async (who, begins, { words, reservation }) => {
      const id = clause(begins);
      const more = reservation === undefined ? {} : { reservation };
      await ask(who, {
        type: "raiseBracket",
        clauseId: id,
        ...placed(begins, words),
        hash: hash(id),
        ...more,
      });
    },
    comment: async (who, begins, { words, text }) => {
      const place = words === undefined ? {} : placed(begins, words);
      const entries = await ask(who, {
        type: "comment",
        on: { clauseId: clause(begins) },
        ...place,
        text,
        readers: "room",
      });
      const made = entries.find((entry) => entry.type === "commented");
      if (made === undefined) throw new Error("the sample's story: no comment was made");
      return made.commentId;
    },
    mark: async (who, begins, { pending, ...more } = {}) => {
      const id = clause(begins);
      const waits =
        pending === undefined
          ? {}
          : { pending: pending.map((one) => ({ delegationId: person(one).delegationId! })) };
      await ask(who, {
        type: "markClause",
        clauseId: id,
        tier: "ad-referendum",
        hash: hash(id),
        ...more,
        ...waits,
      });
    },
    markRest: async (who, tier, but = []) => {
      const left = new Set(but.map(clause));
      for (const id of notAgreed(tier).filter((one) => !left.has(one)))
        await ask(who, { type: "markClause", clauseId: id, tier, hash: hash(id) });
    },
    agreeAll: async (who, basis) => {
      const marks = notAgreed("agreed").map((id) => ({ clauseId: id, hash: hash(id) }));
      await ask(who, { type: "agreeEnBloc", marks, basis });
    },
    types: async (who, begins, change) => {
      pass();
      await typeInto(room, { user: person(who).id, root: clause(begins), change });
      seen = await room.beside();
    },
    fromSmallGroup: async (who, begins, change) => {
      pass();
      const on = clause(begins);
      const { opinion } = await room.view(person(who));
      const draft = opinion.negotiation.drafts.find((one) => one.clauseId === on);
      const opened = draft && (await options.draft(draft.id as string as OpinionId, person(who)));
      if (draft === undefined || !opened) throw new Error(`the sample's story: no draft on “${begins}”`);
      await typeInto(opened, { user: person(who).id, root: clauseId(draft.id), change });
      await ask(who, { type: "propose", kind: "change", clauseId: on, draftId: draft.id, hash: hash(on) });
    },
    proposalOn: (begins, who) => {
      const on = clause(begins);
      const found = seen.opinion.negotiation.proposals.find(
        (one) => one.clauseId === on && one.symbol === who,
      );
      if (found === undefined) throw new Error(`the sample's story: no proposal of ${who} on “${begins}”`);
      return found.id;
    },
  };
}
