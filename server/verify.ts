import type { RowKind } from "../shared/chain.ts";
import { bodyDigest, GENESIS, rowHash } from "../shared/chain.ts";
import type { Concord } from "./concord.ts";
import { entryBodyOf, wordsBody } from "./room/log.ts";
import type { Row, Store } from "./store/store.ts";
import { FORUM_STREAM } from "./store/store.ts";

const PAGE_ROWS = 1_000;

const hashOf = (row: Row): string => {
  const body = row.kind === "words" ? wordsBody(row) : entryBodyOf(row);
  return rowHash({ ...row, digest: bodyDigest(row.salt, body) });
};

/** The first row of a stream whose hash, place or predecessor is not right, and how many rows were read. */
export async function verifyStream(
  store: Store,
  stream: string,
): Promise<{ readonly rows: number; readonly bad: { readonly seq: number; readonly why: string } | null }> {
  const heads: Record<RowKind, string> = { minutes: GENESIS, words: GENESIS };
  let seq = 0;
  for (;;) {
    const rows = await store.read(stream, seq, { limit: PAGE_ROWS });
    for (const row of rows) {
      const bad = (why: string) => ({ rows: seq, bad: { seq: row.seq, why } });
      if (row.seq !== seq + 1) return bad(`row ${seq + 1} is missing`);
      if (row.prev !== heads[row.kind]) return bad("it does not follow the row before it");
      try {
        if (hashOf(row) !== row.hash) return bad("its content does not fit its hash");
      } catch {
        return bad("its content cannot be read");
      }
      heads[row.kind] = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE_ROWS) return { rows: seq, bad: null };
  }
}

/** Checks the forum's rows and every Opinion's; names the first bad row of each. */
export async function verifyStreams({
  store,
  forum,
}: Concord): Promise<{ readonly lines: readonly string[]; readonly code: number }> {
  const lines: string[] = [];
  let code = 0;
  for (const stream of [FORUM_STREAM, ...forum.forum().opinions.map((one) => one.id)]) {
    const { rows, bad } = await verifyStream(store, stream);
    lines.push(bad === null ? `${stream}\t${rows} rows, whole` : `${stream}\trow ${bad.seq}: ${bad.why}`);
    if (bad !== null) code = 1;
  }
  return { lines, code };
}
