import { readFileSync } from "node:fs";
import { z } from "zod";
import { canonicalJson } from "../../shared/events/chain.ts";
import { authorId, type GroupId, type OpinionId, userId } from "../../shared/ids.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { Entry } from "../../shared/events/event.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayRead } from "../../shared/people/readers.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { toldRemovals } from "../retention/told-removals.ts";
import { load, undisturbed } from "../replay/load.ts";
import { entryBodyOf, entryOf } from "../store/chain-writer.ts";
import { EMPTY_CHAIN, follow, NOBODY } from "../store/check-row.ts";
import { BadRow, type CopiedWords, FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import { openChecking, verifiedLines, whyNotTold } from "./verify.ts";
import { whyNot } from "./why-not.ts";
import type { VerifiedFile } from "./verified-file.ts";
import { say } from "./spoken.ts";

const PAGE_ROWS = 500;
const HEX = z.string().regex(/^[0-9a-f]{64}$/);
const charRange = z.array(z.number().int());

const place = { seq: z.number().int(), kind: z.enum(["minutes", "words"]), prev: HEX, hash: HEX };
const known = { ...place, at: z.number().int(), by: z.string(), salt: z.string() };
const recordRow = z.union([
  z.strictObject({ ...known, kind: z.literal("minutes"), entry: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    ...known,
    kind: z.literal("words"),
    client: z.number().int().nullable(),
    /** Base64 of the Yjs update. */
    update: z.string(),
    copied: z
      .strictObject({
        standIns: z.array(z.tuple([z.number().int(), z.string().transform(authorId)])),
        // Other notes of a copying stay as they are: the row's hash covers them.
        moved: z.array(z.looseObject({ from: charRange, to: charRange })),
      })
      .nullable(),
  }),
  /** Words that were removed: their proof, and in base64 what is left in their place. */
  z.strictObject({
    ...place,
    kind: z.literal("words"),
    at: z.number().int(),
    removed: z.strictObject({ digest: HEX, sum: HEX.or(z.literal("")) }),
    left: z.string(),
  }),
  /** A row that this reader may not have: its place in the chain. */
  z.strictObject(place),
]);

/** A record as it leaves the server: every row of every stream, hidden ones as their place in the chain. */
const recordFile = z.strictObject({
  format: z.literal("concord-record"),
  version: z.literal(1),
  streams: z.array(z.strictObject({ stream: z.string(), rows: z.array(recordRow) })),
});
type RecordFile = z.output<typeof recordFile>;
type RecordRow = RecordFile["streams"][number]["rows"][number];

/**
 * The whole record as somebody may read it; `reader` null: what all may. A stream ends before its first row that
 * is not right, which `broken` names.
 */
export const recordOf = (
  parts: { readonly store: Store; readonly forum: Pick<ForumRoom, "forum"> },
  reader: Participant | null,
): Promise<ReadRecord> => undisturbed(parts.store, () => readRecord(parts, reader));

type ReadRecord = {
  readonly record: RecordFile;
  readonly rows: number;
  readonly hidden: number;
  readonly broken: readonly BadRow[];
};

async function readRecord(
  { store, forum }: { readonly store: Store; readonly forum: Pick<ForumRoom, "forum"> },
  reader: Participant | null,
): Promise<ReadRecord> {
  let [count, hidden] = [0, 0];
  const streams: RecordFile["streams"] = [];
  const broken: BadRow[] = [];
  const add = async (stream: string, may: (row: Row) => boolean): Promise<void> => {
    const rows: RecordRow[] = [];
    streams.push({ stream, rows });
    let position = EMPTY_CHAIN;
    for (;;) {
      const page = await store.read(stream, position.seq, { limit: PAGE_ROWS });
      for (const row of page) {
        position = follow(position, row);
        const isOpen = may(row);
        rows.push(isOpen ? openRow(row) : placeOf(row));
        count += 1;
        if (!isOpen) hidden += 1;
      }
      if (page.length < PAGE_ROWS) return;
      await new Promise(setImmediate);
    }
  };
  const addOrSay = async (stream: string, may: (row: Row) => boolean): Promise<void> => {
    try {
      await add(stream, may);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      broken.push(error);
    }
  };
  await addOrSay(FORUM_STREAM, ({ readers }) =>
    reader === null ? readers.kind === "all" : mayRead(readers, reader, null),
  );
  for (const { id, groupId } of forum.forum().opinions) {
    const opinion = (await wholeOf(store, id)) ?? emptyOpinion(id, groupId);
    await addOrSay(id, (row) => row.kind === "words" || mayReadNow(entryOf<Entry>(row), reader, opinion));
  }
  return { record: { format: "concord-record", version: 1, streams }, rows: count, hidden, broken };
}

/** As it stands now: which positions are of the past. Null where its rows are not right, and then all are. */
async function wholeOf(store: Store, id: OpinionId): Promise<Opinion | null> {
  try {
    return (await load(store, id)).opinion;
  } catch (error) {
    if (error instanceof BadRow) return null;
    throw error;
  }
}

const emptyOpinion = (id: OpinionId, groupId: GroupId): Opinion => {
  const opened = { type: "opinionOpened", opinionId: id, groupId } as const;
  return applyEvent(null, {
    ...opened,
    number: "",
    sample: false,
    generation: "",
    seq: 0,
    at: 0,
    by: userId(""),
  });
};

const placeOf = ({ seq, kind, prev, hash }: Row): RecordRow => ({ seq, kind, prev, hash });

function openRow(row: Row): RecordRow {
  const { seq, kind, at, by, salt, prev, hash, removed } = row;
  if (removed !== null) {
    const left = Buffer.from(row.body).toString("base64");
    return { seq, kind: "words", at, prev, hash, removed, left };
  }
  const common = { seq, at, by, salt, prev, hash };
  if (kind === "minutes") return { ...common, kind, entry: entryBodyOf(row) };
  const { client, body, copied } = row;
  const moved = copied && copied.moved.map((one) => ({ ...one, from: [...one.from], to: [...one.to] }));
  return {
    ...common,
    kind,
    client,
    update: Buffer.from(body).toString("base64"),
    copied: copied && { standIns: copied.standIns.map(([id, user]) => [id, user]), moved: moved ?? [] },
  };
}

export type OpenEntry = {
  readonly at: number;
  readonly by: string;
  readonly entry: Readonly<Record<string, unknown>>;
};

/** Checks an exported record by itself: the chains of every stream, also over hidden rows; `opened`: its open entries. */
export function verifyRecordFile(
  file: string,
): VerifiedFile & { readonly opened: (stream: string) => readonly OpenEntry[] } {
  const opened = (): readonly OpenEntry[] => [];
  let read: ReturnType<typeof recordFile.safeParse>;
  try {
    read = recordFile.safeParse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? say("verify", "noWholeRecord")
        : say("verify", "cannotRead", { why: whyNot(error) });
    return { lines: [`${file}\t${why}`], code: 1, rows: 0, opened };
  }
  if (!read.success) {
    const place = read.error.issues[0]?.path.join(".") || say("verify", "itsStart");
    return {
      lines: [`${file}\t${say("verify", "noRecord", { place })}`],
      code: 1,
      rows: 0,
      opened,
    };
  }
  const { streams } = read.data;
  const lines: string[] = [];
  let [code, all] = [0, 0];
  const named = new Set<string>([FORUM_STREAM]);
  const there = new Map<string, number>();
  const removals = toldRemovals(forumEntriesIn(read.data));
  for (const { stream, rows } of streams) {
    there.set(stream, (there.get(stream) ?? 0) + 1);
    if (stream === FORUM_STREAM) for (const id of opinionsIn(rows)) named.add(id);
    const checking = openChecking(stream);
    const told = removals.get(stream);
    let bad: { readonly seq: number; readonly why: string } | null;
    try {
      for (const row of rows) {
        if (isPlace(row)) checking.takeHidden({ stream, ...row });
        else checking.take(rowOf(stream, row));
      }
      bad = whyNotTold(checking.removed(), told);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      bad = error;
    }
    if (bad !== null) code = 1;
    const hidden = rows.filter(isPlace).length;
    const { seq, heads } = checking.position();
    all += seq;
    const verified = { rows: seq, heads, bad, removed: checking.removed() };
    lines.push(...verifiedLines(stream, verified, { hidden, told }));
  }
  // A chain says nothing of a whole stream that was left out: the forum names them.
  for (const stream of named)
    if (!there.has(stream))
      lines.push(`${stream}\t${say("verify", "rowBad", { row: 1, why: say("fault", "missing") })}`);
  for (const [stream, times] of there)
    if (times > 1) lines.push(`${stream}\t${say("verify", "timesThere", { times })}`);
  if ([...named].some((stream) => there.get(stream) !== 1)) code = 1;
  return {
    lines,
    code,
    rows: all,
    opened: (asked) =>
      streams.flatMap(({ stream, rows }) =>
        stream === asked ? rows.flatMap((row) => ("entry" in row ? [row] : [])) : [],
      ),
  };
}

const opinionsIn = (rows: readonly RecordRow[]): readonly string[] =>
  rows.flatMap((row) => {
    const { type, opinionId } = "entry" in row ? row.entry : {};
    return type === "opinionOpened" && typeof opinionId === "string" ? [opinionId] : [];
  });

const forumEntriesIn = ({ streams }: RecordFile): readonly ForumEntry[] =>
  streams
    .filter(({ stream }) => stream === FORUM_STREAM)
    .flatMap(({ rows }) =>
      rows.flatMap((row) => ("entry" in row ? [{ ...row.entry, at: row.at } as unknown as ForumEntry] : [])),
    );

type OpenRow = Extract<RecordRow, { readonly at: number }>;
const isPlace = (row: RecordRow): row is Exclude<RecordRow, OpenRow> => !("at" in row);

const REMOVED_ROW = {
  kind: "words",
  by: NOBODY,
  client: null,
  copied: null,
  readers: { kind: "all" },
  salt: "",
} as const;

function rowOf(stream: string, row: OpenRow): Row {
  const { seq, at, prev, hash } = row;
  if ("removed" in row) {
    const body = Buffer.from(row.left, "base64");
    return { ...REMOVED_ROW, stream, seq, at, prev, hash, body, removed: row.removed };
  }
  const common = { stream, seq, at, by: userId(row.by), salt: row.salt, prev, hash, removed: null };
  if (row.kind === "minutes") {
    const readers = (row.entry["readers"] ?? { kind: "all" }) as Row["readers"];
    const body = new TextEncoder().encode(canonicalJson(row.entry));
    return { ...common, kind: "minutes", client: null, copied: null, body, readers };
  }
  const body = Buffer.from(row.update, "base64");
  const { client } = row;
  const copied = row.copied as CopiedWords | null;
  return { ...common, kind: "words", client, copied, body, readers: { kind: "all" } };
}
