import * as Y from "yjs";
import { clauseHash } from "../../shared/canonical-text.ts";
import type { Command } from "../../shared/commands.ts";
import { clauseId } from "../../shared/ids.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { livingClauses } from "../../shared/opinion.ts";
import { readRuns, rootText } from "../../shared/read-words.ts";
import { PEOPLE } from "../../shared/testing/room.ts";
import type { Words } from "../../shared/words.ts";
import type { Ledger, Range } from "./ledger.ts";
import { WORD } from "./ledger.ts";
import type { ModelPage } from "./model-page.ts";

type Chance = (below: number) => number;

export const wordsOf = (doc: Y.Doc): Words =>
  new Map(
    [...doc.share.keys()].flatMap((name): [ClauseId, ReturnType<typeof readRuns>][] => {
      const text = rootText(doc, clauseId(name));
      return text === null ? [] : [[clauseId(name), readRuns(text)]];
    }),
  );

/** More often with everyone than not, or nothing is typed. */
const PENS = ["everyone", "everyone", "everyone", "leads", [PEOPLE.aaa], [PEOPLE.bbb, PEOPLE.hhh]] as const;

const pick = <One>(list: readonly One[], random: Chance): One | undefined => list[random(list.length)];

/** Offsets between words: at the start and behind each space. */
const gaps = (text: string): readonly number[] =>
  [0, ...[...text.matchAll(/ /g)].map((space) => space.index + 1)].filter((at) => at <= text.length);

/** The characters of a stretch of text, by who typed them. */
function rangesOf(text: Y.XmlText, at: number, length: number): readonly Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (const run of readRuns(text)) {
    const start = Math.max(at, from);
    const end = Math.min(at + length, from + run.text.length);
    if (start < end) ranges.push([run.client, run.clock + start - from, end - start]);
    from += run.text.length;
  }
  return ranges;
}

/** A page's text of a clause in which it may type, as its editor would allow. */
function openText(page: ModelPage, random: Chance): Y.XmlText | null {
  const doc = page.doc();
  const open = [...doc.share.keys()].map(clauseId).filter((id) => page.mayTypeIn(id));
  const clause = pick(open, random);
  return clause === undefined ? null : rootText(doc, clause);
}

function type(page: ModelPage, ledger: Ledger, random: Chance): void {
  const text = openText(page, random);
  if (text === null) return;
  const word = `${page.name}w${ledger.counts.typed} `;
  const at = pick(gaps(text.toJSON()), random) ?? 0;
  page.type(() => text.insert(at, word));
  ledger.typed(page, word);
}

function erase(page: ModelPage, ledger: Ledger, random: Chance): void {
  const text = openText(page, random);
  const found = text === null ? undefined : pick([...text.toJSON().matchAll(WORD)], random);
  if (text === null || found === undefined) return;
  const [word] = found;
  const ranges = rangesOf(text, found.index, word.length);
  ledger.deleted(page, word, ranges);
  page.type(() => text.delete(found.index, word.length));
}

const isLead = ({ actor }: ModelPage): boolean => actor.role === "facilitator" || actor.role === "chair";

/** What goes round in a busy meeting: the pen, new clauses, clauses that move. */
function roundCommand(page: ModelPage, random: Chance): Command | null {
  const living = livingClauses(page.opinion());
  const [clause, other] = [pick(living, random), pick(living, random)];
  if (clause === undefined || other === undefined) return null;
  if (isLead(page)) {
    const pen = PENS[random(PENS.length)]!;
    const to = typeof pen === "string" ? pen : pen.map((one) => one.delegationId!);
    return { type: "setPen", to, clauseId: random(2) === 0 ? null : clause.id };
  }
  return random(2) === 0
    ? { type: "addClause", after: clause.id, kind: "operative", text: "added words " }
    : { type: "moveClause", clauseId: clause.id, after: other.id };
}

/** What this person asks for next; null where there is nothing to ask. */
function command(page: ModelPage, random: Chance): Command | null {
  const opinion = page.opinion();
  const living = livingClauses(opinion);
  const clause = pick(living, random);
  if (clause === undefined) return null;
  const words = wordsOf(page.doc());
  const hash = clauseHash(opinion, words, clause.id);
  if (isLead(page)) {
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

function charAt(runs: ReturnType<typeof readRuns>, at: number): [number, number] {
  let from = 0;
  for (const run of runs) {
    if (at < from + run.text.length) return [run.client, run.clock + at - from];
    from += run.text.length;
  }
  throw new Error("no character there");
}

/** Of a hundred throws, up to which one each act goes; `comeBack` and `typeAway` are of those who are away. */
export type Habits = Readonly<
  /** `round`: of a hundred questions, how many are of what goes round. */
  Record<"round" | "type" | "erase" | "ask" | "leave" | "cut" | "stall" | "comeBack" | "typeAway", number>
>;
export const USUAL: Habits = {
  type: 60,
  erase: 70,
  ask: 90,
  leave: 94,
  cut: 96,
  stall: 98,
  comeBack: 40,
  typeAway: 100,
  round: 0,
};
/** Erases what others erase, and comes and goes. */
export const HASTY: Habits = {
  type: 40,
  erase: 68,
  ask: 82,
  leave: 94,
  cut: 97,
  stall: 98,
  comeBack: 50,
  typeAway: 75,
  round: 40,
};

/** One thing that a person does at their page. */
export function act(page: ModelPage, habits: Habits, ledger: Ledger, random: Chance): void {
  const turn = random(100);
  if (!page.isHere()) {
    if (turn < habits.comeBack) page.comeBack();
    // Typing goes on while away.
    else if (turn < habits.typeAway) type(page, ledger, random);
    else erase(page, ledger, random);
    return;
  }
  if (turn < habits.type) type(page, ledger, random);
  else if (turn < habits.erase) erase(page, ledger, random);
  else if (turn < habits.ask) {
    const isRound = habits.round > 0 && random(100) < habits.round;
    const asked = isRound ? roundCommand(page, random) : command(page, random);
    if (asked !== null) page.ask(asked);
  } else if (turn < habits.leave) page.goAway();
  else if (turn < habits.cut) page.cut();
  else if (turn < habits.stall) page.stall(200 + random(20_000));
}
