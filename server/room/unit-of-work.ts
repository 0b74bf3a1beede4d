import type { AuthorId, CommandId, UserId } from "../../shared/ids.ts";
import type { OpinionEvent, Entry } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";
import { noticedClause } from "../../shared/notices/told-notice.ts";
import { noticesOf } from "../../shared/notices/opinion-notices.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { readersOf } from "../../shared/events/events.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { Edit } from "../../shared/clause/words.ts";
import type { CopiedWords } from "../store/store.ts";
import type { Held } from "../replay/held.ts";
import { copiedWords } from "../replay/copied-words.ts";
import type { openChainWriter } from "../store/chain-writer.ts";
import { SPLIT_SENTINEL_CLIENT, type Written } from "../replay/server-doc.ts";

export type Who = { readonly by: UserId; readonly at: number };

/** Puts decided events and typed text into the log, the record and the next frame; holds the record as it stands. */
export type UnitOfWork = {
  readonly opinion: () => Opinion;
  /** Entries of one decision. */
  readonly enter: (
    events: readonly OpinionEvent[],
    who: Who & { readonly command?: CommandId | null },
  ) => readonly Entry[];
  /** The server's own edits of that decision. */
  readonly write: (edits: readonly Edit[], events: readonly OpinionEvent[], who: Who) => void;
  readonly copied: (written: Written, copying: Who & { readonly copied: CopiedWords }) => void;
  /** A newcomer knows only the authors of the standing text: each other author is told anew with their next key. */
  readonly somebodyCame: () => void;
  /** `client`: the connection's id; `newClients`: ids whose characters came. */
  readonly typed: (
    written: Written,
    typing: Who & { readonly client: number | null; readonly newClients: readonly number[] },
  ) => void;
};

export function openUnitOfWork(options: {
  readonly opinion: Opinion;
  readonly held: Held;
  readonly log: ReturnType<typeof openChainWriter>;
  readonly forumSeq: () => number;
  /** Null for the server itself. */
  readonly personAt: (user: UserId) => Participant | null;
  /** As whom somebody writes now. */
  readonly authorOf: (user: UserId) => AuthorId;
  readonly tell: (
    update: Uint8Array,
    told: { deletions: readonly Deletion[]; authors: readonly Author[] },
  ) => void;
}): UnitOfWork {
  const { log, held, forumSeq, personAt, authorOf, tell } = options;
  const { serverDoc, authors, moves } = held;
  let { opinion } = options;

  /** Ids whose author was told to all who are here now. */
  const toldOf = new Set<number>();
  const untold = (clients: readonly number[]): readonly Author[] =>
    clients.flatMap((client) => {
      if (toldOf.has(client)) return [];
      toldOf.add(client);
      return authors.authorFor(client) ?? [];
    });

  const copied: UnitOfWork["copied"] = ({ update, deleted }, { by: user, at, copied: words }) => {
    if (update === null) return;
    const by = authorOf(user);
    log.words({ at, by, client: null, update, copied: words });
    tell(update, {
      deletions: authors.noteDeleted(by, deleted),
      authors: words.standIns.flatMap(([client]) => authors.authorFor(client) ?? []),
    });
  };

  return {
    opinion: () => opinion,
    somebodyCame: () => toldOf.clear(),
    enter: (events, { by, at, command: id = null }) =>
      events.map((event) => {
        const readers = readersOf(event, opinion);
        const command = id === null ? undefined : { user: by, id };
        const named = readers.kind === "all" ? {} : { readers };
        const body = { ...event, by, forumSeq: forumSeq(), ...named };
        const entry: Entry = { ...body, at, ...log.entry({ at, by, body, readers, command }) };
        const before = opinion;
        opinion = applyEvent(opinion, entry);
        const told = noticesOf(event, { before, actor: personAt(by) });
        if (told.length > 0) {
          const texts = serverDoc.words();
          log.tell(told.map((one) => ({ ...one, clause: noticedClause(opinion, texts, one.clauseId) })));
        }
        if (event.type === "clauseRestored") moves.restore(event.clauseId);
        return entry;
      }),
    write: (edits, events, { by, at }) => {
      if (edits.length === 0) return;
      // These edits go out as one update: a client that has the first sentinel has them all.
      const seam = serverDoc.nextClock(SPLIT_SENTINEL_CLIENT) + 1;
      const written = serverDoc.write(edits);
      if (written.update === null) return;
      const words = copiedWords(edits, events, { standIns: authors.standIns(), seam });
      moves.add(words.moved);
      copied(written, { by, at, copied: words });
    },
    copied,
    typed: ({ update, deleted }, { by: user, at, client, newClients }) => {
      if (update === null) return;
      const by = authorOf(user);
      for (const one of newClients) authors.bind(one, by);
      log.words({ at, by, client, update, copied: null });
      tell(update, {
        deletions: authors.noteDeleted(by, deleted),
        authors: untold(newClients),
      });
    },
  };
}
