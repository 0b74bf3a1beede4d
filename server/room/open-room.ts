import { type AuthorId, authorId, clauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import { openCommandHandler } from "./command-handler.ts";
import { openCommanding } from "./commanding.ts";
import { behindOf } from "../replay/authors.ts";
import type { AuthoredText } from "./drafts.ts";
import { load } from "../replay/load.ts";
import { openDoneActs } from "./done-acts.ts";
import { openCarryOut } from "./carry-out.ts";
import { Quarantined } from "./quarantine.ts";
import { SERVER_USER } from "./server-user.ts";
import { readEventLog } from "../store/read-event-log.ts";
import type { RoomOptions } from "./room-options.ts";
import { openRoomParts } from "./room-parts.ts";
import { knowProposals } from "./serials.ts";
import { openViews, viewOf } from "./views.ts";
import { Away, BadRow } from "../store/store.ts";
import type { Room } from "./room.ts";

export async function openRoom(options: RoomOptions): Promise<Room | null> {
  const { id, store, forum, newId, serials, drafts, past, commandIds } = options;
  const loaded = await load(store, id, { behind: (author) => behindOf(forum.personOf(author)) });
  if (loaded.opinion === null) return null;
  knowProposals(serials, loaded.opinion);
  const { serverDoc, authors } = loaded;
  const { draftOf = null, groupId } = loaded.opinion;
  const parts = await openRoomParts(options, { ...loaded, opinion: loaded.opinion });
  const { log, membership, presence, rows, broadcaster, work, account, calls, notices, spend, intake } =
    parts;

  const doneActs = openDoneActs();
  const handler = openCommandHandler({
    opinion: work.opinion,
    serverDoc,
    authors,
    forum,
    newId,
    serials,
    drafts,
    away: calls.away,
    neighbours: options.neighbours,
    doneAct: doneActs.find,
    visit: (reader, seq) => past.visit(id, { seq, reader, groupId, now: log.position().seq }),
    hasFile: async (sha256) => (await store.file(sha256)) !== null,
  });

  const authored = (root: string, otherwise: AuthorId): readonly AuthoredText[] =>
    (serverDoc.words().get(clauseId(root)) ?? []).map(({ text, client }) => ({
      text,
      by: authors.authorOf(client) ?? otherwise,
    }));

  const command = openCarryOut({
    ...options,
    draftOf,
    before: () => {
      intake.empty();
      // So that what comes after a closing instant is never taken for what came before it.
      notices.take();
    },
    handler,
    work,
    account,
    rows,
    words: serverDoc.words,
    doneActs,
    authored,
    tell: (entries) => {
      broadcaster.addEntries(entries);
      calls.look();
    },
  });

  const views = openViews({
    state: () => `${log.position().seq} ${forum.viewSeq()} ${presence.count()}`,
    seenBy: handler.seenBy,
    onMade: work.somebodyCame,
    makeView: (opinion) => viewOf(opinion, { held: loaded, position: log.position(), names: forum.names() }),
  });

  // A meeting that ended while nobody had this room open: before anybody is in it.
  notices.take();

  /** The room is of no more use; what to tell who asked. */
  const failed = (error: unknown): unknown => {
    broadcaster.fail(error);
    return error instanceof BadRow ? new Quarantined(id) : error;
  };

  const minutes: Room["minutes"] = async (after, limit, participant) => {
    const opinion = await broadcaster.onDisk(work.opinion);
    const may = (entry: Entry): boolean => mayReadNow(entry, participant, opinion);
    try {
      return await readEventLog<Entry>(store, id, { after, limit, may });
    } catch (error) {
      // While the store is away, the room goes on from memory.
      throw error instanceof Away ? error : failed(error);
    }
  };
  const commanding = openCommanding({
    id,
    commandIds,
    handler,
    broadcaster,
    forum,
    carryOut: command,
    minutes,
    failed,
  });

  return {
    id,
    draftOf,
    ...commanding,
    minutes,
    isThereFor: membership.isThereFor,
    draftText: () => {
      intake.empty();
      return authored(id, authorId(SERVER_USER));
    },
    draftFate: (draft) => work.opinion().negotiation.drafts.find((one) => one.id === draft)?.fate ?? null,
    generation: loaded.opinion.generation,
    join: (connection) => {
      // Dismissed between the handshake and here, or acts in another role: no list of connections held this one yet.
      const end = membership.endOf(connection);
      if (end !== null) {
        connection.close(end.code, end.why);
        return;
      }
      membership.came(connection);
      work.somebodyCame();
      broadcaster.join(connection);
      calls.look();
    },
    receive: intake.receive,
    takeWords: intake.takeWords,
    takeAwareness: intake.takeAwareness,
    takeIn: intake.takeIn,
    takeShown: calls.shown,
    leave: (connection) => {
      intake.leave(connection);
      calls.left(connection);
    },
    sendState: intake.sendState,
    answer: (connection, answer) => broadcaster.answer(connection, answer),
    view: (reader) => broadcaster.onDisk(() => views.of(reader ?? null)),
    beside: () =>
      broadcaster.onDisk(() => ({
        opinion: handler.seenBy(null),
        words: serverDoc.words(),
        authorOf: authors.authorOf,
      })),
    noticeSilences: () => {
      try {
        notices.takeSilences();
      } catch (error) {
        broadcaster.fail(error);
      }
    },
    noticeMeetings: async () => {
      intake.empty();
      try {
        notices.take();
      } catch (error) {
        throw failed(error);
      }
      await broadcaster.committed();
    },
    readOnly: (isFull) => {
      broadcaster.tellReadOnly(isFull);
      if (!isFull) broadcaster.askAll();
    },
    tellWindows: () => broadcaster.tellWindows(),
    tellNotices: broadcaster.tellNotices,
    checkConnections: () => broadcaster.closeConnections(membership.endOf),
    who: authors,
    connections: () => broadcaster.connections(),
    users: broadcaster.users,
    waiting: intake.waiting,
    isNeeded: () => broadcaster.connections() > 0 || notices.areSilencesOpen() || calls.isOpen(),
    spend,
    fail: broadcaster.fail,
    close: async () => {
      calls.close();
      await broadcaster.close();
      await rows.close();
    },
  };
}
