import type { OpinionId } from "../../shared/ids.ts";
import { VERSION_RUNS_MAX, VERSIONS_HELD_MAX } from "../../shared/limits.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Words } from "../../shared/clause/words.ts";
import { ofThisGeneration, rowOfCheckpoint, readRows, undisturbed } from "../replay/load.ts";
import { BadRow, type Store } from "../store/store.ts";
import { openThread } from "../replay/thread.ts";
import type { VersionAnswered, VersionRequest } from "./version-thread.ts";

/** Rows read from the file between two turns of everybody else. */
const READ_ROWS = 400;

/** Words and record as they were right after one row, for nobody in particular. */
export type Version = {
  readonly opinion: Opinion;
  readonly seq: number;
  readonly words: Words;
  /** Of the chain of events. */
  readonly head: string;
};

/** Earlier versions of all Opinions: each is a kept checkpoint and the rows after it, every one of them checked. */
export type Versions = {
  /** Null where there was no such row, no Opinion yet, or its words were removed. Rejects with BadRow. */
  readonly at: (id: OpinionId, seq: number) => Promise<Version | null>;
  /** Words of it were removed: what is held of it is let go. */
  readonly forget: (id: OpinionId) => void;
  readonly close: () => Promise<void>;
};

/** Runs of words that a version holds, nearly all of its memory. */
export function runsIn({ opinion, words }: Pick<Version, "opinion" | "words">): number {
  let count = 0;
  for (const runs of words.values()) count += runs.length;
  for (const { settled } of opinion.clauses) count += settled.runs.length;
  return count;
}

type Answer<Kind extends VersionAnswered["kind"]> = Extract<VersionAnswered, { kind: Kind }>;

export function openVersions(store: Store, log: (line: string) => void): Versions {
  const thread = openThread<VersionRequest, VersionAnswered>(new URL("version-thread.ts", import.meta.url));
  /** The newest asked for last. */
  const held = new Map<string, Promise<Version | null>>();
  /** Runs of the versions in memory. */
  const runs = new Map<string, number>();
  let rebuilding: Promise<unknown> = Promise.resolve();

  const ask = async <Kind extends VersionAnswered["kind"]>(
    id: string,
    asked: VersionRequest,
    ...kinds: readonly Kind[]
  ): Promise<Answer<Kind>> => {
    const answered = await thread.ask(asked);
    if (answered.kind === "badRow") throw new BadRow(id, answered.seq, answered.why);
    if (!kinds.includes(answered.kind as Kind))
      throw new Error(answered.kind === "failed" ? answered.why : `the thread answered ${answered.kind}`);
    return answered as Answer<Kind>;
  };

  /** Lets the oldest go, but for the one that was asked for last. */
  const spare = (last: string): void => {
    let sum = [...runs.values()].reduce((all, count) => all + count, 0);
    for (const oldest of held.keys()) {
      if ((held.size <= VERSIONS_HELD_MAX && sum <= VERSION_RUNS_MAX) || oldest === last) break;
      held.delete(oldest);
      sum -= runs.get(oldest) ?? 0;
      runs.delete(oldest);
    }
  };

  /** State of the thread after the last version. */
  let stands: { readonly id: OpinionId; readonly seq: number; readonly thread: number } | null = null;

  /** From where the thread stands, the nearest sound checkpoint before the row, or nothing: the seq after which rows go on. */
  const begin = async (id: OpinionId, seq: number): Promise<number> => {
    const here = stands;
    stands = null;
    for (let upTo = seq; ;) {
      const checkpoint = await store.keptCheckpoint(id, upTo);
      const isNear = here?.id === id && here.seq <= seq && here.seq >= (checkpoint?.seq ?? 0);
      if (isNear && here.thread === thread.started()) return here.seq;
      const from =
        checkpoint === null ? null : { checkpoint, place: await rowOfCheckpoint(store, checkpoint) };
      const answered = await ask(id, { kind: "begin", id, from }, "begun", "passedOver");
      if (answered.kind === "begun") return answered.seq;
      upTo = (checkpoint?.seq ?? 1) - 1;
    }
  };

  const rebuildOnce = async (id: OpinionId, seq: number): Promise<Version | null> => {
    const removals = await store.removals();
    let after = await begin(id, seq);
    while (after < seq) {
      const rows = await readRows(store, id, { after, limit: Math.min(READ_ROWS, seq - after) });
      if (rows.length === 0) break;
      const { keep } = await ask(id, { kind: "rows", rows }, "took");
      after = rows.at(-1)!.seq;
      if (keep !== null && (await store.removals()) === removals)
        await store.keepCheckpoint(keep).catch((error: unknown) => {
          log(`opinion ${id}: no checkpoint kept at row ${keep.seq}: ${String(error)}`);
        });
    }
    const { position, words, ...rebuilt } = await ask(id, { kind: "end" }, "version");
    stands = { id, seq: position.seq, thread: thread.started() };
    const opinion = await ofThisGeneration(store, rebuilt.opinion);
    if (opinion === null || position.seq !== seq || !(await store.isReadable(id, seq))) return null;
    return { opinion, seq, words, head: position.heads.minutes };
  };
  const rebuild = (id: OpinionId, seq: number): Promise<Version | null> =>
    undisturbed(store, () => rebuildOnce(id, seq));

  return {
    at: (id, seq) => {
      if (seq < 1) return Promise.resolve(null);
      const key = `${id} ${seq}`;
      // One after the other: a hall that asks at once is served by few rebuilds.
      const known = held.get(key);
      const version = known ?? rebuilding.then(() => rebuild(id, seq));
      held.delete(key);
      held.set(key, version);
      // A version that is held is no turn: behind it the next one would begin beside one that is under way.
      if (known === undefined) rebuilding = version.catch(() => undefined);
      // A row that is not there may come; what went wrong may be mended.
      const forget = (): void => {
        if (held.get(key) === version) held.delete(key);
        runs.delete(key);
      };
      const noteSize = (one: Version | null): void => {
        if (one === null) forget();
        else if (held.get(key) === version) runs.set(key, runsIn(one));
        spare(key);
      };
      version.then(noteSize, forget);
      spare(key);
      return version;
    },
    forget: (id) => {
      if (stands?.id === id) stands = null;
      for (const key of held.keys()) {
        if (!key.startsWith(`${id} `)) continue;
        held.delete(key);
        runs.delete(key);
      }
    },
    close: thread.close,
  };
}
