import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import { rootText } from "../../shared/read-words.ts";
import type { Concord } from "../concord.ts";
import { openConcord } from "../concord.ts";
import type { Member } from "../wire/member.ts";
import type { Room } from "../room/room.ts";
import { readSettings } from "../settings.ts";
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
  readonly open: () => Promise<Concord>;
  readonly remove: () => void;
};

/** A data folder with the sample forum, whose Opinion on space is to get a history. */
export async function historyFolder(): Promise<HistoryFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-history-"));
  const open = (): Promise<Concord> => openFolder(dataDir);
  const concord = await open();
  const { id } = concord.forum.forum().opinions.find((one) => one.groupId === "space")!;
  await concord.close();
  return { id, dataDir, open, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** Opens a data folder without a network, with the sample forum where it holds none. */
export async function openFolder(dataDir: string): Promise<Concord> {
  const settings = readSettings({ DATA_DIR: dataDir });
  if ("problem" in settings) throw new Error(settings.problem);
  const found = { preset: "wtpf-26", sample: true };
  const log = (line: string): void => console.error(line);
  const concord = await openConcord({ settings, log, address: () => "", found });
  if (concord === null) throw new Error("no forum");
  return concord;
}

/** Types through the real room, key by key and many at a time, and locks now and then, until so many rows are there. */
export async function typeHistory(
  concord: Concord,
  { id, rows, seed }: { readonly id: OpinionId; readonly rows: number; readonly seed: number },
): Promise<void> {
  const room = await concord.rooms.get(id);
  if (room === null) throw new Error("no Opinion");
  const random = seeded(seed);
  const people = [...concord.forum.forum().participants.values()].filter((one) => one.role === "delegate");
  const lead = [...concord.forum.forum().participants.values()].find((one) =>
    one.leads.includes("space" as never),
  )!;
  const first = (await room.view()).seq;
  const typists = Array.from({ length: TYPISTS }, (_, n) => ({
    member: silentMember(people[n % people.length]!.id),
    // Other ids at each time, as other pages have.
    client: 1_000_000 + first * TYPISTS + n,
  }));
  for (const { member } of typists) room.join(member);
  const page = await copyOf(concord, id);
  const open = (await room.view()).opinion.clauses.filter((one) => one.lock === null && one.removed === null);
  for (let typed = 0; ;) {
    const view = await room.view();
    if (view.seq >= rows) break;
    const wanted = Math.min(BATCH_ROWS, rows - view.seq);
    for (typed = 0; typed < wanted;) {
      const { member, client } = typists[random(TYPISTS)]!;
      const clause = open[random(open.length)]!.id;
      typed += burst(room, { page, member, client, clause, random, most: wanted - typed });
    }
    const asked = { type: "settleClause", clauseId: open[random(open.length)]!.id } as const;
    if (random(4) === 0) await room.command(lead.id, asked);
  }
  for (const { member } of typists) room.leave(member);
}

function burst(
  room: Room,
  {
    page,
    member,
    client,
    clause,
    random,
    most,
  }: {
    readonly page: Y.Doc;
    readonly member: Member;
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
    const taken = room.takeWords(member, update, () => false);
    if (taken !== "taken") throw new Error(`not taken: ${JSON.stringify(taken)}`);
  }
  return keys;
}

async function copyOf(concord: Concord, id: OpinionId): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (let after = 0; ;) {
    const rows = await concord.store.read(id, after, { limit: 1_000 });
    doc.transact(() => {
      for (const row of rows) if (row.kind === "words") Y.applyUpdate(doc, row.body);
    });
    if (rows.length < 1_000) return doc;
    after = rows.at(-1)!.seq;
  }
}

/** A member whose connection is of no interest. */
const silentMember = (user: UserId): Member => ({
  user,
  session: "",
  concord: false,
  send: () => undefined,
  buffered: () => 0,
  close: () => undefined,
  cut: () => undefined,
  taken: () => 0,
});

/** How long an Opinion with so many rows takes to open, from its last checkpoint and from all its rows. */
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
    const checkpoint = (await concord.store.checkpoint(id))!;
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
