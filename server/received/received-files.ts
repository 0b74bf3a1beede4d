import { personWhen } from "../../shared/forum/people-of.ts";
import {
  WORD_AUTHORS_MAX,
  WORD_FILES_BYTES_MAX,
  WORD_FILES_MAX,
  WORD_RECEIPTS_MAX,
} from "../../shared/limits.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refusal.ts";
import { againstVersion, ofVersion, versionFor } from "../../shared/language-version/against-version.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import {
  alreadyThere,
  beside,
  commandsOf,
  commentsAlreadyThere,
  previewHash,
} from "../../shared/word-file/word-import.ts";
import type { Keep, ReceivedView, WordPreview } from "../../shared/word-file/word-import.ts";
import type { Clock } from "../time/clock.ts";
import type { Answered, Room } from "../room/room.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import type { ReceivedFile, Store, WordAuthor } from "../store/store.ts";
import { fileRefusal } from "../imports/file-refusal.ts";
import { understandWordFile } from "../imports/read-word-file.ts";
import { sentAgain } from "./sent-again.ts";
import { sha256Of } from "./sha256-of.ts";
import { openSettledReceipts } from "./settled-receipts.ts";
import { isTakenFrom } from "./taken-from.ts";

type Refused = { readonly refusal: Refusal };
export type Asker = {
  readonly room: Room;
  readonly participant: Participant;
  /** By the secretariat alone: the delegation whose file it brings in, on its word. */
  readonly on: DelegationId | null;
};

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

export const NO_RECEIPT = refuse("noSuchReceipt", "There is no such file of yours here.");
export const KEPT = refuse("alreadyKept", "You used this file already. Send it again to use more of it.");
export const TOO_MANY_WAIT = refuse(
  "tooManyFiles",
  "You have reached the limit of waiting files. First use or delete one.",
  { max: WORD_FILES_MAX },
);
const NO_ROOM =
  "Your delegation’s files use all the space that an Opinion has for them: drop files that wait, or make the proposals here.";
export const DROPPED = refuse("fileDropped", "This file was dropped: its receipt is all there is.");
const ON_WORD = refuse(
  "notYourRole",
  "The secretariat brings in a file on a delegation’s word, and nobody else.",
);
const FOR_WHOM = refuse("noDelegation", "Say for which delegation the file is brought in.");

export const receivedView = ({ number, at, sha256, name, keptAt, dropped }: ReceivedFile): ReceivedView => ({
  number,
  at,
  sha256,
  name,
  keptAt,
  dropped,
});

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

  /** Owner of a file: a delegation, where the secretariat brings it in too; else the person. */
  const ownerOf = ({ participant, on }: Asker, { groupId }: Opinion): string | Refused => {
    const standing = standingOf(participant, groupId);
    if (standing === "follower")
      return refuse("notYourRole", "A follower can only read.", { role: participant.role });
    if (on === null) {
      if (standing === "secretariat") return FOR_WHOM;
      return delegationHere(participant, groupId) ?? participant.id;
    }
    if (standing !== "secretariat") return ON_WORD;
    return forum.forum().delegations.some(({ id }) => id === on)
      ? on
      : refuse("noSuchDelegation", "There is no such delegation on the forum’s list.");
  };
  const owned = async (asker: Asker): Promise<string | Refused> =>
    ownerOf(asker, (await asker.room.view(asker.participant)).opinion);

  const wasSentByOffice = ({ user, at }: ReceivedFile): boolean =>
    personWhen(forum.forum().people, user, at)?.role === "secretariat";
  /** The secretariat sees of a delegation’s files those that it brought in itself. */
  const isThereFor = ({ on }: Asker, file: ReceivedFile): boolean => on === null || wasSentByOffice(file);

  const found = async (asker: Asker, number: number) => {
    const owner = await owned(asker);
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
    if (file.dropped) return DROPPED;
    const { opinion, document } = await asker.room.view(asker.participant);
    const known = await store.wordAuthors(file.owner);
    const others = known.flatMap(({ name, whose }) => (whose === "other" ? [name] : []));
    const against = againstText(opinion, document, forum.names());
    const own = asker.on ?? delegationHere(asker.participant, opinion.groupId);
    let busy: Refused | null = null;
    let sent: WordPreview["sent"] = null;
    const first = await read(file.body, { against, others }, async (mark) => {
      const made = await sentAgain(parts, { ...asker, own }, mark);
      if (made === null) return null;
      if (!("refusal" in made)) {
        sent = { seq: made.seq, at: made.at };
        return made;
      }
      busy = made;
      return null;
    });
    // Many files wait to be made. Read by its words alone, this one would give proposals that nobody made.
    if (busy !== null) return busy;
    if ("fault" in first) return fileRefusal(first.fault);
    const version = versionFor(first.understood, opinion);
    const held =
      version === null ? first : await read(file.body, { against: againstVersion(against, version), others });
    if ("fault" in held) return fileRefusal(held.fault);
    const understood =
      version === null ? held.understood : ofVersion(held.understood, { version, opinion, against });
    const footnotesClosed = understood.footnotes.flatMap(({ n, clauseId }) => {
      const clause = findClause(opinion, clauseId) ?? null;
      const rules = forum.rules(opinion);
      return mayType({ actor: asker.participant, opinion, clause, rules }) === null ? [] : [n];
    });
    return {
      receipt: { ...receivedView(file), timeZone: forum.preset().timeZone },
      understood,
      opinion: { id: opinion.id, baseText: document.baseText },
      against: (version === null ? against : againstVersion(against, version)).map(
        ({ id, number: printed, text }) => ({ id, number: printed, text }),
      ),
      sent: understood.sentAt === null ? null : sent,
      ...beside(understood, opinion, own),
      version: version === null ? null : { language: version.language, standing: version.standing },
      authors: understood.authors.map((author) => ({
        name: author,
        whose: known.find((one) => one.name === author)?.whose ?? null,
      })),
      already: alreadyThere(understood.proposals, opinion, own),
      commentsAlready: commentsAlreadyThere(understood.comments, opinion),
      footnotesClosed,
      hash: previewHash(understood, footnotesClosed),
    };
  };

  return {
    preview,
    receive: async (asker, { name, bytes }) => {
      // Taken before anything else is waited for: what counts is when it was here.
      const at = clock.now();
      const { room, participant } = asker;
      if (bytes.byteLength === 0) return fileRefusal("notWord");
      const owner = await owned(asker);
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
      const owner = await owned(asker);
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
    keep: async (asker, number, keep) => {
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
    },
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

/** On a delegation's word the secretariat submits proposals for it; comments and drafts are the delegation's own. */
function onWordRefusal({ on }: Asker, keep: Keep): Refused | null {
  if (on !== (keep.for?.delegationId ?? null)) return on === null ? ON_WORD : FOR_WHOM;
  return on !== null &&
    (keep.comments.length > 0 || (keep.footnotes ?? []).length > 0 || keep.as === "drafts")
    ? refuse("kindForbids", "For a delegation, the secretariat submits only proposals, and nothing else.")
    : null;
}
