import { readAloud } from "../text/read-aloud.ts";
import type { Kind } from "../clause/clause.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { mergingOf, resultHash } from "../merging/merging.ts";
import { provenanceOf } from "../merging/provenance.ts";
import { isRunning, presentWords, type Proposal, proposedText } from "../negotiation/proposal.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { Reason } from "../refusal.ts";
import { type agreedTexts, type Texts, textsOf } from "./agreed-texts.ts";
import { accepting, asking, proposalOf } from "./proposals.ts";
import { PEOPLE, type TestRoom, type Who } from "./room.ts";

/** The ways in which the words of a clause change by an act. */
export const TEXT_CHANGES = [
  "split",
  "join",
  "remove",
  "restore",
  "restoreWords",
  "bracket",
  "footnote",
  "kind",
  "propose",
  "objectTo",
  "accept",
  "rivals",
  "basis",
  "consolidate",
  "cleanUp",
] as const;

export type ChangeWish = {
  readonly what: (typeof TEXT_CHANGES)[number];
  readonly who: Who;
  readonly lead: Who;
  readonly i: number;
  readonly j: number;
  readonly to: "room" | "lead";
};

type Run = { readonly room: TestRoom; readonly model: ReturnType<typeof agreedTexts> };
type Done = Reason | "done";

/** Changes the text in the room, and tells the model where the words are now. */
export function changeText(
  { room, model }: Run,
  wish: ChangeWish,
  { id, before }: { readonly id: ClauseId; readonly before: Texts },
): Done {
  const { i, j } = wish;
  const lead = room.as(wish.lead);
  const delegate = room.as(wish.who);
  const living = livingClauses(room.opinion());
  const other = living[j % living.length]!.id;
  const running = room.opinion().negotiation.proposals.filter(isRunning);
  const isObjectedTo = (one: Proposal): boolean =>
    room.opinion().negotiation.positions.some(({ subject }) => subject.proposalId === one.id);
  // Most proposals that are decided are objected to, or few would be.
  const objected = wish.what === "objectTo" || i === 0 ? [] : running.filter(isObjectedTo);
  const among = objected.length > 0 ? objected : running;
  const proposal = among[j % Math.max(among.length, 1)];
  switch (wish.what) {
    case "split": {
      const done = lead.ask({ type: "splitClause", clauseId: id, at: j % (room.text(id).length + 1) });
      const made = livingClauses(room.opinion()).find((one) => !before.has(one.id));
      if (done === "done" && made !== undefined) model.carried(id, made.id);
      return done;
    }
    case "join": {
      const next = living[living.findIndex((one) => one.id === id) + 1]?.id ?? other;
      const done = lead.ask({ type: "joinClauses", first: id, second: next });
      if (done === "done") model.carried(next, id);
      return done;
    }
    case "remove":
      return living.length < 2 ? "nothingToDo" : lead.ask({ type: "removeClause", clauseId: id });
    case "restore": {
      const removed = room.opinion().clauses.filter((one) => one.removed !== null);
      const back = removed[i % Math.max(removed.length, 1)];
      return back === undefined ? "nothingToDo" : lead.ask({ type: "restoreClause", clauseId: back.id });
    }
    case "restoreWords": {
      const entries = room.entries();
      const { seq } = entries[(j * 7) % entries.length]!;
      return lead.ask({ type: "restoreWords", clauseId: id, seq, hash: room.hash(id) });
    }
    case "bracket": {
      const to = room.text(id).length;
      return lead.ask({ type: "raiseBracket", clauseId: id, from: j % (to + 1), to, hash: room.hash(id) });
    }
    case "footnote":
      return lead.ask({
        type: "addFootnote",
        clauseId: id,
        at: j % (room.text(id).length + 1),
        text: "See.",
      });
    case "kind": {
      const kind = (["recital", "operative", "note", "subItem"] satisfies Kind[])[j % 4]!;
      return lead.ask({ type: "changeKind", clauseId: id, kind });
    }
    case "propose": {
      const text = `${room.text(id)} as ${j}`.trim();
      const kind = (["change", "change", "add", "keep", "delete"] as const)[j % 5]!;
      return delegate.ask(asking(id, kind === "change" || kind === "add" ? { kind, text } : { kind }));
    }
    case "objectTo": {
      if (proposal === undefined) return "nothingToDo";
      const { hash } = presentWords(proposal);
      const { to } = wish;
      const subject = { proposalId: proposal.id };
      const asked = { type: "takePosition", subject, position: "cannotAccept", hash, to } as const;
      const done = delegate.ask(asked);
      const symbol = PEOPLE[wish.who].delegationId!;
      if (done === "done")
        model.said(symbol, proposal.id, {
          kind: "cannotAccept",
          to,
          text: wordsOf(proposal),
          onProposal: true,
        });
      return done;
    }
    case "accept": {
      if (proposal === undefined) return "nothingToDo";
      const asked = wordsOf(proposal);
      const done = lead.ask({
        ...accepting(room, proposal.id),
        ...(i % 3 === 0 ? { changes: [0] } : {}),
      });
      if (done === "done") cameIn({ room, model }, { proposalId: proposal.id, asked });
      return done;
    }
    case "rivals": {
      const of = proposal?.clauseId ?? id;
      const here = among.filter(({ clauseId, kind, on }) => clauseId === of && kind !== "add" && on === null);
      if (here.length === 0) return "nothingToDo";
      const taken = here.map((one) => ({ id: one.id, asked: wordsOf(one) }));
      const proposals = taken.map((one) => one.id);
      const done = lead.ask({ type: "takeRivals", clauseId: of, proposals, hash: room.hash(of) });
      const now = textsOf(room);
      if (done === "done")
        for (const one of taken)
          model.carried(one.id, of, { textOf: readsAs({ room, now }, { id: of, asked: one.asked }) });
      return done;
    }
    case "basis":
      return takeBasis({ room, model }, { id, other });
    case "consolidate":
      return lead.ask(j % 2 === 0 ? { type: "consolidate", reason: "r" } : { type: "reopen", reason: "r" });
    case "cleanUp":
      return lead.ask({ type: "cleanUp", hash: room.document().hash });
  }
}

const wordsOf = (proposal: Proposal): string =>
  proposal.kind === "keep" || proposal.kind === "delete"
    ? `${proposal.kind} ${readAloud(presentWords(proposal).baseText)}`
    : readAloud(proposedText(proposal));

/** If the clause reads as the proposal did, an objection to the proposal is one to the clause as it is read aloud. */
const readsAs =
  (
    { room, now }: { readonly room: TestRoom; readonly now: Texts },
    { id, asked }: { readonly id: ClauseId; readonly asked: string },
  ) =>
  ({ text }: { readonly text: string }): string =>
    text === asked && (asked === readAloud(room.text(id)) || asked === `keep ${readAloud(room.text(id))}`)
      ? now.get(id)!
      : text;

function cameIn(
  { room, model }: Run,
  { proposalId, asked }: { readonly proposalId: ProposalId; readonly asked: string },
): void {
  const { kind, clauseId, fate } = proposalOf(room, proposalId);
  const id = kind === "add" ? (fate.kind === "running" ? null : (fate.made ?? null)) : clauseId;
  if (id === null || kind === "delete") return;
  const now = textsOf(room);
  model.carried(proposalId, id, { textOf: readsAs({ room, now }, { id, asked }) });
}

/** The words of one clause are laid beside those of another one, and the text that gives is taken as the basis. */
function takeBasis(
  { room, model }: Run,
  { id, other }: { readonly id: ClauseId; readonly other: ClauseId },
): Done {
  const lead = room.as("lead");
  const opened = lead.ask({ type: "openMerge", openness: "open" });
  if (opened !== "done") return opened;
  const merge = mergingOf(room.opinion()).merges.at(-1)!;
  const mergeId = merge.id;
  const input = merge.inputs[0]!;
  const n = input.clauses.findIndex(({ clauseId }) => clauseId === other);
  const at = input.clauses.findIndex(({ clauseId }) => clauseId === id);
  const row = merge.rows.find(({ cells }) => cells.some((cell) => cell.n === at));
  if (row !== undefined && id !== other)
    lead.ask({ type: "placeMergeCell", mergeId, inputId: input.id, n, rowId: row.id });
  const was = room.text(id);
  const laid = mergingOf(room.opinion()).merges.find((one) => one.id === mergeId)!;
  const hash = resultHash(provenanceOf(laid));
  const published = lead.ask({ type: "publishRevision", mergeId, name: "n", whose: "lead", hash });
  const revision = mergingOf(room.opinion()).revisions.at(-1);
  const done =
    published !== "done" || revision === undefined
      ? published
      : lead.ask({
          type: "takeAsBasis",
          revisionId: revision.id,
          revisionHash: revision.hash,
          hash: room.document().hash,
        });
  if (done !== "done") lead.ask({ type: "discardMerge", mergeId });
  else if (room.text(id) !== was) model.carried(other, id);
  return done;
}
