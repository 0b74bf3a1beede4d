import type { RowKind } from "../../shared/events/chain.ts";
import type { AuthorId, CommandId, InputId, UserId } from "../../shared/ids.ts";
import type { NoticeOfEvent } from "../../shared/notices/told-notice.ts";
import type { Readers } from "../../shared/people/readers.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { WordAuthorWhose } from "../../shared/word-file/word-author.ts";
import type { Contact } from "./contact-store.ts";
import type { DoorsStore } from "./doors-store.ts";
import type { SignInLink } from "./link-store.ts";

/** The stream of the forum's own event log; every other stream is an Opinion's id. */
export const FORUM_STREAM = "forum";

/** One committed step of a stream: words (a Yjs update) or one entry of the event log. */
export type Row = {
  readonly stream: string;
  /** Words and events of a stream share one seq, from 1, without gaps. */
  readonly seq: number;
  readonly kind: RowKind;
  readonly at: number;
  /** Words: their author, as they were then. Events: the person. */
  readonly by: UserId | AuthorId;
  /** The connection's Yjs client id; null for what came by HTTP or the server wrote. */
  readonly client: number | null;
  /** Words: the update that the server's document emitted. Events: the entry's canonical JSON, UTF-8. */
  readonly body: Uint8Array;
  /** Of words that were removed after the forum's period: their body is empty, or what a run of them left. Null: all is there. */
  readonly removed: RemovedBody | null;
  /** Words that the server wrote: whose server-owned client ids were used, and where the words were copied from. */
  readonly copied: CopiedWords | null;
  readonly readers: Readers;
  readonly salt: string;
  /** The hash of the row of the same kind before it. */
  readonly prev: string;
  readonly hash: string;
  /** The command that it came of, while it is stored; it stands beside the row and not in it. */
  readonly command?: { readonly user: UserId; readonly id: CommandId };
  /** The notices of its event, stored beside it in the same transaction. */
  readonly notices?: readonly NoticeOfEvent[];
};

/** The places of a command's entries. */
export type CommandRows = { readonly stream: string; readonly first: number; readonly last: number };
/** A command's stored outcome, by its id. */
export type KnownCommand = CommandRows | "withdrawn";

/** The proof of words that are no longer there (rule Z3). */
export type RemovedBody = {
  /** Covered by the row's hash in place of its body: SHA-256(salt ‖ body), of which neither is kept. */
  readonly digest: string;
  /** SHA-256 over the row's place and what is left in its body; empty where nothing is. */
  readonly sum: string;
};

/** Rows of words as they are left, with the rows that tell of it: one step. */
export type Removal = {
  readonly told: readonly Row[];
  readonly left: readonly Row[];
  /** Of settled states: each is kept where no other one near it is, so that what is left is read from nearby. */
  readonly checkpoints: readonly StoredCheckpoint[];
  /** Counted from words that go: the figures of days that are over. */
  readonly days: readonly CountedDay[];
};

/** An Opinion's state at the end of a day, as its writer put it. */
export type CountedDay = {
  readonly stream: string;
  /** YYYY-MM-DD at the forum's seat. */
  readonly day: string;
  /** The last row of that day. */
  readonly seq: number;
  readonly at: number;
  readonly body: string;
};

export type CopiedWords = {
  readonly standIns: readonly (readonly [client: number, author: AuthorId])[];
  readonly moved: readonly {
    readonly from: readonly number[];
    readonly to: readonly number[];
    /** The joined clause that keeps the originals: once it is restored they stand for themselves again. */
    readonly of?: string;
    /** The clock behind the first sentinel of the copying: who typed behind an earlier sentinel did not know of it. */
    readonly seam?: number;
  }[];
};

/** A Yjs client id that was bound by presence alone, before any row carried it (rule G3). */
export type BoundClient = { readonly stream: string; readonly client: number; readonly user: AuthorId };

/** A stream's state after one of its rows, so that opening it need not read them all; never the only copy. */
export type StoredCheckpoint = {
  readonly stream: string;
  readonly seq: number;
  /** Of the body; one that this version does not write is passed over. */
  readonly format: number;
  readonly body: Uint8Array;
  /** SHA-256 over all of the above: one that does not fit is passed over. */
  readonly hash: string;
};

/** A checkpoint with the hash of its row: it is stored only while the row at its place has one of them. */
export type TakenCheckpoint = StoredCheckpoint & { readonly heads?: readonly string[] };

/** A person's last visit to an Opinion: private to that person, and in no event log (rule J8). */
export type Look = {
  readonly stream: string;
  readonly user: UserId;
  /** The row that was the last one then. */
  readonly seq: number;
  readonly at: number;
  /** The state at that time, in the writer's own form. */
  readonly body: string;
};

/** A file of an issued report, which an entry of the forum names by its hash (rule H4). */
export type IssuedFile = { readonly hash: string; readonly body: Uint8Array };

/** A file as it came in: what counts is that instant, whatever comes of it (rule X6). */
export type ReceivedFile = {
  /** The store's key. Secret, since it counts over the whole forum. */
  readonly key: number;
  /** Counts the files of its owner, from 1; those that came before this was so keep the number that they had. */
  readonly number: number;
  readonly stream: string;
  readonly user: UserId;
  /** The delegation whose file it is, or the person where they speak for none. */
  readonly owner: string;
  readonly name: string;
  readonly at: number;
  readonly sha256: string;
  /** Instant at which it was taken into the record; null: nothing of it is there. */
  readonly keptAt: number | null;
  /** The file was taken away before anything of it was kept. */
  readonly dropped: boolean;
  /** Of the file as it lies here: 0 where it was dropped. */
  readonly bytes: number;
};

/** Whom a name in a delegation's Word files stands for. */
export type WordAuthor = { readonly name: string; readonly whose: WordAuthorWhose };

export type Person = { readonly id: UserId; readonly name: string; readonly createdAt: number };

/** Facts about people that are saved with the rows that tell of them. */
export type SavedPeople = {
  /** New people, each with their first sign-in link. */
  readonly admitted?: readonly { readonly person: Person; readonly link: SignInLink }[];
  /** People whose name is corrected. */
  readonly renamed?: readonly Person[];
  readonly contacts?: readonly Contact[];
};

/** `clock`: what is known of the machine's clock; `rehearsal`: the forum's time was ever set by hand. */
export type MetaName =
  | "clock"
  | "rehearsal"
  | "mailedNow"
  | "mailedDaily"
  | "mailedMeetings"
  | "calendarFeeds"
  | "consultationKey";

/** One Opinion's rows as a backup makes them whole again (rules D27, D28). */
export type RestoredStream = {
  readonly stream: string;
  /** Rows that take their places, each instead of a damaged or missing one. */
  readonly rows: readonly Row[];
  /** The last row that stays: those after it go, with what was kept of them. */
  readonly end: number;
  /** Whole streams that go along: drafts that the Opinion does not name any more. */
  readonly gone: readonly string[];
  /** Pages that know other rows begin anew; null: no row was lost. */
  readonly mark: string | null;
  readonly told: readonly Row[];
};

export type RestoredStore = {
  /** Of the last time that this store, or this stream in it, was restored from a backup; null where it never was. */
  readonly restoredMark: (stream?: string) => Promise<string | null>;
  /** Notes that rows beyond what lies here were lost: pages that know other rows begin anew. */
  readonly markLost: (mark: string, at: number) => Promise<void>;
  /** One transaction: all of it, or nothing. */
  readonly restoreStream: (restored: RestoredStream) => Promise<void>;
  /** Rows as they lie there, whatever is wrong with them; null stands for one that cannot be read at all. */
  readonly rawRows: (stream: string, seqs: readonly number[]) => Promise<readonly (object | null)[]>;
  /** The last place of a stream that has a row; 0: none. */
  readonly lastSeq: (stream: string) => Promise<number>;
};

/**
 * Rows and people. `append` is one transaction, on disk when its promise resolves; when it rejects, nothing of it is
 * there. It never checks rights: that was done before.
 */
export type Store = RestoredStore &
  DoorsStore & {
    /** `freed`: ids that are bound no more; they go before those in `bound` come. Rejects with Taken where a row is there, or none before the first. */
    readonly append: (
      rows: readonly Row[],
      bound?: readonly BoundClient[],
      freed?: readonly BoundClient[],
    ) => Promise<void>;
    /**
     * Rows with a greater seq, in order; `kind` narrows them; `bytesMax` ends after the row that reaches it. Rejects with
     * BadRow where one cannot be read.
     */
    readonly read: (
      stream: string,
      after: number,
      options: { readonly limit: number; readonly kind?: "minutes"; readonly bytesMax?: number },
    ) => Promise<readonly Row[]>;
    /** Reads the outcome of a person's command. The transaction that stores its rows also stores its id. */
    readonly commandOf: (user: UserId, id: CommandId) => Promise<KnownCommand | null>;
    /** Keeps that it was withdrawn before it came. */
    readonly withdrawCommand: (user: UserId, id: CommandId, at: number) => Promise<void>;
    /** Removes words, all or none; checkpoints of what nobody may see any more go along. */
    readonly remove: (removal: Removal) => Promise<void>;
    /** Writes the file anew where words were removed: their bytes are nowhere in it once this resolves. */
    readonly pack: () => Promise<void>;
    /** Number of removals of words: who reads a stream from its beginning in steps begins anew where this changed. */
    readonly removals: () => Promise<number>;
    /** True while the words right after a row can still be told. */
    readonly isReadable: (stream: string, seq: number) => Promise<boolean>;
    readonly countedDays: (stream: string) => Promise<readonly CountedDay[]>;
    readonly boundClients: (stream: string) => Promise<readonly BoundClient[]>;
    /** The newest checkpoint of a stream in a format, unchecked. */
    readonly checkpoint: (stream: string, format: number) => Promise<StoredCheckpoint | null>;
    /** The last bytes of it alone. */
    readonly checkpointEnd: (stream: string, format: number, bytes: number) => Promise<Uint8Array | null>;
    /** All that there are rows of. */
    readonly streams: () => Promise<readonly string[]>;
    /** Takes the place of the one before in its format; those of formats before the previous one go. */
    readonly saveCheckpoint: (checkpoint: TakenCheckpoint) => Promise<void>;
    /** Keeps one beside the newest: with the rows after it, it gives an earlier version. One of the same row is replaced. */
    readonly keepCheckpoint: (checkpoint: TakenCheckpoint) => Promise<void>;
    /** The newest that is kept of a row or of one before it, unchecked. */
    readonly keptCheckpoint: (stream: string, upTo: number) => Promise<StoredCheckpoint | null>;
    /** A person's last view of an Opinion; null where they never looked. Told to that person alone. */
    readonly look: (stream: string, user: UserId) => Promise<Look | null>;
    /** Takes the place of the one before. */
    readonly saveLook: (look: Look) => Promise<void>;
    /** Keeps a file whole, by the SHA-256 of its bytes; one that is there stays. */
    readonly keepFile: (file: IssuedFile) => Promise<void>;
    /** Its bytes; null where none of this hash is kept, or they do not fit it any more. */
    readonly file: (hash: string) => Promise<Uint8Array | null>;
    /** Stores a file as it came, piece by piece, and gives its number when all of it is there, and its receipt. */
    readonly receive: (
      file: Omit<ReceivedFile, "key" | "number" | "keptAt" | "dropped" | "bytes"> & {
        readonly body: Uint8Array;
      },
    ) => Promise<Pick<ReceivedFile, "key" | "number">>;
    readonly receivedFile: (
      of: Pick<ReceivedFile, "owner" | "number">,
    ) => Promise<(ReceivedFile & { readonly body: Uint8Array }) | null>;
    /** Files that one owner sent to one Opinion, in order, without their bytes. */
    readonly receivedOf: (stream: string, owner: string) => Promise<readonly ReceivedFile[]>;
    readonly noteKept: (key: number, at: number) => Promise<void>;
    /** Takes the file away; its receipt stays. */
    readonly dropReceived: (key: number) => Promise<void>;
    readonly wordAuthors: (owner: string) => Promise<readonly WordAuthor[]>;
    readonly saveWordAuthors: (owner: string, authors: readonly WordAuthor[]) => Promise<void>;
    /** True if a forum's founding began here and did not end: then nobody has been let in, and nothing in it counts. */
    readonly isBeingFounded: () => Promise<boolean>;
    readonly setBeingFounded: (is: boolean) => Promise<void>;
    /** A fact about this file, outside the record; null where it was not saved or does not fit its checksum. */
    readonly meta: (name: MetaName) => Promise<string | null>;
    readonly saveMeta: (name: MetaName, value: string) => Promise<void>;
    /** The newest instant of the last rows of all streams that counts; of rows that are not right none does. Null: none. */
    readonly newestInstant: (counts?: (at: number) => boolean) => Promise<number | null>;
    /** One transaction: the rows that tell of people, and what stands of them outside the chain. */
    readonly savePeople: (rows: readonly Row[], saved: SavedPeople) => Promise<void>;
    /** One transaction: the rows that tell of a circular letter, and the hash of its code. It ends the code before. */
    readonly openNominations: (rows: readonly Row[], codeHash: string) => Promise<void>;
    /** One transaction: the row that tells of a confirmed input, and that it is confirmed. */
    readonly confirmInput: (rows: readonly Row[], id: InputId) => Promise<void>;
    /** One transaction: the row that tells of an erasure, and the end of the input's words, salt, file and mail. */
    readonly eraseInput: (rows: readonly Row[], id: InputId) => Promise<void>;
    readonly people: () => Promise<readonly Person[]>;
    /** Damage beside the rows, one line each: checksums, checkpoints, the file itself. */
    readonly damage: () => Promise<readonly string[]>;
    /** Writes and takes back as much as a busy frame: rejects while the disk takes no more. */
    readonly probe: () => Promise<void>;
    /** Copies the whole store, as it is at the end of copying, into a new file; others go on meanwhile. */
    readonly copyTo: (file: string) => Promise<void>;
    readonly close: () => void;
  };

/** The store cannot be read at this moment and its rows are unknown. The caller tries again soon. */
export class Away extends Error {
  readonly refusal: Refusal = {
    reason: "storeAway",
    message: "The server cannot read its records at this moment. Try again in a few seconds.",
  };
  constructor(cause: unknown) {
    super(`the store cannot be read: ${String(cause)}`, { cause });
  }
}

/** A row that cannot be trusted or read: its stream is closed until it is repaired. */
export class BadRow extends Error {
  readonly stream: string;
  readonly seq: number;
  readonly why: string;
  constructor(stream: string, seq: number, why: string) {
    super(`${stream}: row ${seq}: ${why}`);
    this.stream = stream;
    this.seq = seq;
    this.why = why;
  }
}
