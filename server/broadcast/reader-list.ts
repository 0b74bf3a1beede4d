import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { acknowledgement, minutesMessage } from "../../shared/wire/codec.ts";
import type { CommandAnswer } from "../../shared/wire/protocol.ts";
import { UNASKED } from "../../shared/wire/protocol.ts";
import type { Member } from "./member.ts";
import type { News } from "./news.ts";
import type { Reader } from "./reader.ts";
import { nothingReceived, takenOf } from "./received.ts";

/** Lists everybody connected to a room, and sends to one of them. */
export function openReaderList({
  mayRead,
  now,
}: {
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly now: () => number;
}) {
  const readers = new Map<Member, Reader>();

  const send = (member: Member, bytes: Uint8Array): void => {
    const reader = readers.get(member);
    if (reader === undefined) return;
    reader.sentAt = now();
    member.send(bytes);
  };

  return {
    members: (): Iterable<Member> => readers.keys(),
    size: (): number => readers.size,
    all: (): Iterable<[Member, Reader]> => readers,
    of: (member: Member): Reader | undefined => readers.get(member),
    add: (member: Member): void => {
      const at = now();
      readers.set(member, {
        client: null,
        received: nothingReceived(),
        acknowledged: 0,
        counted: 0,
        sentAt: at,
        hasState: false,
        joinedAt: at,
        behind: null,
      });
    },
    remove: (member: Member): Reader | undefined => {
      const reader = readers.get(member);
      readers.delete(member);
      return reader;
    },
    send,
    /** Sends events before the frame that hides them, since it has the same bytes for all (rule Q3). */
    tellSome: (member: Member, { forSome }: News): void => {
      if (forSome.length === 0) return;
      const entries = forSome.filter((entry) => mayRead(member.user, entry));
      if (entries.length > 0) send(member, minutesMessage({ n: UNASKED, entries }));
    },
    /** To a reader who is behind only with what it missed: the entries that it speaks of come before it. */
    answer: (member: Member, answer: CommandAnswer): void => {
      const reader = readers.get(member);
      if (reader?.behind) reader.behind.answers.push(answer);
      else send(member, minutesMessage(answer));
    },
    /** Counts each connection's messages that are in the document now: acknowledged when that is on disk. */
    count: (): void => {
      for (const [member, reader] of readers) if (member.concord) reader.counted = takenOf(reader.received);
    },
    /** Acknowledges messages that were counted and went in no frame. */
    acknowledge: (): void => {
      for (const [member, reader] of readers) {
        if (reader.counted <= reader.acknowledged) continue;
        reader.acknowledged = reader.counted;
        send(member, acknowledgement(reader.counted));
      }
    },
  };
}

export type ReaderList = ReturnType<typeof openReaderList>;
