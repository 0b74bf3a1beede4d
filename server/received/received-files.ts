import { WORD_AUTHORS_MAX } from "../../shared/file-limits.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { refuse } from "../../shared/refusal.ts";
import {
  commandsOf,
  type Keep,
  type ReceivedView,
  type WordPreview,
} from "../../shared/word-file/word-import.ts";
import type { Answered } from "../room/room.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import type { WordAuthor } from "../store/store.ts";
import { understandWordFile } from "../imports/read-word-file.ts";
import { previewFile } from "./preview-file.ts";
import { DROPPED, ALREADY_USED, NO_RECEIPT, receivedView } from "./receipts.ts";
import { openReceiving, type Receive, type ReceivingParts } from "./receive-file.ts";
import { openSettledReceipts } from "./settled-receipts.ts";
import { isTakenFrom } from "./taken-from.ts";
import { type Asker, onWordRefusal, openOwners, type Refused } from "./whose-file.ts";

/** Word files that came in for an Opinion: a delegation's own, and nobody else's to see (rules X29 and X7). */
export type ReceivedFiles = {
  /** Null: this person may bring in files here. */
  readonly refusedTo: (asker: Asker) => Promise<Refused | null>;
  readonly receive: Receive;
  readonly list: (asker: Asker) => Promise<readonly ReceivedView[] | Refused>;
  readonly preview: (asker: Asker, number: number) => Promise<WordPreview | Refused>;
  /** Null: said. */
  readonly name: (asker: Asker, number: number, authors: readonly WordAuthor[]) => Promise<Refused | null>;
  readonly keep: (asker: Asker, number: number, keep: Keep) => Promise<Answered>;
  /** Takes the file away; the receipt stays. */
  readonly drop: (asker: Asker, number: number) => Promise<Refused | null>;
};

export function openReceivedFiles(
  parts: WordExportParts & ReceivingParts,
  /** Reads in a process of its own (rule X1). */
  read: typeof understandWordFile = understandWordFile,
): ReceivedFiles {
  const { store, clock, forum } = parts;
  const owners = openOwners(forum);
  const { ownerFor, isThereFor } = owners;
  const keeping = new Set<number>();
  const receipts = openSettledReceipts({
    store,
    clock,
    isTaken: (file) => isTakenFrom(store, file),
    isUnderWay: (key) => keeping.has(key),
  });
  const found = async (asker: Asker, number: number) => {
    const owner = await ownerFor(asker);
    if (typeof owner !== "string") return owner;
    const file = await store.receivedFile({ owner, number });
    if (file === null || file.stream !== asker.room.id) return NO_RECEIPT;
    if (!isThereFor(asker, file)) return NO_RECEIPT;
    return receipts.settled(file);
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
    if (keeping.has(key)) return ALREADY_USED;
    keeping.add(key);
    try {
      // Read when no other keeping of it is under way: one may have ended since.
      const file = await found(asker, number);
      if ("refusal" in file) return file;
      if (file.keptAt !== null) return ALREADY_USED;
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
    refusedTo: async (asker) => {
      const owner = await ownerFor(asker);
      return typeof owner === "string" ? null : owner;
    },
    preview,
    receive: openReceiving(parts, { owners, receipts }),
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
      if (file.keptAt !== null || keeping.has(file.key)) return ALREADY_USED;
      if (file.dropped) return DROPPED;
      await store.dropReceived(file.key);
      return null;
    },
  };
}
