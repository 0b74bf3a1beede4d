import { clauseHash } from "../opinion/canonical-text.ts";
import type { Clause, Kind, Tier } from "../clause/clause.ts";
import { closingSigns } from "../clause/closing.ts";
import type { Command, SingleCommand } from "../commands/commands.ts";
import { decide } from "../decide/decide.ts";
import { type Context, type Decided, type DoneAct, isRefused } from "../decide/decision-context.ts";
import type { Contribution } from "../negotiation/contribution.ts";
import {
  authorId,
  type ClauseId,
  clauseId,
  type ContributionId,
  type DelegationId,
  delegationId,
  type FootnoteId,
  groupId,
  type MeetingId,
  opinionId,
  type UserId,
  userId,
} from "../ids.ts";
import { type OpinionEvent, type Recorded } from "../events/event.ts";
import { objectorsToAsk } from "../standing/objections.ts";
import { clausesIn } from "../negotiation/open-matter.ts";
import { openMatters } from "../standing/open-matters.ts";
import { silencesAt } from "../standing/silences-at.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { findClause, livingClauses, type Opinion, type Stage } from "../opinion/opinion.ts";
import { type DocumentClause, documentOf, type OpinionDocument } from "../document/opinion-document.ts";
import {
  CATEGORIES,
  type Category,
  type CategoryRights,
  type Participant,
  type Role,
} from "../people/participant.ts";
import type { Rules } from "../people/permissions.ts";
import { mayType } from "../standing/may-type.ts";
import { applyEvent } from "../events/apply-event.ts";
import type { Reason, Refusal } from "../refusal.ts";
import { applyEdits, clauseText, type Edit, type WordRun, type Words } from "../clause/words.ts";
import { MINUTE_MS } from "../durations.ts";

/** A room without a server, for tests: the same core, a simulated clock, and the clocks of a Y.Doc by hand. */

export const GROUP = groupId("space");

const person = (id: string, role: Role, more: Partial<Participant> = {}): Participant => ({
  id: userId(id),
  role,
  category: "office",
  delegationId: null,
  leads: [],
  head: false,
  ...more,
});
/** The head of a delegation. */
const delegate = (symbol: string, category: Category): Participant =>
  person(symbol.toLowerCase(), "delegate", { category, delegationId: delegationId(symbol), head: true });

export const PEOPLE = {
  chair: person("chair", "chair"),
  lead: person("lead", "facilitator", { leads: [GROUP] }),
  otherLead: person("otherLead", "facilitator", { leads: [groupId("green")] }),
  team: person("team", "managementTeam"),
  secretariat: person("secretariat", "secretariat"),
  aaa: delegate("AAA", "memberState"),
  bbb: delegate("BBB", "memberState"),
  hhh: delegate("HHH", "academia"),
  follower: person("follower", "follower"),
  /** Of AAA, and not its head. */
  aaa2: { ...delegate("AAA", "memberState"), id: userId("aaa2"), head: false },
} as const satisfies Record<string, Participant>;
export type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Who[];

export const ALL_RIGHTS: CategoryRights = {
  maySpeak: true,
  mayPropose: true,
  mayType: true,
  mayTakePosition: true,
  mayStopMark: true,
};
export const OPEN_RULES: Rules = {
  categories: Object.fromEntries(CATEGORIES.map((one) => [one, ALL_RIGHTS])) as Rules["categories"],
  closed: false,
  textOpen: true,
  contestHours: 72,
  commentsOpen: true,
  silence: null,
  answers: null,
};

/** A ULID that counts: the same test gives the same ids. */
const countingIds = (): (() => string) => {
  let n = 0;
  return () => `01${String(++n).padStart(24, "0")}`;
};

const OPENED: OpinionEvent = {
  type: "opinionOpened",
  opinionId: opinionId("01" + "0".repeat(24)),
  groupId: GROUP,
  number: "4",
  sample: false,
  generation: "g",
};
const START_AT = Date.UTC(2025, 5, 1, 9);
/** Client ids under which people type, and under which the server copies their words. */
const TYPING = 100;
const STAND_IN = 1_000;

/** The person behind a client id: read from the id alone, as the server does. */
export const authorOf = (client: number): UserId | null => {
  const who = EVERYBODY[client >= STAND_IN ? client - STAND_IN : client - TYPING];
  return who === undefined ? null : PEOPLE[who].id;
};

export type TestRoom = ReturnType<typeof openTestRoom>;

/** "recital that …", "operative2 …", "subItem3 …": kind, level if not the kind's own, words. */
const LINE = /^(title|opening|verb|recital|operative|subItem|note)(\d?) ?(.*)$/s;

type RoomOptions = {
  readonly rules?: Rules;
  readonly papers?: Papers;
  /** Delegations of which nobody takes part any more. */
  readonly gone?: ReadonlySet<DelegationId>;
  /** The open meeting; null: none is. */
  readonly meeting?: MeetingId | null;
  /** Delegations that no page of theirs showed the open call. */
  readonly away?: readonly DelegationId[];
  /** Time that goes by at each act. */
  readonly tickMs?: number;
};

type Papers = ReadonlyMap<ContributionId, Pick<Contribution, "number" | "from">>;

export function openTestRoom({
  rules = OPEN_RULES,
  papers = new Map(),
  gone = new Set(),
  meeting = null,
  away = [],
  tickMs = MINUTE_MS,
}: RoomOptions = {}) {
  let seq = 1;
  let at = START_AT;
  const entries: Recorded[] = [{ ...OPENED, seq, at, by: userId("server") }];
  let opinion: Opinion = applyEvent(null, entries[0]!);
  let words: Words = new Map();
  /** The words as they were right after each row. */
  const past = new Map<number, Words>();
  const clocks = new Map<number, number>();
  /** Every transaction on the words, in order: what people typed and what the server wrote. */
  const transactions: (readonly Edit[])[] = [];
  const newId = countingIds();
  const acts = new Map<number, DoneAct>();
  let lastAct = 0;

  const write = (edits: readonly Edit[]): void => {
    if (edits.length === 0) return;
    seq += 1;
    transactions.push(edits);
    words = applyEdits(words, edits);
    past.set(seq, words);
    for (const edit of edits) {
      if (edit.kind === "delete") continue;
      for (const run of edit.runs) clocks.set(run.client, run.clock + run.text.length);
    }
  };

  const context = (actor: Participant): Context => ({
    actor,
    at,
    newId,
    rules,
    names: NAMES,
    meetingId: () => meeting,
    away: () => away,
    isPresent: (id) => !gone.has(id) && Object.values(PEOPLE).some((one) => one.delegationId === id),
    contributionOf: (id) => papers.get(id) ?? null,
    categoryOf: (id) => Object.values(PEOPLE).find((one) => one.delegationId === id)?.category ?? null,
    personAt: (id) => Object.values(PEOPLE).find((one) => one.id === id) ?? null,
    wordsThen: (id, then) => past.get(then)?.get(id) ?? null,
    serverClientOf: (user) => STAND_IN + EVERYBODY.findIndex((who) => PEOPLE[who].id === user),
    authorOf,
    doneAct: (first) => acts.get(first) ?? null,
    nextClock: (client) => clocks.get(client) ?? 0,
  });

  const decideFor = (actor: Participant, command: Command): Decided => {
    if (command.type !== "takeBack") at += tickMs;
    return decide(opinion, words, { command, context: context(actor) });
  };

  const carryOut = (
    actor: Participant,
    command: Command,
  ): { events: readonly OpinionEvent[] } | { refusal: Refusal } => {
    const decided = decideFor(actor, command);
    if (isRefused(decided)) return decided;
    const before = { opinion, words };
    write(decided.edits);
    const first = seq + 1;
    for (const act of decided.events) {
      const entry: Recorded = { ...act, seq: ++seq, at, by: actor.id };
      entries.push(entry);
      past.set(seq, words);
      opinion = applyEvent(opinion, entry);
    }
    const after = { opinion, words };
    lastAct = first;
    const done = { at, first, last: seq, events: decided.events, before, after };
    acts.set(first, { by: authorId(actor.id), ...done });
    for (const one of decided.events) if (one.type === "takenBack") acts.delete(one.first);
    return decided;
  };

  /** After typing the server asks delegations that objected to other words. */
  const ask = (): void => {
    for (const asked of objectorsToAsk(opinion, words)) {
      const entry: Recorded = { type: "objectorAsked", ...asked, seq: ++seq, at, by: userId("server") };
      entries.push(entry);
      past.set(seq, words);
      opinion = applyEvent(opinion, entry);
    }
  };

  /** Time goes by, and the server does what its clock brings. */
  const pass = (ms: number): readonly OpinionEvent[] => {
    at += ms;
    const events = silencesAt(opinion, words, at);
    for (const act of events) {
      const entry: Recorded = { ...act, seq: ++seq, at, by: userId("server") };
      entries.push(entry);
      opinion = applyEvent(opinion, entry);
    }
    return events;
  };

  const as = (who: Who) => {
    const actor = PEOPLE[who];
    const must = (command: SingleCommand): readonly OpinionEvent[] => {
      const answer = carryOut(actor, command);
      if ("refusal" in answer)
        throw new Error(`${who}, ${command.type}: ${answer.refusal.reason}, ${answer.refusal.message}`);
      return answer.events;
    };
    const made = (events: readonly OpinionEvent[]): ClauseId => {
      for (const act of events) {
        if (act.type === "clauseAdded") return act.clauseId;
        if (act.type === "clauseSplit") return act.newClauseId;
      }
      throw new Error("no clause was made");
    };
    const add = (
      kind: Kind,
      text = "",
      { after = opinion.clauses.at(-1)?.id ?? null, ...more }: AddOptions = {},
    ): ClauseId => made(must({ type: "addClause", after, kind, text, ...more }));
    const typing = (id: ClauseId, edit: Edit): Reason | "done" => {
      at += tickMs;
      const refusal = mayType({ actor, opinion, clause: findClause(opinion, id) ?? null, rules });
      if (refusal !== null) return refusal.reason;
      write([edit]);
      ask();
      return "done";
    };
    return {
      /** The reason of the refusal, or "done". */
      ask: (command: Command): Reason | "done" => {
        const answer = carryOut(actor, command);
        return "refusal" in answer ? answer.refusal.reason : "done";
      },
      /** The whole refusal; throws when there is none. */
      refused: (command: Command): Refusal => {
        const answer = carryOut(actor, command);
        if ("refusal" in answer) return answer.refusal;
        throw new Error(`${who} was not refused: ${command.type}`);
      },
      must,
      add,
      /** Adds lines one below the other at the end, or after a clause: "verb considering", "operative2 that …". */
      write: (...lines: readonly string[]): ClauseId[] =>
        lines.map((line) => {
          const [, kind, level, text] = LINE.exec(line) ?? [];
          if (kind === undefined) throw new Error(`not a line: ${line}`);
          return add(kind as Kind, text, level === "" ? {} : { level: Number(level) });
        }),
      split: (id: ClauseId, place: number): ClauseId =>
        made(must({ type: "splitClause", clauseId: id, at: place })),
      join: (first: ClauseId, second: ClauseId) => must({ type: "joinClauses", first, second }),
      move: (id: ClauseId, after: ClauseId | null) => must({ type: "moveClause", clauseId: id, after }),
      remove: (id: ClauseId) => must({ type: "removeClause", clauseId: id }),
      restore: (id: ClauseId) => must({ type: "restoreClause", clauseId: id }),
      changeKind: (id: ClauseId, kind: Kind, level?: number) =>
        must({ type: "changeKind", clauseId: id, kind, level }),
      lock: (id: ClauseId) => must({ type: "lockClause", clauseId: id, hash: hashOf(id) }),
      unlock: (id: ClauseId, reason = "for drafting") => must({ type: "unlockClause", clauseId: id, reason }),
      consolidate: (reason?: string) => must({ type: "consolidate", reason }),
      cleanUp: () => must({ type: "cleanUp", hash: document().hash }),
      reopen: (reason = "new input") => must({ type: "reopen", reason }),
      /** With a reason, which is kept where something stands in the way. */
      mark: (id: ClauseId, tier: Tier = "ad-referendum", hash = hashOf(id)) =>
        must({ type: "markClause", clauseId: id, tier, hash, reason: "as the room agreed" }),
      /** Agrees to all that is not agreed, in one act. */
      agreeAll: (reason = "as the room agreed") => must({ type: "agreeEnBloc", marks: notAgreed(), reason }),
      reopenMark: (id: ClauseId, reason = "a delegation asked") =>
        must({ type: "reopenMark", clauseId: id, reason }),
      settle: (id: ClauseId) => must({ type: "settleClause", clauseId: id }),
      setPen: (to: "everyone" | "leads" | readonly string[] | null, id: ClauseId | null = null) =>
        must({
          type: "setPen",
          clauseId: id,
          to: Array.isArray(to) ? to.map(delegationId) : (to as PenWish),
        }),
      advance: (to: Stage, reason?: string) => must({ type: "advanceStage", to, reason }),
      footnote: (id: ClauseId, place: number, text: string): FootnoteId => {
        const [act] = must({ type: "addFootnote", clauseId: id, at: place, text });
        if (act?.type !== "footnoteAdded") throw new Error("no footnote was made");
        return act.footnoteId;
      },
      /** Types as the gate lets through: whoever may not gets the reason, and nothing happens. */
      type: (id: ClauseId, place: number, text: string) => {
        const client = TYPING + EVERYBODY.indexOf(who);
        const run: WordRun = { text, client, clock: clocks.get(client) ?? 0 };
        return typing(id, { kind: "insert", clauseId: id, at: place, runs: [run] });
      },
      erase: (id: ClauseId, place: number, length: number) =>
        typing(id, { kind: "delete", clauseId: id, at: place, length }),
    };
  };

  const hashOf = (id: ClauseId): string => clauseHash(opinion, words, id);
  const notAgreed = () =>
    clausesIn(openMatters(opinion, words, NAMES), ["notAgreed", "adReferendum"]).map((id) => ({
      clauseId: id,
      hash: hashOf(id),
    }));
  const document = (): OpinionDocument => documentOf(opinion, words, { names: NAMES, head: "" });

  return {
    as,
    pass,
    now: () => at,
    opinion: () => opinion,
    words: () => words,
    /** The place of the first entry of the last act. */
    lastAct: (): number => lastAct,
    entries: () => entries as readonly Recorded[],
    transactions: () => transactions as readonly (readonly Edit[])[],
    document,
    clause: (id: ClauseId): Clause => findClause(opinion, id)!,
    text: (id: ClauseId): string => clauseText(words, id),
    hash: hashOf,
    open: () => openMatters(opinion, words, NAMES),
    notAgreed,
    number: (id: ClauseId): string | undefined => numbersOf(opinion).get(id),
    state: (id: ClauseId): DocumentClause["state"] | undefined =>
      document().clauses.find((clause) => clause.id === id)?.state,
    /** As it is read: number, words and closing sign, a line for each living clause. */
    sheet: (): string[] => {
      const numbers = numbersOf(opinion);
      const closings = closingSigns(livingClauses(opinion), words);
      return livingClauses(opinion).map((clause) =>
        `${numbers.get(clause.id)} ${clauseText(words, clause.id)}${closings.get(clause.id)}`.trim(),
      );
    },
  };
}

type PenWish = "everyone" | "leads" | DelegationId[] | null;
type AddOptions = { after?: ClauseId | null; level?: number; alternativeTo?: ClauseId };

/** Symbols and names of the invented delegations, lower case. */
export const NAMES: ReadonlySet<string> = new Set(["aaa", "bbb", "hhh", "delegation aaa"]);

/** A well-formed id that no clause has. */
export const NO_CLAUSE = clauseId("01" + "Z".repeat(24));
