import * as Y from "yjs";
import type { Row } from "../../server/store/store.ts";
import type { RoomView } from "../../server/room/room-view.ts";
import type { LostText } from "../../client/offline-store/lost-text.ts";
import { firstClocks } from "../../client/offline-store/unsaved.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { CommandAnswer } from "../../shared/wire/protocol.ts";
import type { ModelPage } from "./model-page.ts";

/** One word that was typed; no other word is like it. */
type Word = { readonly page: string; readonly client: number; readonly end: number; saved: boolean };

/** Promises to everybody and their acts, kept apart from all that is tested. */
export type Ledger = {
  /** Rows are in the file. */
  readonly stored: (rows: readonly Row[]) => void;
  readonly typed: (page: ModelPage, word: string) => void;
  readonly deleted: (page: ModelPage, word: string, ranges: readonly Range[]) => void;
  readonly acknowledged: (page: ModelPage) => void;
  readonly answered: (answer: CommandAnswer) => void;
  /** A reader was given the Opinion as it stands. */
  readonly viewed: (view: RoomView) => void;
  readonly lost: (words: readonly LostText[]) => void;
  /** A page says that it shows a call. */
  readonly shown: (page: ModelPage, callSeq: number) => void;
  readonly saidShown: (id: DelegationId, callSeq: number) => boolean;
  /** A word that came by a proposal. */
  readonly accepted: (word: string) => void;
  readonly problem: (what: string) => void;
  readonly problems: readonly string[];
  readonly words: ReadonlyMap<string, Word>;
  readonly rows: readonly Row[];
  /** True where a commit ended with this row: what it holds stands or falls together (rule D2). */
  readonly isCommitted: (seq: number) => boolean;
  readonly isDeleted: (word: string) => boolean;
  readonly isLost: (word: string) => boolean;
  readonly counts: Counts;
};

export type Range = readonly [client: number, clock: number, length: number];
export type Counts = Record<
  "typed" | "acknowledgements" | "answers" | "refusals" | "lost" | "accepted" | "views",
  number
>;

/** Words look like `p3w17 `: of page 3, its 17th. */
export const WORD = /p\d+w\d+ /g;

export function openLedger(): Ledger {
  /** The disk's text, as its rows tell it. */
  const disk = new Y.Doc();
  const entries = new Map<number, string>();
  const rows: Row[] = [];
  const commits = new Set<number>();
  const words = new Map<string, Word>();
  const deletedWords = new Set<string>();
  const lostWords = new Set<string>();
  const shown = new Set<string>();
  const problems: string[] = [];
  /** Deletions of each document that are not yet said to be saved. */
  const deletions = new Map<number, Range[]>();
  const counts: Counts = {
    typed: 0,
    acknowledgements: 0,
    answers: 0,
    refusals: 0,
    lost: 0,
    accepted: 0,
    views: 0,
  };
  const problem = (what: string): void => void problems.push(what);

  const isGone = ([client, clock, length]: Range): boolean => {
    for (let i = 0; i < length; i++) {
      if (Y.getState(disk.store, client) <= clock + i) return false;
      if (!Y.getItem(disk.store, Y.createID(client, clock + i)).deleted) return false;
    }
    return true;
  };

  return {
    stored: (added) => {
      commits.add(added.at(-1)?.seq ?? 0);
      for (const row of added) {
        rows.push(row);
        if (row.kind === "words") Y.applyUpdate(disk, row.body);
        else entries.set(row.seq, row.hash);
      }
    },
    typed: (page, word) => {
      counts.typed += 1;
      const { clientID, store } = page.doc();
      words.set(word, {
        page: page.name,
        client: clientID,
        end: Y.getState(store, clientID),
        saved: false,
      });
    },
    deleted: (page, word, ranges) => {
      deletedWords.add(word);
      const client = page.doc().clientID;
      deletions.set(client, [...(deletions.get(client) ?? []), ...ranges]);
    },
    acknowledged: (page) => {
      counts.acknowledgements += 1;
      const { clientID, store } = page.doc();
      const unsaved = page.unsaved();
      const saved = firstClocks(unsaved.changes()).get(clientID) ?? Y.getState(store, clientID);
      const stored = Y.getState(disk.store, clientID);
      if (saved > stored)
        problem(`${page.name} was told that ${saved} characters are saved, on disk are ${stored}`);
      for (const word of words.values()) if (word.client === clientID && word.end <= saved) word.saved = true;
      if (unsaved.count() > 0) return;
      for (const range of deletions.get(clientID) ?? []) {
        if (!isGone(range)) problem(`${page.name} was told that a deletion is saved which is not on disk`);
      }
      deletions.delete(clientID);
    },
    answered: (answer) => {
      if ("refusal" in answer) {
        counts.refusals += 1;
        return;
      }
      counts.answers += 1;
      for (const entry of answer.entries) {
        if (entries.get(entry.seq) !== entry.hash)
          problem(`entry ${entry.seq} (${entry.type}) was answered and is not on disk`);
      }
    },
    viewed: ({ words, seq }) => {
      counts.views += 1;
      if (seq > (rows.at(-1)?.seq ?? 0)) problem(`a view told of row ${seq}, which is not on disk`);
      for (const [clause, runs] of words) {
        for (const { client, clock, text } of runs) {
          if (clock + text.length > Y.getState(disk.store, client))
            problem(`a view told of words of ${clause} which are not on disk`);
        }
      }
    },
    lost: (lost) => {
      for (const one of lost) {
        for (const [word] of `${one.typed} `.matchAll(WORD)) {
          counts.lost += 1;
          lostWords.add(word);
        }
      }
    },
    shown: ({ actor }, callSeq) => void shown.add(`${actor.delegationId} ${callSeq}`),
    saidShown: (id, callSeq) => shown.has(`${id} ${callSeq}`),
    accepted: () => void (counts.accepted += 1),
    problem,
    problems,
    words,
    rows,
    isCommitted: (seq) => commits.has(seq),
    isDeleted: (word) => deletedWords.has(word),
    isLost: (word) => lostWords.has(word),
    counts,
  };
}
