import { existsSync, fsyncSync, mkdirSync, openSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";
import { ulid } from "ulid";
import { asReason } from "../../shared/commands/command-parts.ts";
import type { Entry } from "../../shared/events/event.ts";
import { type OpinionId, opinionId, ULID } from "../../shared/ids.ts";
import { draftsIn } from "../replay/drafts-in.ts";
import { readToldRemovals } from "../retention/told-removals.ts";
import type { Concord } from "../setup/concord.ts";
import { entryOf } from "../store/chain-writer.ts";
import { type MendedRows, mendRows } from "../store/mended-rows.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import { BadRow, FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import { type OpenBackup, openBackup } from "./open-backup.ts";
import type { Outcome } from "./outcome.ts";
import { readOptions } from "./read-options.ts";
import { openChecking, verifiedLines, verifyStream, whyNotTold } from "./verify.ts";
import { refusalLine } from "./refusal-words.ts";
import { rowFault } from "./row-faults.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/**
 * `restore-opinion BACKUP --opinion ID|--group ID --reason R`: mends the damaged rows of one Opinion from a backup, by
 * an event that says so, and touches no other (rules D27-D30).
 */
export async function restoreOpinion(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(words, { opinion: "string", group: "string", reason: "string" }, 1);
  if ("code" in read) return read;
  const [file] = read.positionals;
  const { opinion, group } = read.values;
  if (file === undefined) return failed(say("restore", "name"));
  const found = namedOpinion(concord, { opinion, group });
  if (found === null)
    return failed(
      say("restore", "oneOpinion"),
      ...concord.forum.forum().opinions.map((one) => `  ${one.id}\t${one.groupId}`),
    );
  const reason = asReason.safeParse(read.values.reason ?? "");
  if (!reason.success) return failed(say("person", "badReason"));
  const backup = await openBackup(file, concord.store);
  if ("lines" in backup) return failed(...backup.lines);
  try {
    return await concord.rooms.whileClosed(found, () =>
      mendOpinion(concord, { id: found, backup, reason: reason.data }),
    );
  } finally {
    backup.close();
  }
}

function namedOpinion(
  { forum }: Pick<Concord, "forum">,
  { opinion, group }: { readonly opinion: string | undefined; readonly group: string | undefined },
): OpinionId | null {
  const { opinions } = forum.forum();
  if ((opinion === undefined) === (group === undefined)) return null;
  const named = opinions.filter(({ id, groupId }) =>
    opinion === undefined ? groupId === group : ULID.test(opinion) && id === opinionId(opinion),
  );
  return named.length === 1 ? named[0]!.id : null;
}

type Mending = { readonly id: OpinionId; readonly backup: OpenBackup; readonly reason: string };

async function mendOpinion(concord: Concord, { id, backup, reason }: Mending): Promise<Outcome> {
  const { store, forum } = concord;
  const own = await readableRows(store, id);
  const last = await store.lastSeq(id);
  const theirs = await backup.rowsOf(id);
  if (theirs.size === 0) return failed(say("restore", "notHeld", { id }));
  const mended = mendRows(own, theirs);
  const end = mended.position.seq;
  const lost = Math.max(0, last - end);
  if (mended.taken.length === 0 && lost === 0) return failed(say("restore", "isWhole", { id }));
  const parted = [...theirs.values()].find(
    (row) => row.seq <= end && mended.rows[row.seq - 1]?.hash !== row.hash,
  );
  if (parted !== undefined) return failed(say("restore", "otherRow", { row: parted.seq }));
  const told = (await readToldRemovals(store)).get(id);
  const checking = openChecking(id);
  mended.rows.forEach(checking.take);
  const bad = whyNotTold(checking.removed(), told);
  if (bad !== null) return failed(say("restore", "madeBefore", { row: bad.seq, why: rowFault(bad.why) }));
  const gone = lost === 0 ? [] : await draftsGone(concord, { id, mended });
  const kept = await keepAside(concord, { id, mended, last, gone });
  const { length: repaired } = mended.taken;
  const event = {
    type: "opinionRestored",
    opinionId: id,
    backupAt: backup.at,
    upTo: end,
    repaired,
    lost,
    reason,
  } as const;
  const written = await forum.recordRestore(event, (rows) =>
    store.restoreStream({
      stream: id,
      rows: mended.taken,
      end,
      gone,
      mark: lost === 0 ? null : ulid(),
      told: rows,
    }),
  );
  if ("refusal" in written) return failed(refusalLine(written.refusal));
  concord.versions.forget(id);
  const verified = await verifyStream(store, id, told);
  return {
    lines: [
      ...verifiedLines(id, verified, { told }),
      say("restore", "mended", { n: repaired, at: new Date(backup.at).toISOString(), lost, end }),
      say("restore", "aside", { n: gone.length, file: kept }),
      say("restore", "told"),
    ],
    code: verified.bad === null ? 0 : 1,
  };
}

/** Rows of a stream that can be read, one by one where a page of them cannot. */
async function readableRows(store: Store, stream: string): Promise<ReadonlyMap<number, Row>> {
  const rows = new Map<number, Row>();
  const last = await store.lastSeq(stream);
  for (let seq = 1; seq <= last; seq++) {
    try {
      const [row] = await store.read(stream, seq - 1, { limit: 1 });
      if (row?.seq === seq) rows.set(seq, row);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
    }
    if (seq % 500 === 0) await new Promise(setImmediate);
  }
  return rows;
}

/** Drafts of this Opinion that its rows do not name any more: they were begun in rows that are lost. */
async function draftsGone(
  { store, forum }: Pick<Concord, "store" | "forum">,
  { id, mended }: { readonly id: OpinionId; readonly mended: MendedRows },
): Promise<readonly string[]> {
  const named = new Set<string>([FORUM_STREAM, ...forum.forum().opinions.map((one) => one.id)]);
  for (const row of mended.rows) {
    if (row.kind !== "minutes") continue;
    const entry = entryOf<Entry>(row);
    if (entry.type === "proposalDrafted") named.add(entry.proposalId);
  }
  for (const one of forum.forum().opinions)
    if (one.id !== id) for (const draft of await draftsIn(store, one.id)) named.add(draft);
  const gone: string[] = [];
  for (const stream of await store.streams()) {
    if (named.has(stream)) continue;
    const [opened] = await store.read(stream, 0, { limit: 1, kind: "minutes" });
    const entry = opened === undefined ? null : entryOf<Entry>(opened);
    if (entry?.type === "opinionOpened" && entry.draftOf?.opinionId === id) gone.push(stream);
  }
  return gone;
}

type Aside = {
  readonly id: OpinionId;
  readonly mended: MendedRows;
  readonly last: number;
  readonly gone: readonly string[];
};

/** Keeps the rows that go, as they lie there, in a file of the data folder that only its owner can read (rule D30). */
async function keepAside(
  { store, dataDir }: Pick<Concord, "store" | "dataDir">,
  { id, mended, last, gone }: Aside,
): Promise<string> {
  const { taken, position } = mended;
  const places = [
    ...taken.map(({ seq }) => seq),
    ...Array.from({ length: Math.max(0, last - position.seq) }, (_, n) => position.seq + 1 + n),
  ];
  const streams: Record<string, readonly (object | null)[]> = { [id]: await store.rawRows(id, places) };
  for (const draft of gone) {
    const all = Array.from({ length: await store.lastSeq(draft) }, (_, n) => n + 1);
    streams[draft] = await store.rawRows(draft, all);
  }
  const folder = join(dataDir, "kept-aside");
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, `${id}.${new Date().toISOString().replaceAll(":", "-")}.json`);
  const handle = openSync(file, "wx", OWNER_ONLY);
  try {
    writeSync(
      handle,
      JSON.stringify(streams, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
      ),
    );
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return file;
}
