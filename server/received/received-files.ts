import {
  WORD_AUTHORS_MAX,
  WORD_FILES_BYTES_MAX,
  WORD_FILES_MAX,
  WORD_RECEIPTS_MAX,
} from "../../shared/limits.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { refuse } from "../../shared/refusal.ts";
import { commandsOf } from "../../shared/word-file/word-import.ts";
import type { Keep, ReceivedView, WordPreview } from "../../shared/word-file/word-import.ts";
import type { Clock } from "../time/clock.ts";
import type { Answered } from "../room/room.ts";
import type { WordParts } from "../exports/word-export.ts";
import type { Store, WordAuthor } from "../store/store.ts";
import { fileRefusal } from "../imports/file-refusal.ts";
import { understandWordFile } from "../imports/read-word-file.ts";
import { previewFile } from "./preview-file.ts";
import { DROPPED, KEPT, NO_RECEIPT, receivedView, TOO_MANY_WAIT } from "./receipts.ts";
import { sha256Of } from "./sha256-of.ts";
import { openSettledReceipts } from "./settled-receipts.ts";
import { isTakenFrom } from "./taken-from.ts";
import type { Asker, Refused } from "./whose-file.ts";
import { onWordRefusal, openOwners } from "./whose-file.ts";

/** Word files that came in for an Opinion: a delegation's own, and nobody else's to see (rules X29 and X7). */
export type ReceivedFiles = {
  /** Stores it first, with its receipt; what it says is read after. */
  readonly receive: (
    asker: Asker,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ) => Promise<number | Refused>;
  readonly list: (asker: Asker) => Promise<readonly ReceivedView[] | Refused>;
  readonly preview: (asker: Asker, number: number) => Promise<WordPreview | Refused>;
  /** Null: said. */
  readonly name: (asker: Asker, number: number, authors: readonly WordAuthor[]) => Promise<Refused | null>;
  readonly keep: (asker: Asker, number: number, keep: Keep) => Promise<Answered>;
  /** Takes the file away; the receipt stays. */
  readonly drop: (asker: Asker, number: number) => Promise<Refused | null>;
};

const NO_ROOM =
  "Your delegation’s files use all the space that an Opinion has for them: drop files that wait, or make the proposals here.";

export function openReceivedFiles(
  parts: WordExportParts & {
    readonly clock: Clock;
    readonly bytesMax?: number;
    readonly receiptsMax?: number;
  },
  /** Reads in a process of its own (rule X1). */
  read: typeof understandWordFile = understandWordFile,
): ReceivedFiles {
  const { store, clock, forum, bytesMax = WORD_FILES_BYTES_MAX, receiptsMax = WORD_RECEIPTS_MAX } = parts;
  const { ownerFor, wasSentByOffice, isThereFor } = openOwners(forum);
  const keeping = new Set<number>();
  const receipts = openSettledReceipts({
    store,
    clock,
    isTaken: (file) => isTakenFrom(store, file),
    isUnderWay: (key) => keeping.has(key),
  });
  const receiveNew = async (file: Parameters<Store["receive"]>[0]): Promise<number> => {
    const { key, number } = await store.receive(file);
    receipts.nothingTaken(key);
    return number;
  };
  /** One after the other, or many that are sent together would each find room. */
  let receiving: Promise<unknown> = Promise.resolve();

  const found = async (asker: Asker, number: number) => {
    const owner = await ownerFor(asker);
    if (typeof owner !== "string") return owner;
    const file = await store.receivedFile({ owner, number });
    if (file === null || file.stream !== asker.room.id) return NO_RECEIPT;
    if (!isThereFor(asker, file)) return NO_RECEIPT;
    return receipts.settled(file);
  };

  /** Refuses a file that is one too many; null if it has room. The secretariat's files count apart. */
  const noPlaceFor = async (asker: Asker, owner: string, bytes: number): Promise<Refused | null> => {
    const sent = (await store.receivedOf(asker.room.id, owner)).filter(
      (file) => wasSentByOffice(file) === (asker.on !== null),
    );
    const all = sent.reduce((sum, one) => sum + one.bytes, bytes);
    if (all > bytesMax || sent.length >= receiptsMax)
      return refuse("filesFull", NO_ROOM, { maxBytes: bytesMax, maxReceipts: receiptsMax });
    const open = sent.filter(({ keptAt, dropped }) => keptAt === null && !dropped);
    if (open.length < WORD_FILES_MAX) return null;
    // Some files are known as taken up by the record alone.
    const settled = await Promise.all(open.map(receipts.settled));
    return settled.filter(({ keptAt }) => keptAt === null).length < WORD_FILES_MAX ? null : TOO_MANY_WAIT;
  };

  const preview: ReceivedFiles["preview"] = async (asker, number) => {
    const file = await found(asker, number);
    if ("refusal" in file) return file;
    return file.dropped ? DROPPED : previewFile(parts, asker, { file, read });
  };

  const keepFrom: ReceivedFiles["keep"] = async (asker, number, keep) => {
    const there = await found(asker, number);
    if ("refusal" in there) return there;
    const onWord = onWordRefusal(asker, keep);
    if (onWord !== null) return onWord;
    const { key } = there;
    if (keeping.has(key)) return KEPT;
    keeping.add(key);
    try {
      // Read when no other keeping of it is under way: one may have ended since.
      const file = await found(asker, number);
      if ("refusal" in file) return file;
      if (file.keptAt !== null) return KEPT;
      const seen = await preview(asker, number);
      if ("refusal" in seen) return seen;
      if (seen.hash !== keep.hash)
        return refuse("wordsChanged", "The text changed since you looked: look at the preview again.");
      const { opinion } = await asker.room.view(asker.participant);
      const commands = commandsOf(seen.understood, keep, {
        opinion,
        footnotesClosed: seen.footnotesClosed,
        own: asker.on ?? delegationHere(asker.participant, opinion.groupId),
      });
      if (commands.length === 0) return refuse("nothingToDo", "Choose what to take from the file.");
      const { at, sha256 } = file;
      const receipt = { number, at, sha256 };
      receipts.taking(key);
      const answered = await asker.room.command(
        asker.participant.id,
        { type: "batch", commands: [...commands] },
        { received: receipt },
      );
      if ("entries" in answered) await store.noteKept(key, clock.now());
      else receipts.nothingTaken(key);
      return answered;
    } finally {
      keeping.delete(key);
    }
  };

  return {
    preview,
    receive: async (asker, { name, bytes }) => {
      // Taken before anything else is waited for: what counts is when it was here.
      const at = clock.now();
      const { room, participant } = asker;
      if (bytes.byteLength === 0) return fileRefusal("notWord");
      const owner = await ownerFor(asker);
      if (typeof owner !== "string") return owner;
      const sha256 = await sha256Of(bytes);
      const received = receiving.then(
        async () =>
          (await noPlaceFor(asker, owner, bytes.byteLength)) ??
          receiveNew({ stream: room.id, user: participant.id, owner, name, at, sha256, body: bytes }),
      );
      receiving = received.catch(() => undefined);
      return received;
    },
    list: async (asker) => {
      const owner = await ownerFor(asker);
      if (typeof owner !== "string") return owner;
      const files = await store.receivedOf(asker.room.id, owner);
      const views: ReceivedView[] = [];
      for (const file of files)
        if (isThereFor(asker, file)) views.push(receivedView(await receipts.settled(file)));
      return views;
    },
    name: async (asker, number, authors) => {
      const file = await found(asker, number);
      if ("refusal" in file) return file;
      const known = await store.wordAuthors(file.owner);
      const named = new Set([...known, ...authors].map(({ name }) => name));
      if (named.size > WORD_AUTHORS_MAX)
        return refuse("tooMany", "Your delegation's files name as many people as are remembered.", {
          max: WORD_AUTHORS_MAX,
        });
      await store.saveWordAuthors(file.owner, authors);
      return null;
    },
    keep: keepFrom,
    drop: async (asker, number) => {
      const file = await found(asker, number);
      if ("refusal" in file) return file;
      if (file.keptAt !== null || keeping.has(file.key)) return KEPT;
      if (file.dropped) return DROPPED;
      await store.dropReceived(file.key);
      return null;
    },
  };
}
