import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { CHECKPOINT_FORMAT } from "../replay/checkpoint.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { readLeftWords } from "../replay/left-words.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { Room } from "../room/room.ts";
import type { RoomView } from "../room/room-view.ts";
import { readSettings } from "../setup/settings.ts";
import { seeded } from "./chance.ts";

/** Letters as often as English has them, near enough. */
const LETTERS = "eeeeetttaaaooiinnsshhrrdlcumwfgypbvk     ";
const TYPISTS = 24;
/** Keys that a person types in one place before somebody or something else comes. */
const BURST_KEYS_MAX = 40;
/** Rows handed over before the disk is waited for. */
const BATCH_ROWS = 400;

export type HistoryFolder = {
  readonly id: OpinionId;
  readonly dataDir: string;
  /** `now`: an instant as FORUM_NOW takes it. */
  readonly open: (now?: string) => Promise<Concord>;
  readonly remove: () => void;
};

/** A data folder with the sample forum, whose Opinion on space is to get a history. */
export async function historyFolder(now?: string): Promise<HistoryFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-history-"));
  const open = (at?: string): Promise<Concord> => openFolder(dataDir, at);
  const concord = await open(now);
  const { id } = concord.forum.forum().opinions.find((one) => one.groupId === "space")!;
  await concord.close();
  return { id, dataDir, open, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** Opens a data folder without a network, with the sample forum where it holds none. */
export async function openFolder(dataDir: string, now?: string): Promise<Concord> {
  const settings = readSettings({ DATA_DIR: dataDir, FORUM_NOW: now });
  if ("problem" in settings) throw new Error(settings.problem);
  const found = { preset: "wtpf-26", sample: true };
  const log = (line: string): void => console.error(line);
  const concord = await openConcord({ settings, log, address: () => "", found });
  if (concord === null) throw new Error("no forum");
  return concord;
}

export type History = {
  readonly id: OpinionId;
  readonly rows: number;
  readonly seed: number;
  /** The lead's acts between the typing: settles a clause now and then, or everything that changes a text. */
  readonly acts?: "settle" | "all";
  /** Rows that are typed between two of the lead's acts. */
  readonly between?: number;
};

/** Types through the real room, key by key and many at a time, the lead's acts between, until so many rows are there. */
export async function typeHistory(
  concord: Concord,
  { id, rows, seed, acts = "settle", between = BATCH_ROWS }: History,
): Promise<void> {
  const room = await concord.rooms.get(id);
  if (room === null) throw new Error("no Opinion");
  const random = seeded(seed);
  const people = [...concord.forum.forum().participants.values()].filter((one) => one.role === "delegate");
  const { groupId } = (await room.view()).opinion;
  const lead = [...concord.forum.forum().participants.values()].find((one) => one.leads.includes(groupId))!;
  const first = (await room.view()).seq;
  const typists = Array.from({ length: TYPISTS }, (_, n) => ({
    connection: silentConnection(people[n % people.length]!.id),
    // Other ids at each time, as other pages have.
    client: 1_000_000 + first * TYPISTS + n,
  }));
  for (const { connection } of typists) room.join(connection);
  const page = new Y.Doc();
  let copied = await catchUp(concord, { id, page, after: 0 });
  for (let typed = 0; ;) {
    const view = await room.view();
    if (view.seq >= rows) break;
    // The lead's text is known here before somebody types on.
    if (acts === "all") copied = await catchUp(concord, { id, page, after: copied });
    const open = view.opinion.clauses.filter((one) => one.lock === null && one.removed === null);
    const wanted = Math.min(between, rows - view.seq);
    for (typed = 0; typed < wanted;) {
      const { connection, client } = typists[random(TYPISTS)]!;
      const clause = open[random(open.length)]!.id;
      typed += burst(room, { page, connection, client, clause, random, most: wanted - typed });
    }
    if (acts === "all") for (const asked of leadActs(view, random)) await room.command(lead.id, asked);
    else if (random(4) === 0)
      await room.command(lead.id, { type: "settleClause", clauseId: open[random(open.length)]!.id });
  }
  for (const { connection } of typists) room.leave(connection);
}

function burst(
  room: Room,
  {
    page,
    connection,
    client,
    clause,
    random,
    most,
  }: {
    readonly page: Y.Doc;
    readonly connection: RoomConnection;
    readonly client: number;
    readonly clause: ClauseId;
    readonly random: (below: number) => number;
    readonly most: number;
  },
): number {
  const text = rootText(page, clause)!;
  let at = random(text.length + 1);
  const keys = Math.min(1 + random(BURST_KEYS_MAX), most);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  page.on("update", keep);
  page.clientID = client;
  for (let key = 0; key < keys; key++) {
    // Texts neither grow for ever nor vanish.
    const erases = at > 0 && random(text.length > 1_200 ? 2 : 7) === 0;
    if (erases) text.delete(--at, 1);
    else text.insert(at++, LETTERS[random(LETTERS.length)]!);
  }
  page.off("update", keep);
  for (const update of updates) {
    const taken = room.takeWords(connection, { step2: false, update });
    if (taken !== "taken") throw new Error(`not taken: ${JSON.stringify(taken)}`);
  }
  return keys;
}

/** A lead's occasional acts: words wander, are settled, marked and frozen; some of it is refused, as in life. */
function leadActs({ opinion, document }: RoomView, random: (below: number) => number): readonly Command[] {
  const { clauses } = document;
  // As many clauses as there were: what is parted is joined again.
  const [i, act] = [1 + random(clauses.length - 2), random(clauses.length > 60 ? 24 : 20)];
  const { id: clauseId, text, hash } = clauses[i]!;
  switch (act) {
    case 0:
      return [{ type: "consolidate" }, { type: "reopen", reason: "more to say" }];
    case 1:
      return [{ type: "removeClause", clauseId }];
    case 2:
      return opinion.clauses.flatMap((one): Command[] =>
        one.removed === null || random(2) === 0 ? [] : [{ type: "restoreClause", clauseId: one.id }],
      );
    case 3:
    case 4:
      return [{ type: "moveClause", clauseId, after: clauses[random(clauses.length)]!.id }];
    case 5:
    case 6:
      return clauses.length > 63 ? [] : [{ type: "splitClause", clauseId, at: random(text.length + 1) }];
    case 7:
    case 8:
    case 20:
    case 21:
    case 22:
      return [{ type: "joinClauses", first: clauseId, second: clauses[i + 1]!.id }];
    case 9:
      return [{ type: "markClause", clauseId, tier: "ad-referendum", hash }];
    default:
      return [{ type: "settleClause", clauseId }];
  }
}

/** Puts the words of the rows after one into a copy; gives the seq of the last. */
async function catchUp(
  concord: Concord,
  { id, page, after }: { readonly id: OpinionId; readonly page: Y.Doc; readonly after: number },
): Promise<number> {
  for (let last = after; ;) {
    const rows = await concord.store.read(id, last, { limit: 1_000 });
    page.transact(() => {
      for (const { kind, body, removed } of rows) {
        if (kind !== "words" || body.length === 0) continue;
        Y.applyUpdate(page, removed === null ? body : readLeftWords(body).update);
      }
    });
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < 1_000) return last;
  }
}

/** A connection that nobody listens on. */
const silentConnection = (user: UserId): RoomConnection => ({
  user,
  concord: false,
  send: () => undefined,
  buffered: () => 0,
  close: () => undefined,
  cut: () => undefined,
  refuse: () => undefined,
});

/** Time to open an Opinion with so many rows, from its last checkpoint and from all its rows. */
export async function openingWithHistory(rows: number): Promise<{
  readonly rows: number;
  readonly withCheckpointMs: number;
  readonly withoutMs: number;
  readonly checkpointBytes: number;
}> {
  const folder = await historyFolder();
  try {
    const { id } = folder;
    let concord = await folder.open();
    await typeHistory(concord, { id, rows, seed: 1 });
    await concord.close();

    const opened = async (): Promise<number> => {
      const start = performance.now();
      await (await concord.rooms.get(id))?.view();
      return performance.now() - start;
    };
    concord = await folder.open();
    const checkpoint = (await concord.store.checkpoint(id, CHECKPOINT_FORMAT))!;
    const withCheckpointMs = await opened();
    await concord.close();

    concord = await folder.open();
    await concord.store.saveCheckpoint({ ...checkpoint, hash: "" });
    const withoutMs = await opened();
    await concord.close();
    return { rows, withCheckpointMs, withoutMs, checkpointBytes: checkpoint.body.byteLength };
  } finally {
    folder.remove();
  }
}
