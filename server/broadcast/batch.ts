import type { Entry } from "../../shared/events/event.ts";
import { asForAll, isForAll } from "../../shared/people/readers.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";
import { type News, noNews } from "./news.ts";

/** A value that waits until all that is in the room is on disk. */
export type Waiting = {
  /** Makes the value, of what the next append holds and nothing that comes after it. */
  readonly make: () => void;
  readonly resolve: () => void;
  readonly reject: (why: unknown) => void;
};

/** One frame while it is gathered. */
export type Batch = {
  readonly updates: Uint8Array[];
  readonly news: News;
  /** Sent right after the commit, before and after the frame. */
  readonly before: (() => void)[];
  readonly after: (() => void)[];
  readonly waiting: Waiting[];
};

const emptyBatch = (): Batch => ({ updates: [], news: noNews(), before: [], after: [], waiting: [] });

/** Gathers the next frame. Each change asks for one. */
export type Gathering = {
  readonly now: () => Batch;
  /** Hands over what was gathered, and begins anew. */
  readonly take: () => Batch;
  readonly addWords: (
    update: Uint8Array,
    told: { readonly deletions: readonly Deletion[]; readonly authors: readonly Author[] },
  ) => void;
  readonly addAuthors: (authors: readonly Author[]) => void;
  readonly addEntries: (entries: readonly Entry[]) => void;
  /** Tells something beside words, cursors and events. */
  readonly tell: (change: (news: News) => void) => void;
  readonly wait: (waiting: Waiting) => void;
  readonly before: (deliver: () => void) => void;
  readonly after: (deliver: () => void) => void;
};

export function openGathering(ask: () => void): Gathering {
  let batch = emptyBatch();
  return {
    now: () => batch,
    take: () => {
      const taken = batch;
      batch = emptyBatch();
      return taken;
    },
    addWords: (update, { deletions, authors }) => {
      batch.updates.push(update);
      batch.news.deletions.push(...deletions);
      batch.news.authors.push(...authors);
      ask();
    },
    addAuthors: (authors) => {
      batch.news.authors.push(...authors);
      ask();
    },
    addEntries: (entries) => {
      const { news } = batch;
      news.entries.push(...entries.map(asForAll));
      news.forSome = [...news.forSome, ...entries.filter((entry) => !isForAll(entry))];
      ask();
    },
    tell: (change) => {
      change(batch.news);
      ask();
    },
    wait: (waiting) => {
      batch.waiting.push(waiting);
      ask();
    },
    before: (deliver) => {
      batch.before.push(deliver);
      ask();
    },
    after: (deliver) => {
      batch.after.push(deliver);
      ask();
    },
  };
}

/** Makes its value with the rows that go to disk, and gives it when they are there. */
export function waitingFor<Made>(
  make: () => Made,
  { resolve, reject }: { readonly resolve: (made: Made) => void; readonly reject: (why: unknown) => void },
): Waiting {
  let give = (): void => undefined;
  return {
    make: () => {
      try {
        const made = make();
        give = () => resolve(made);
      } catch (error) {
        give = () => reject(error);
      }
    },
    resolve: () => give(),
    reject,
  };
}
