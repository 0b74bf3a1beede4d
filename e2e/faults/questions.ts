import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { Command } from "../../shared/commands/commands.ts";
import { decisionIn } from "../../shared/events/taken-back-events.ts";
import { isRunning, presentWords } from "../../shared/negotiation/proposal.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { PEOPLE } from "../../shared/testing/room.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { ModelPage } from "./model-page.ts";
import { charAt, gaps, wordsOf } from "./texts.ts";

type Chance = (below: number) => number;

const pick = <One>(list: readonly One[], random: Chance): One | undefined => list[random(list.length)];

/** More often with everyone than not, or nothing is typed. */
const PENS = ["everyone", "everyone", "everyone", "leads", [PEOPLE.aaa], [PEOPLE.bbb, PEOPLE.hhh]] as const;

const isLead = ({ actor }: ModelPage): boolean => actor.role === "facilitator" || actor.role === "chair";

/** A word that a proposal brings looks like `q4711 `; no other word is like it, and nobody erases one. */
export const PROPOSED = /q\d+ /g;

/** To accept a proposal that runs, as the lead sees both texts. */
function acceptance(page: ModelPage, random: Chance): Command | null {
  const opinion = page.opinion();
  const proposal = pick(opinion.negotiation.proposals.filter(isRunning), random);
  if (proposal === undefined || proposal.clauseId === null) return null;
  const hash = clauseHash(opinion, wordsOf(page.doc()), proposal.clauseId);
  const proposalHash = presentWords(proposal).hash;
  return { type: "acceptProposal", proposalId: proposal.id, hash, proposalHash };
}

/** To take back the person's own last decision; the server says if it still may. */
function takingBack(page: ModelPage): Command | null {
  const last = page.entries().findLast((entry) => entry.by === page.actor.id && decisionIn([entry]) !== null);
  return last === undefined ? null : { type: "takeBack", seq: last.seq };
}

/** Commands of a busy meeting: the pen, proposals, new clauses, clauses that move. */
export function roundCommand(page: ModelPage, random: Chance): Command | null {
  const living = livingClauses(page.opinion());
  const [clause, other] = [pick(living, random), pick(living, random)];
  if (clause === undefined || other === undefined) return null;
  if (isLead(page)) {
    if (random(5) === 0) return takingBack(page);
    if (random(4) > 0) return acceptance(page, random);
    const pen = PENS[random(PENS.length)]!;
    const to = typeof pen === "string" ? pen : pen.map((one) => one.delegationId!);
    return { type: "setPen", to, clauseId: random(2) === 0 ? null : clause.id };
  }
  if (random(3) > 0) {
    const words = wordsOf(page.doc());
    const before = textOf(words.get(clause.id) ?? []);
    const at = pick(gaps(before), random) ?? 0;
    const text = `${before.slice(0, at)}q${random(2 ** 31)} ${before.slice(at)}`;
    const hash = clauseHash(page.opinion(), words, clause.id);
    return { type: "propose", kind: "change", clauseId: clause.id, text, hash };
  }
  return random(2) === 0
    ? { type: "addClause", after: clause.id, kind: "operative", text: "added words " }
    : { type: "moveClause", clauseId: clause.id, after: other.id };
}

/** This person's next command; null where there is nothing to ask. */
export function command(page: ModelPage, random: Chance): Command | null {
  const opinion = page.opinion();
  const living = livingClauses(opinion);
  const clause = pick(living, random);
  if (clause === undefined) return null;
  const words = wordsOf(page.doc());
  const hash = clauseHash(opinion, words, clause.id);
  if (isLead(page)) {
    if (random(5) === 0) return takingBack(page);
    if (clause.lock !== null) return { type: "unlockClause", clauseId: clause.id, reason: "go on" };
    const turn = random(4);
    const reason = "as the room agreed";
    if (turn === 0) return { type: "markClause", clauseId: clause.id, tier: "ad-referendum", hash, reason };
    return { type: "lockClause", clauseId: clause.id, ...(turn === 1 ? { hash } : {}) };
  }
  const runs = words.get(clause.id) ?? [];
  // One that was joined to another has its words there; it is not taken back by restoring.
  const joined = new Set(
    page.entries().flatMap((entry) => (entry.type === "clausesJoined" ? [entry.second] : [])),
  );
  const removed = opinion.clauses.find((one) => one.removed !== null && !joined.has(one.id));
  switch (random(5)) {
    case 0:
    case 1: {
      const text = runs.map((run) => run.text).join("");
      const at = pick(gaps(text), random) ?? 0;
      const last = at === 0 ? null : charAt(runs, at - 1);
      return { type: "splitClause", clauseId: clause.id, at: { after: last } };
    }
    case 2: {
      const next = living[living.indexOf(clause) + 1];
      return next === undefined ? null : { type: "joinClauses", first: clause.id, second: next.id };
    }
    case 3:
      return living.length < 6 ? null : { type: "removeClause", clauseId: clause.id };
    default:
      return removed === undefined ? null : { type: "restoreClause", clauseId: removed.id };
  }
}
