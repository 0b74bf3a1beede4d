import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { judge, judgeKey } from "../../server/gate/gate.ts";
import type { GateView } from "../../server/gate/gate-places.ts";
import { updateOf } from "../../server/gate/usual-key.ts";
import { openChainWriter } from "../../server/store/chain-writer.ts";
import { openMoves } from "../../server/replay/moves.ts";
import { openServerDoc } from "../../server/replay/server-doc.ts";
import { EMPTY_CHAIN } from "../../server/store/check-row.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { openIncomingQueue } from "../../server/room/incoming-queue.ts";
import { seeded } from "../../server/testing/chance.ts";
import { clauseId, userId } from "../../shared/ids.ts";
import { CLAUSES, sampleWords } from "./crowd-words.ts";
import { atMost, type Part, type Progress, seen } from "./findings.ts";
import { median } from "./median.ts";
import { openTypist, spotsOf } from "./typist.ts";

/**
 * Gate, chain and append of single keys as a room takes those of one frame, beside Yjs' own applyUpdate of each and a
 * bare INSERT of the same bytes: in turns over the same keys, with the same flush and as many rows a commit.
 */
const KEYS = 30_000;
const WARM_KEYS = 5_000;
/** About as many as a frame holds when 150 people type 5 keys a second. */
export const KEYS_A_COMMIT = 30;
const TYPISTS = 50;
const SERVER = 3;

type Way = { readonly take: (keys: readonly Uint8Array[]) => Promise<void>; readonly close: () => void };

const CLAUSE_IDS = Array.from({ length: CLAUSES }, (_, n) =>
  clauseId(`01BENCH${String(n).padStart(19, "0")}`),
);

function openSheet(): ReturnType<typeof openServerDoc> {
  const serverDoc = openServerDoc();
  let clock = 0;
  serverDoc.write(
    CLAUSE_IDS.map((id, n) => {
      const run = { text: sampleWords(n), client: SERVER, clock };
      clock += run.text.length;
      return { kind: "makeRoot", clauseId: id, runs: [run] };
    }),
  );
  return serverDoc;
}

/** Takes the keys of a commit as a room does. */
export function openGateWay(folder: string, { flush }: { flush: boolean }): Way {
  const serverDoc = openSheet();
  const store = openSqlite(join(folder, "ours.sqlite"));
  const log = openChainWriter("opinion", EMPTY_CHAIN);
  const by = userId("01BENCHUSER000000000000000");
  const view: GateView = {
    doc: serverDoc.doc,
    clauseOf: serverDoc.clauseOf,
    mayType: () => null,
    mayTypeAsItStood: () => null,
    ownsClient: (client) => client >= 1_000,
    moves: openMoves(),
    knows: () => false,
    isRemoved: () => false,
    isProtected: () => false,
  };
  const write = (update: Uint8Array): void =>
    log.words({ at: Date.now(), by, client: 1_000, update, copied: null });
  const takeAmong = (bytes: Uint8Array): boolean => {
    const key = judgeKey(view, bytes);
    if (key === null) return false;
    const update = updateOf(key);
    serverDoc.applyKey(update);
    write(update);
    return true;
  };
  const takeAlone = (bytes: Uint8Array): void => {
    const judgement = judge(view, bytes);
    if (judgement.kind !== "pass") throw new Error(`a key did not pass: ${JSON.stringify(judgement)}`);
    const { update } = serverDoc.apply(judgement.update);
    if (update === null) throw new Error("a key changed nothing");
    write(update);
  };
  const queue = openIncomingQueue<{ readonly bytes: number; readonly key: Uint8Array }>({
    wake: () => undefined,
    together: serverDoc.together,
    among: ({ key }) => takeAmong(key),
    alone: ({ key }) => takeAlone(key),
  });
  return {
    take: async (keys) => {
      for (const key of keys) queue.put({ bytes: key.byteLength, key });
      queue.empty();
      if (flush) await store.append(log.take());
      else log.take();
    },
    close: () => store.close(),
  };
}

function plain(folder: string, { flush }: { flush: boolean }): Way {
  const { doc } = openSheet();
  const db = new DatabaseSync(join(folder, "plain.sqlite"));
  db.exec(
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT",
  );
  const insert = db.prepare("INSERT INTO rows (body) VALUES (?)");
  return {
    take: async (keys) => {
      for (const key of keys) Y.applyUpdate(doc, key);
      if (!flush) return;
      db.exec("BEGIN IMMEDIATE");
      for (const key of keys) insert.run(key);
      db.exec("COMMIT");
    },
    close: () => db.close(),
  };
}

export function someKeys(count: number): readonly Uint8Array[] {
  const chance = seeded(7);
  const spots = spotsOf(openSheet().doc, CLAUSE_IDS);
  const typists = Array.from({ length: TYPISTS }, (_, i) => openTypist(1_000 + i, { spots, chance }));
  return Array.from({ length: count }, () => typists[chance(TYPISTS)]!.key().update);
}

/** Microseconds a key of each way, by the median commit: one flush that waits for another program's is not ours. */
async function compare(flush: boolean): Promise<{ readonly ours: number; readonly plain: number }> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const ways = { ours: openGateWay(folder, { flush }), plain: plain(folder, { flush }) };
  const commits: { readonly ours: number[]; readonly plain: number[] } = { ours: [], plain: [] };
  try {
    const keys = someKeys(WARM_KEYS + KEYS);
    for (let from = 0; from < keys.length; from += KEYS_A_COMMIT) {
      const some = keys.slice(from, from + KEYS_A_COMMIT);
      // In turns, and either one first as often, so that what else the machine and its disk do meets both alike.
      const isOdd = (from / KEYS_A_COMMIT) % 2 === 1;
      for (const name of isOdd ? (["ours", "plain"] as const) : (["plain", "ours"] as const)) {
        const start = performance.now();
        await ways[name].take(some);
        if (from >= WARM_KEYS) commits[name].push(performance.now() - start);
      }
    }
    const aKey = (times: readonly number[]): number => (median(times) * 1_000) / KEYS_A_COMMIT;
    return { ours: aKey(commits.ours), plain: aKey(commits.plain) };
  } finally {
    ways.ours.close();
    ways.plain.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function gatePart(progress: Progress): Promise<Part> {
  progress(`gate and append, ${KEYS} keys`);
  const stored = await compare(true);
  const judged = await compare(false);
  return {
    title: `Gate and append: ${KEYS} single keys in ${CLAUSES} clauses, ${KEYS_A_COMMIT} rows a commit, synchronous = FULL`,
    findings: [
      seen("applyUpdate and a bare INSERT of the same bytes, a key", `${stored.plain.toFixed(1)} µs`),
      seen("gate, chain and append, a key", `${stored.ours.toFixed(1)} µs`),
      atMost("gate and append, of plain apply and insert", {
        value: stored.ours / stored.plain,
        aim: 1.3,
        unit: "times",
        digits: 2,
      }),
      seen(
        "the same without the disk: gate and chain, of applyUpdate",
        `${judged.ours.toFixed(1)} of ${judged.plain.toFixed(1)} µs`,
      ),
    ],
    charts: [
      {
        title: "A key judged, applied and on disk",
        unit: "µs",
        aim: null,
        bars: [
          { name: "plain", value: stored.plain, label: `${stored.plain.toFixed(1)} µs` },
          { name: "concord", value: stored.ours, label: `${stored.ours.toFixed(1)} µs` },
        ],
      },
    ],
    notes: [],
  };
}
