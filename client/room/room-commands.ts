import type { Command } from "../../shared/commands/commands.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { type CommandsUnderWay, openCommandsUnderWay, sendCommand } from "./commands-under-way.ts";
import type { CommandResult, Performed, PageRoom } from "./room.ts";
import { openListeners } from "../ui/listeners.ts";

/** The commands of this page in its room. */
export type RoomCommands = Pick<PageRoom, "send" | "settled" | "onPerformed"> &
  Pick<CommandsUnderWay, "answer" | "disconnected" | "settle" | "giveUp">;

type Options = Pick<Parameters<typeof openCommandsUnderWay>[0], "transmit" | "withdraw"> & {
  readonly me: UserId;
  /** Text and record are those of the server, so that a command can be sent. */
  readonly isCurrent: () => boolean;
  /** The connection is open, so that they will be; or it is being made, and may be open in a moment. */
  readonly connection: () => "live" | "connecting" | "none";
  readonly subscribe: PageRoom["subscribe"];
  readonly opinion: () => Opinion;
};

/** An act waits this long for a connection that is being made, before its author reads that it was not sent. */
const CONNECTING_MS = 6_000;

export function openRoomCommands(options: Options): RoomCommands {
  const { me, isCurrent, connection, subscribe, opinion } = options;
  const underWay = openCommandsUnderWay({ ...options, now: () => performance.now() });
  const listeners = openListeners<[performed: Performed]>();

  const whenReady = (): Promise<boolean> =>
    new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (): void => {
        clearTimeout(timer);
        stop();
        resolve(isCurrent());
      };
      const look = (): void => {
        const now = connection();
        if (isCurrent() || now === "none") end();
        else if (now === "connecting") timer ??= setTimeout(end, CONNECTING_MS);
      };
      const stop = subscribe(look);
      look();
    });

  return {
    send: async (command: Command): Promise<CommandResult> => {
      let before = opinion();
      const result = await sendCommand(underWay, command, {
        me,
        ready: () => (isCurrent() ? true : whenReady()),
        onSend: () => (before = opinion()),
      });
      if ("entries" in result) {
        listeners.tell({ command, entries: result.entries, before });
      }
      return result;
    },
    onPerformed: listeners.subscribe,
    answer: underWay.answer,
    disconnected: underWay.disconnected,
    settle: underWay.settle,
    giveUp: underWay.giveUp,
    settled: underWay.settled,
  };
}
