import type { Opinion } from "../../shared/opinion/opinion.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import { openOutbox } from "../broadcast/outbox.ts";
import { openRoster } from "../broadcast/roster.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { heldWork } from "../replay/held-work.ts";
import type { HeldWork } from "../replay/held-work.ts";
import type { Loaded } from "../replay/load.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { openIdsOfPresence } from "./ids-of-presence.ts";
import { openIntake } from "./intake.ts";
import { openJournal } from "./journal.ts";
import { openMembership } from "./membership.ts";
import { openNotices } from "./notices.ts";
import type { RoomOptions } from "./room-options.ts";
import type { Room } from "./room.ts";
import { openRows } from "./rows.ts";
import { openTyping } from "./typing.ts";

/** Puts the parts of a room together on the way of a key: intake, typing, journal, rows and outbox. */
export async function openRoomParts(options: RoomOptions, loaded: Loaded & { readonly opinion: Opinion }) {
  const { id, store, forum, clock, disk, drafts, accounts } = options;
  const { sheet, authors } = loaded;
  const log = openChainWriter(id, loaded.position);
  const { draftOf = null, groupId } = loaded.opinion;
  const membership = openMembership(forum, { draftOf, groupId });
  const presence = openIdsOfPresence(id, {
    authors,
    known: await store.boundClients(id),
    isTyped: (client) => sheet.nextClock(client) > 0,
    tell: (author) => outbox.addAuthors([author]),
  });
  const rows = openRows({
    store,
    disk,
    log,
    say: options.log,
    presence,
    from: loaded.from,
    checkpoint: () => {
      account.counted(count());
      return takeCheckpoint(id, loaded, {
        position: log.position(),
        opinion: journal.opinion(),
        authorAt: forum.authorAt,
      });
    },
  });
  const outbox = openOutbox({
    doc: sheet.doc,
    append: rows.append,
    takeIn: () => intake.empty(),
    takeRows: rows.take,
    roster: openRoster(forum, groupId),
    windows: () => {
      const { textOpen, commentsOpen } = forum.rules(journal.opinion());
      return { textOpen, commentsOpen, timetableSeq: forum.timetableSeq(), forumSeq: forum.seq() };
    },
    mayRead: (user, entry) => {
      const participant = forum.participant(user);
      return participant !== null && mayReadNow(entry, participant, journal.opinion());
    },
    failed: options.failed,
  });
  const journal = openJournal({
    opinion: loaded.opinion,
    held: loaded,
    log,
    forumSeq: forum.seq,
    authorOf: forum.authorAt,
    tell: outbox.addWords,
  });
  const count = (): HeldWork => heldWork(loaded, journal.opinion(), forum.authorAt);
  const kind = draftOf === null ? "opinion" : "draft";
  const account = accounts.room(id, { kind, count });
  account.counted(count());
  outbox.tellReadOnly(disk.isFull());
  rows.known(loaded.position.seq);

  const notices = openNotices({
    draftOf,
    journal,
    sheet,
    forum,
    clock,
    disk,
    tell: outbox.addEntries,
  });

  const spend: Room["spend"] = (user, cost) =>
    options.budget.spend({ user, delegationId: forum.participant(user)?.delegationId ?? null }, cost, id);
  const typing = openTyping({
    id,
    held: loaded,
    journal,
    outbox,
    forum,
    clock,
    disk,
    drafts,
    spend,
    account,
  });

  const intake = openIntake({
    typing,
    notices,
    outbox,
    forum,
    presence,
    mayUse: (member, client) => authors.mayUse(client, forum.authorAt(member.user)),
    together: sheet.together,
  });

  return { log, membership, presence, rows, outbox, journal, account, notices, spend, intake };
}
