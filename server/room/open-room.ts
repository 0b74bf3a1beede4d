import type { AuthorId } from "../../shared/ids.ts";
import { authorId, clauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { openAsking } from "./asking.ts";
import { openCommanding } from "./commanding.ts";
import { behindOf } from "../replay/authors.ts";
import type { AuthoredText } from "./drafts.ts";
import { load } from "../replay/load.ts";
import type { Ending } from "../broadcast/outbox.ts";
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

const SIGNED_OUT: Ending = { code: CLOSE.signedOut, why: "signed out" };

export async function openRoom(options: RoomOptions): Promise<Room | null> {
  const { id, store, forum, newId, serials, drafts, past, commandIds } = options;
  const loaded = await load(store, id, { behind: (author) => behindOf(forum.personOf(author)) });
  if (loaded.opinion === null) return null;
  knowProposals(serials, loaded.opinion);
  const { sheet, authors } = loaded;
  const { draftOf = null, groupId } = loaded.opinion;
  const parts = await openRoomParts(options, { ...loaded, opinion: loaded.opinion });
  const { log, membership, presence, rows, outbox, journal, account, notices, spend, intake } = parts;

  const asking = openAsking({
    opinion: journal.opinion,
    sheet,
    authors,
    forum,
    newId,
    serials,
    drafts,
    neighbours: options.neighbours,
    visit: (reader, seq) => past.visit(id, { seq, reader, groupId, now: log.position().seq }),
    hasFile: async (sha256) => (await store.file(sha256)) !== null,
  });

  const authored = (root: string, otherwise: AuthorId): readonly AuthoredText[] =>
    (sheet.words().get(clauseId(root)) ?? []).map(({ text, client }) => ({
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
    asking,
    journal,
    account,
    rows,
    authored,
    tell: outbox.addEntries,
  });

  const views = openViews({
    state: () => `${log.position().seq} ${forum.seq()} ${presence.count()}`,
    seenBy: asking.seenBy,
    onMade: journal.somebodyCame,
    makeView: (opinion) => viewOf(opinion, { held: loaded, position: log.position(), names: forum.names() }),
  });

  // A meeting that ended while nobody had this room open: before anybody is in it.
  notices.take();

  /** The room is of no more use; what to tell who asked. */
  const failed = (error: unknown): unknown => {
    outbox.fail(error);
    return error instanceof BadRow ? new Quarantined(id) : error;
  };

  const minutes: Room["minutes"] = async (after, limit, participant) => {
    const opinion = await outbox.onDisk(journal.opinion);
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
    asking,
    outbox,
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
    draftFate: (draft) => journal.opinion().negotiation.drafts.find((one) => one.id === draft)?.fate ?? null,
    generation: loaded.opinion.generation,
    join: (member) => {
      // Dismissed between the handshake and here, or acts in another role: no list of members held this one yet.
      const end = membership.endOf(member);
      if (end !== null) {
        member.close(end.code, end.why);
        return;
      }
      membership.came(member);
      journal.somebodyCame();
      outbox.join(member);
    },
    receive: intake.receive,
    takeWords: intake.takeWords,
    takeAwareness: intake.takeAwareness,
    takeIn: intake.takeIn,
    leave: intake.leave,
    sendState: intake.sendState,
    answer: (member, answer) => outbox.answer(member, answer),
    view: (reader) => outbox.onDisk(() => views.of(reader ?? null)),
    beside: () =>
      outbox.onDisk(() => ({
        opinion: asking.seenBy(null),
        words: sheet.words(),
        authorOf: authors.authorOf,
      })),
    noticeSilences: () => {
      try {
        notices.takeSilences();
      } catch (error) {
        outbox.fail(error);
      }
    },
    noticeMeetings: async () => {
      intake.empty();
      try {
        notices.take();
      } catch (error) {
        throw failed(error);
      }
      await outbox.committed();
    },
    readOnly: (isFull) => {
      outbox.tellReadOnly(isFull);
      if (!isFull) outbox.askAll();
    },
    tellWindows: () => outbox.tellWindows(),
    closeSessions: (hasEnded) =>
      outbox.closeMembers((member) => (hasEnded(member.session) ? SIGNED_OUT : null)),
    checkMembers: () => outbox.closeMembers(membership.endOf),
    who: authors,
    members: () => outbox.members(),
    isNeeded: () => outbox.members() > 0 || notices.areSilencesOpen(),
    spend,
    fail: outbox.fail,
    close: async () => {
      await outbox.close();
      await rows.close();
    },
  };
}
