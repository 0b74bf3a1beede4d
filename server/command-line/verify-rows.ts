import { readToldRemovals } from "../retention/told-removals.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { draftsIn } from "../replay/drafts-in.ts";
import { entryOf } from "../store/chain-writer.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import type { VerifiedFile } from "./verified-file.ts";
import { verifiedLines, verifyStream, type Verified } from "./verify.ts";
import { say } from "./spoken.ts";

type VerifiedRows = VerifiedFile & {
  /** Each stream that the forum names, with the ends of its chains. */
  readonly streams: ReadonlyMap<string, Pick<Verified, "rows" | "heads">>;
};

/** Checks every stream of a database: those that the forum names must be there, and no others. */
export async function verifyRows(store: Pick<Store, "read" | "streams">): Promise<VerifiedRows> {
  const { read } = store;
  const there = await store.streams();
  const streams = new Map<string, Verified>();
  const lines: string[] = [];
  let [code, rows] = [0, 0];
  const removals = await readToldRemovals({ read });
  const check = async (stream: string): Promise<boolean> => {
    const told = removals.get(stream);
    const verified = await verifyStream({ read }, stream, told);
    const empty = verified.bad === null && verified.rows === 0;
    const bad = empty ? { seq: 1, why: "it is missing" } : verified.bad;
    lines.push(...verifiedLines(stream, { ...verified, bad }, { told }));
    rows += verified.rows;
    streams.set(stream, verified);
    if (bad !== null) code = 1;
    return bad === null;
  };
  const isWhole = await check(FORUM_STREAM);
  const opinions = isWhole ? await opinionsIn(read) : there.filter((stream) => stream !== FORUM_STREAM);
  const named = new Set(opinions);
  for (const id of opinions) for (const draft of await draftsIn({ read }, id)) named.add(draft);
  for (const stream of named) await check(stream);
  for (const stream of there) {
    if (stream === FORUM_STREAM || named.has(stream)) continue;
    lines.push(`${stream}\t${say("verify", "noOpinion")}`);
    code = 1;
  }
  return { lines, code, rows, streams };
}

export async function forumEntriesIn(read: Store["read"]): Promise<readonly ForumEntry[]> {
  const rows = await read(FORUM_STREAM, 0, { limit: Number.MAX_SAFE_INTEGER, kind: "minutes" });
  return rows.map((row) => entryOf<ForumEntry>(row));
}

const opinionsIn = async (read: Store["read"]): Promise<readonly string[]> =>
  (await forumEntriesIn(read)).flatMap((entry) => (entry.type === "opinionOpened" ? [entry.opinionId] : []));
