import * as Y from "yjs";
import { entryOf } from "../../server/store/chain-writer.ts";
import type { RoomView } from "../../server/room/room-view.ts";
import { verifyStream } from "../../server/command-line/verify.ts";
import { canonicalJson } from "../../shared/events/chain.ts";
import { clauseId, type ClauseId, type DelegationId, type OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { findClause, livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { findProposal, presentWords, proposedText } from "../../shared/negotiation/proposal.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { clauseText, textOf, type Words } from "../../shared/clause/words.ts";
import { type CallChecks, type CallCounts, openCallChecks } from "./check-calls.ts";
import type { Ledger } from "./ledger.ts";
import type { ModelPage } from "./model-page.ts";
import type { ServerInBox } from "./server-in-box.ts";
import { PROPOSED } from "./questions.ts";
import { wordsOf } from "./texts.ts";
import type { VirtualTime } from "./virtual-time.ts";

const ROWS_MAX = 1_000_000;

const hashOf = (opinion: Opinion, words: Words): string =>
  documentOf(opinion, words, { names: new Set(), head: "" }).hash;

/** Every root's words: removed clauses, which no content hash covers, are compared, too. */
const allWords = (words: Words): string =>
  [...words]
    .map(([id, runs]) => `${id} ${textOf(runs)}`)
    .sort()
    .join("\n");

/** Checks the state when all faults have ended and it is still: rules W8, L2, G2, M1, M4. */
export async function checkEnd({
  pages,
  box,
  ledger,
  id,
  time,
  attending,
}: {
  readonly pages: readonly ModelPage[];
  readonly box: ServerInBox;
  readonly ledger: Ledger;
  readonly id: OpinionId;
  readonly time: VirtualTime;
  readonly attending: readonly DelegationId[];
}): Promise<CallCounts> {
  const { problem, saidShown } = ledger;
  const calls = openCallChecks({ problem, attending, saidShown });
  const view = await stepUntil(
    box.request((room) => room.view()),
    time,
  );
  if (view === null) {
    problem("the room cannot be read at the end");
    return calls.counts;
  }
  const rows = await box.store().read(id, 0, { limit: ROWS_MAX });
  const hashes = (list: readonly { readonly hash: string }[]): string => list.map((one) => one.hash).join();
  if (hashes(rows) !== hashes(ledger.rows)) problem("the file does not hold the rows that reached it");
  const { bad } = await verifyStream(box.store(), id);
  if (bad !== null) problem(`the chain breaks at row ${bad.seq}: ${bad.why}`);
  const rebuilt = replay(rows, ledger, calls);
  checkEqual(view, rebuilt, pages, problem);
  checkWords(view, ledger, rebuilt.broughtBack);
  return calls.counts;
}

/** Lets time go on until a promise is settled. */
async function stepUntil<Value>(promise: Promise<Value>, time: VirtualTime): Promise<Value | null> {
  let settled: { readonly value: Value | null } | null = null;
  const settle = (value: Value | null): void => void (settled = { value });
  promise.then(settle, () => settle(null));
  const isSettled = (): { readonly value: Value | null } | null => settled;
  for (;;) {
    const done = isSettled();
    if (done !== null) return done.value;
    await time.step();
  }
}

type Rebuilt = {
  readonly opinion: Opinion;
  readonly words: Words;
  /** Texts of clauses that were restored after they had been joined to another one, which keeps its copy (rule W4). */
  readonly broughtBack: readonly string[];
};

/** The rows one by one: no words behind a lock, from its row on (rule L2). Late words pass through within a commit. */
function replay(
  rows: Awaited<ReturnType<ReturnType<ServerInBox["store"]>["read"]>>,
  { problem, isCommitted }: Ledger,
  calls: CallChecks,
): Rebuilt {
  const doc = new Y.Doc();
  let opinion: Opinion | null = null;
  const locked = new Map<ClauseId, string>();
  const joined = new Set<ClauseId>();
  const broughtBack: string[] = [];
  const now = (): Words => wordsOf(doc);
  const textIn = (clause: ClauseId): string => {
    const text = rootText(doc, clause);
    return text === null ? "" : textOf(readRuns(text));
  };
  for (const row of rows) {
    if (row.kind === "words") {
      Y.applyUpdate(doc, row.body);
    } else {
      const entry = entryOf<Entry>(row);
      if (opinion !== null) calls.entry(entry, opinion, now);
      opinion = applyEvent(opinion, entry);
      if (entry.type === "clauseLocked") locked.set(entry.clauseId, textIn(entry.clauseId));
      if (entry.type === "clauseUnlocked") locked.delete(entry.clauseId);
      // A lock, and words on a locked clause, are taken back at once (rule C49).
      if (entry.type === "takenBack" && entry.clauseId !== null) {
        if (findClause(opinion, entry.clauseId)?.lock === null) locked.delete(entry.clauseId);
        else locked.set(entry.clauseId, textIn(entry.clauseId));
      }
      // The leads accept on a locked clause, too (rule V7).
      const taken =
        entry.type === "proposalAccepted" ? findProposal(opinion.negotiation, entry.proposalId) : undefined;
      if (taken?.clauseId != null && locked.has(taken.clauseId))
        locked.set(taken.clauseId, textIn(taken.clauseId));
      if (entry.type === "clausesJoined") joined.add(entry.second);
      if (entry.type === "clauseRestored" && joined.delete(entry.clauseId))
        broughtBack.push(textOf(entry.words.runs));
    }
    if (!isCommitted(row.seq)) continue;
    if (opinion !== null) calls.committed(opinion, now);
    for (const [clause, text] of locked) {
      if (textIn(clause) !== text) problem(`up to row ${row.seq} the locked clause ${clause} changed`);
    }
  }
  if (isPending(doc)) problem("the rows leave something pending");
  return { opinion: opinion!, words: wordsOf(doc), broughtBack };
}

const isPending = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/**
 * Without the instants at which delegations were asked: an entry that asked about two objections is their delegation's alone
 * once one of them stands no more (rule Q4). Our page reads the record itself when it comes back.
 */
const recordOf = ({ negotiation, ...opinion }: Opinion): string =>
  canonicalJson({
    ...opinion,
    negotiation: {
      ...negotiation,
      positions: negotiation.positions.map(({ askedAt: _askedAt, ...one }) => one),
    },
  });

function checkEqual(
  view: RoomView,
  rebuilt: Rebuilt,
  pages: readonly ModelPage[],
  problem: Ledger["problem"],
): void {
  const hash = hashOf(view.opinion, view.words);
  const words = allWords(view.words);
  const record = recordOf(view.opinion);
  const compare = (name: string, opinion: Opinion, theirs: Words): void => {
    if (hashOf(opinion, theirs) !== hash || allWords(theirs) !== words)
      problem(`the words of ${name} are not the room's`);
    if (recordOf(opinion) !== record) problem(`the record of ${name} is not the room's`);
  };
  compare("a rebuild from the rows", rebuilt.opinion, rebuilt.words);
  for (const page of pages) {
    compare(page.name, page.opinion(), wordsOf(page.doc()));
    if (isPending(page.doc())) problem(`something stays pending at ${page.name}`);
  }
}

const timesIn = (text: string, word: string): number => text.split(word).length - 1;

/**
 * Each word is there once, or was deleted, or was given back to its author; never gone, and never twice but where
 * somebody restored what had been joined.
 */
function checkWords({ opinion, words }: RoomView, ledger: Ledger, broughtBack: readonly string[]): void {
  const living = livingClauses(opinion)
    .map((clause) => clauseText(words, clause.id))
    .join("\n");
  const removed = opinion.clauses
    .filter((clause) => clause.removed !== null)
    .map((clause) => clauseText(words, clauseId(clause.id)))
    .join("\n");
  for (const proposal of opinion.negotiation.proposals) {
    if (proposal.fate.kind !== "accepted") continue;
    const { baseText } = presentWords(proposal);
    for (const [word] of proposedText(proposal).matchAll(PROPOSED)) {
      if (baseText.includes(word)) continue;
      ledger.accepted(word);
      const times = timesIn(living, word);
      const most = 1 + broughtBack.filter((text) => text.includes(word)).length;
      if (times > most || (times === 0 && timesIn(removed, word) === 0))
        ledger.problem(`"${word}" was accepted and is there ${times} times`);
    }
  }
  for (const [word, { page, saved }] of ledger.words) {
    const times = timesIn(living, word);
    const most = 1 + broughtBack.filter((text) => text.includes(word)).length;
    if (times > most) ledger.problem(`"${word}" of ${page} is there ${times} times`);
    const isThere = times > 0 || timesIn(removed, word) > 0;
    if (isThere && ledger.isLost(word))
      ledger.problem(`"${word}" of ${page} was given back as refused and is there`);
    if (isThere || ledger.isDeleted(word) || ledger.isLost(word)) continue;
    ledger.problem(`"${word}" of ${page} is gone${saved ? " though it was saved" : ""}`);
  }
}
