import type { Command } from "../../shared/commands/commands.ts";
import type { CommandId, OpinionId, UserId } from "../../shared/ids.ts";
import { type Entry, isHidden } from "../../shared/events/event.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Receipt } from "../../shared/negotiation/receipt.ts";
import { type Come, type CommandIds, type Fate, refusalOfFate } from "./command-ids.ts";
import type { CommandRows } from "../store/store.ts";
import type { openBroadcaster } from "../broadcast/broadcaster.ts";
import type { CommandHandler } from "./command-handler.ts";
import type { RoomForum } from "./room-forum.ts";
import type { Answered, Room } from "./room.ts";

type More = { readonly received?: Receipt; readonly id?: CommandId | null };
/** Decides and enters one command; writes nothing to disk. */
export type CarryOut = (user: UserId, asked: Command, more?: More) => Answered;

/** The places of an answer's entries. */
export const rowsOf = (stream: string, entries: readonly { readonly seq: number }[]): CommandRows | null => {
  const [first, last] = [entries[0], entries.at(-1)];
  return first === undefined || last === undefined ? null : { stream, first: first.seq, last: last.seq };
};

/** Returns the outcome of an answer whose entries are on disk. */
export const fateOf = (stream: string, answered: Answered): Fate =>
  "refusal" in answered
    ? { kind: "refused", refusal: answered.refusal }
    : { kind: "done", rows: rowsOf(stream, answered.entries) };

/** Takes the commands of one room, each id once (rule W16). */
export function openCommanding(options: {
  readonly id: OpinionId;
  readonly commandIds: CommandIds;
  readonly handler: Pick<CommandHandler, "before">;
  readonly broadcaster: Pick<ReturnType<typeof openBroadcaster>, "answer" | "committed" | "fail">;
  readonly forum: Pick<RoomForum, "participant">;
  readonly carryOut: CarryOut;
  readonly minutes: Room["minutes"];
  /** Closes the broken room and returns the error for the requester. */
  readonly failed: (error: unknown) => unknown;
}): Pick<Room, "command" | "commandFrom" | "entriesOf"> {
  const { id: stream, commandIds, handler, broadcaster, forum, carryOut, minutes } = options;

  const entriesOf: Room["entriesOf"] = async ({ first, last }, reader) => {
    const read = await minutes(first - 1, last - first + 1, reader);
    return read.filter((entry): entry is Entry => !isHidden(entry) && entry.seq <= last);
  };

  /** The outcome of the first command with an id, for its repeats. */
  const answerOf = async (fate: Fate, user: UserId): Promise<Answered> => {
    const refusal = refusalOfFate(fate);
    if (refusal !== null || fate.kind !== "done") return { refusal: refusal as Refusal };
    const reader = forum.participant(user);
    if (fate.rows === null || reader === null) return { entries: [] };
    if (fate.rows.stream !== stream)
      return refuse("unreadable", "This id was given to a command elsewhere before.");
    return { entries: await entriesOf(fate.rows, reader) };
  };

  const onDisk = async (answered: Answered): Promise<Fate> => {
    await broadcaster.committed();
    return fateOf(stream, answered);
  };

  return {
    entriesOf,
    command: async (user, asked, more = {}) => {
      const { id = null } = more;
      // One without an id is decided at once, before anything that is typed after it.
      const come = id === null ? commandIds.come(user, null) : await commandIds.comeAgain(user, id);
      if (!come.first) return answerOf(await come.fate, user);
      const carried = async (): Promise<Answered> => {
        let answered: Answered;
        try {
          // A command without dependencies is decided at once, before later typing.
          const before = handler.before(user, asked);
          const refusal = before === null ? null : await before;
          answered = refusal === null ? carryOut(user, asked, more) : { refusal };
        } catch (error) {
          throw options.failed(error);
        }
        // A refusal, too, tells of words and acts that may not be on disk yet.
        await broadcaster.committed();
        return answered;
      };
      const answer = carried();
      come.becomes(answer.then((answered) => fateOf(stream, answered)));
      return answer;
    },
    commandFrom: (connection, { n, id, again, command: asked }) => {
      const { user } = connection;
      const take = (come: Come): void => {
        if (!come.first) {
          come.fate
            .then((fate) => answerOf(fate, user))
            .then(
              (answered) => broadcaster.answer(connection, { n, ...answered }),
              // The room closed with the first: its connections end, and the page asks again.
              () => undefined,
            );
          return;
        }
        const decide = (refusal: Refusal | null): void => {
          try {
            const answered = refusal === null ? carryOut(user, asked, { id }) : { refusal };
            broadcaster.answer(connection, { n, ...answered });
            come.becomes(onDisk(answered));
          } catch (error) {
            come.becomes(Promise.reject(error));
            broadcaster.fail(error);
          }
        };
        // A command waits for the document or the state that it names. All others keep their place among the typing.
        const before = handler.before(user, asked);
        if (before === null) return decide(null);
        before.then(decide, (error: unknown) => {
          come.becomes(Promise.reject(error));
          broadcaster.fail(error);
        });
      };
      if (again) commandIds.comeAgain(user, id).then(take, broadcaster.fail);
      else take(commandIds.come(user, id));
    },
  };
}
