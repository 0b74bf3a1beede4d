import type { DraftBracket, DraftClause, DraftText } from "../../shared/plain-text/draft-text.ts";
import { unboundReferences } from "../../shared/checks/bound-references.ts";
import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import {
  type Context,
  type DecisionContext,
  isRefused,
  stateAfter,
} from "../../shared/decide/decision-context.ts";
import { numberIndexNow } from "../../shared/decide/number-index.ts";
import { decide } from "../../shared/decide/decide.ts";
import {
  type AuthorId,
  bracketId,
  type ClauseId,
  footnoteId,
  type GroupId,
  type NewId,
  type OpinionId,
} from "../../shared/ids.ts";
import type { OpinionEvent } from "../../shared/events/event.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { Receipt } from "../../shared/negotiation/receipt.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import type { Edit } from "../../shared/clause/words.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { openServerDoc } from "../replay/server-doc.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import type { CopiedWords, Row } from "../store/store.ts";

/** A stand-in id for whoever brings the text: any id but the server's. */
const FOUNDER_CLIENT = 2;

export type NewOpinion = {
  readonly id: OpinionId;
  readonly groupId: GroupId;
  readonly draft: DraftText;
  readonly sample: boolean;
  /** Of the file that it was read from. */
  readonly received?: Receipt;
  /** As the person who opens it says; absent: its words tell (rule E25). */
  readonly language?: WorkLanguage;
  /** The report that the forum discusses (rule R31); absent: an Opinion. */
  readonly kind?: "report";
};

/**
 * The first rows of a new Opinion: opened, its clauses added and settled, so that no sign of change stands on a
 * text that nobody has touched yet. The words are written under a stand-in of `actor`. Throws when the draft
 * breaks a rule that its reader should have kept.
 */
export function foundOpinion(
  { id, groupId, draft, sample, received, language, kind: document }: NewOpinion,
  {
    actor,
    at,
    newId,
    rules,
    forumSeq,
    author,
  }: Pick<Context, "actor" | "at" | "newId" | "rules"> & {
    readonly forumSeq: number;
    /** As whom the actor writes. */
    readonly author: AuthorId;
  },
): readonly Row[] {
  const serverDoc = openServerDoc();
  const log = openChainWriter(id, EMPTY_CHAIN);
  const context: Context = {
    actor,
    at,
    newId,
    rules,
    serverClientOf: () => FOUNDER_CLIENT,
    authorAt: () => author,
    authorOf: () => author,
    nextClock: serverDoc.nextClock,
  };
  const opened: OpinionEvent = {
    type: "opinionOpened",
    opinionId: id,
    groupId,
    number: draft.number,
    sample,
    generation: newId(),
    ...(received === undefined ? {} : { received }),
    ...(language === undefined ? {} : { language }),
    ...(document === undefined ? {} : { kind: document }),
  };
  const events: OpinionEvent[] = [opened];
  const edits: Edit[] = [];
  let deciding: DecisionContext = {
    context,
    opinion: applyEvent(null, { ...opened, seq: 1, at, by: actor.id }),
    words: new Map(),
    clocks: new Map(),
  };
  const clauses: ClauseId[] = [];
  const ask = (command: SingleCommand): readonly OpinionEvent[] => {
    const decided = decide(deciding.opinion, deciding.words, {
      command,
      context: { ...context, nextClock: (client) => deciding.clocks.get(client) ?? 0 },
    });
    if (isRefused(decided)) throw new Error(`${decided.refusal.reason}: ${decided.refusal.message}`);
    for (const edit of decided.edits) {
      if (edit.kind === "delete") continue;
      for (const run of edit.runs) deciding.clocks.set(run.client, run.clock + run.text.length);
    }
    events.push(...decided.events);
    edits.push(...decided.edits);
    deciding = stateAfter(deciding, decided.events, decided.edits);
    return decided.events;
  };
  const tell = (told: readonly OpinionEvent[]): void => {
    events.push(...told);
    deciding = stateAfter(deciding, told);
  };
  for (const { kind, level, text, alternativeTo, inserted, form, brackets, footnotes } of draft.clauses) {
    const base = alternativeTo === undefined ? undefined : clauses[alternativeTo];
    const added = ask({
      type: "addClause",
      after: clauses.at(-1) ?? null,
      kind,
      level,
      text,
      ...(base === undefined ? {} : { alternativeTo: base }),
      ...(inserted === undefined ? {} : { inserted }),
      ...(form === undefined ? {} : { form }),
    });
    for (const event of added) {
      if (event.type !== "clauseAdded") continue;
      clauses.push(event.clauseId);
      tell((brackets ?? []).map((one) => bracketIn(event, one, newId)));
      tell((footnotes ?? []).map((one) => footnoteIn(event, one, newId)));
    }
  }
  for (const clauseId of clauses) ask({ type: "settleClause", clauseId });
  // A reference by today's number is bound to its clause at once (rule E13); this changes no number.
  const index = numberIndexNow(deciding.opinion, deciding.words);
  for (const clauseId of clauses) {
    const { opinion, words } = deciding;
    const asked = { clauseId, runs: words.get(clauseId) ?? [] };
    const references = unboundReferences(asked, opinion.references, index);
    if (references.length > 0)
      ask({
        type: "bindReferences",
        clauseId,
        references: references.map(({ start, end, target }) => ({ from: start, to: end, target })),
        hash: clauseHash(opinion, words, clauseId),
      });
  }

  const who = { at, by: actor.id };
  const written = serverDoc.write(edits);
  if (written.update !== null) {
    const copied: CopiedWords = { standIns: [[FOUNDER_CLIENT, author]], moved: [] };
    log.words({ at, by: author, client: null, update: written.update, copied });
  }
  for (const event of events)
    log.entry({ ...who, body: { ...event, by: actor.id, forumSeq }, readers: { kind: "all" } });
  return log.take();
}

/** A footnote of the file, behind the character that it hung on. */
function footnoteIn(
  { clauseId, words }: Extract<OpinionEvent, { type: "clauseAdded" }>,
  { at, text }: NonNullable<DraftClause["footnotes"]>[number],
  newId: NewId,
): OpinionEvent {
  const [run] = words.runs;
  const after = run === undefined || at === 0 ? null : ([run.client, run.clock + at - 1] as const);
  return { type: "footnoteAdded", clauseId, footnoteId: footnoteId(newId()), after, text, isPlaced: true };
}

/** A bracket that the text names as a delegation's: its signs are there, and its own from now on (rule B6). */
function bracketIn(
  { clauseId, words }: Extract<OpinionEvent, { type: "clauseAdded" }>,
  { delegationId, signs }: DraftBracket,
  newId: NewId,
): OpinionEvent {
  const [run] = words.runs;
  if (run === undefined) throw new Error("a bracket without words");
  return {
    type: "bracketRaised",
    bracketId: bracketId(newId()),
    clauseId,
    delegationId,
    reservation: "",
    signs: signs.map((at) => [run.client, run.clock + at]),
    bracketed: run.text.slice(signs[0], signs.at(-1)! + 1),
    words,
  };
}
