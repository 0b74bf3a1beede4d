import type { ClauseId } from "../../shared/ids.ts";
import { openTestRoom, type TestRoom } from "../../shared/testing/room.ts";
import { DESIGN_MEETING } from "./design-forum.ts";

/** A clause in each state, by a name for it. */
export type DesignClause =
  | "open"
  | "empty"
  | "redline"
  | "brackets"
  | "proposed"
  | "objected"
  | "adReferendum"
  | "agreed"
  | "changedSince"
  | "locked"
  | "postponed"
  | "commented"
  | "carets"
  | "footnote"
  | "called"
  | "selected";

const WORDS: readonly (readonly [DesignClause, line: string])[] = [
  ["open", "recital that this clause is open, and nobody has changed it"],
  ["selected", "recital that this clause is selected, and its acts stand beside it"],
  ["redline", "recital that this clause was changed by two delegations"],
  ["brackets", "recital that this clause has words in square brackets"],
  ["footnote", "recital that this clause has a footnote"],
  ["empty", "recital "],
  ["carets", "recital that others are in this clause, and one of them has selected words"],
  ["proposed", "operative to read this clause with two proposals on it"],
  ["objected", "operative to read this clause, which a delegation cannot accept"],
  ["adReferendum", "operative to read this clause, which the group agreed ad referendum"],
  ["agreed", "operative to read this clause, which the room agreed"],
  ["changedSince", "operative to read this clause, which changed after it was agreed"],
  ["locked", "operative to read this clause, which is locked"],
  ["postponed", "operative to read this clause, which is postponed"],
  ["commented", "operative to read this clause, on which somebody commented"],
  ["called", "operative to read this clause, which is called"],
];

export type DesignText = {
  readonly room: TestRoom;
  readonly id: Readonly<Record<DesignClause, ClauseId>>;
};

/** A text with a clause in each state, made by the commands and keys that bring a clause there. */
export function tellDesignText(): DesignText {
  const room = openTestRoom({ meeting: DESIGN_MEETING });
  const lead = room.as("lead");
  lead.write("title Parts of the page in each state", "opening The Forum");
  const id = {} as Record<DesignClause, ClauseId>;
  lead.write("verb recognizing");
  for (const [name, line] of WORDS) {
    if (line.startsWith("operative") && !room.document().clauses.some(({ kind }) => kind === "operative"))
      lead.write("verb invites Member States");
    id[name] = lead.write(line)[0]!;
  }
  // From here on a change is shown as one.
  for (const { id: each } of room.opinion().clauses) lead.settle(each);
  change(room, id);
  say(room, id);
  agree(room, id);
  return { room, id };
}

type Ids = DesignText["id"];

function change(room: TestRoom, id: Ids): void {
  const [lead, aaa, bbb] = [room.as("lead"), room.as("aaa"), room.as("bbb")];
  const place = (name: DesignClause, words: string): number => room.text(id[name]).indexOf(words);
  aaa.erase(id.redline, place("redline", "two delegations"), 3);
  aaa.type(id.redline, place("redline", " delegations"), "several");
  bbb.type(id.redline, room.text(id.redline).length, " in the same hour");
  bbb.must({
    type: "raiseBracket",
    clauseId: id.brackets,
    from: place("brackets", "square brackets"),
    to: room.text(id.brackets).length,
    alternatives: ["marks of any kind"],
    hash: room.hash(id.brackets),
  });
  lead.footnote(id.footnote, room.text(id.footnote).length, "A footnote stands below the text.");
}

function say(room: TestRoom, id: Ids): void {
  const [lead, aaa, bbb, hhh] = [room.as("lead"), room.as("aaa"), room.as("bbb"), room.as("hhh")];
  const propose = { type: "propose", kind: "change", clauseId: id.proposed } as const;
  aaa.must({
    ...propose,
    text: "to study this clause with three proposals on it",
    reason: "The verb is stronger.",
  });
  bbb.must({ ...propose, text: "to read this clause with care" });
  const takes = (clauseId: ClauseId) =>
    ({ type: "takePosition", subject: { clauseId }, hash: room.hash(clauseId) }) as const;
  aaa.must({ ...takes(id.objected), position: "cannotAccept", reason: "The words go too far." });
  bbb.must({ ...takes(id.objected), position: "canAccept" });
  const on = { clauseId: id.commented };
  hhh.must({ type: "comment", on, text: "Is this clause needed?", readers: "room" });
  lead.must({ type: "park", subject: { clauseId: id.postponed }, reason: "AAA asks its capital" });
  lead.lock(id.locked);
}

function agree(room: TestRoom, id: Ids): void {
  const [lead, chair] = [room.as("lead"), room.as("chair")];
  lead.mark(id.adReferendum);
  for (const one of [id.agreed, id.changedSince]) {
    lead.mark(one);
    chair.mark(one, "agreed");
  }
  room.as("aaa").type(id.changedSince, room.text(id.changedSince).length, ", by a word");
  lead.must({
    type: "callForObjections",
    clauses: [{ clauseId: id.called, hash: room.hash(id.called) }],
    tier: "ad-referendum",
    pauseS: 10,
  });
  const callSeq = room.lastAct();
  room.as("bbb").must({ type: "answerCall", callSeq, clauseId: id.called, answer: "floor" });
}
