import type { Command } from "../../shared/commands/commands.ts";
import type { CommandId, UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { CommandAnswer, CommandFate } from "../../shared/wire/protocol.ts";
import { type CommandTracker, type SentCommands, sentCommands } from "../forum/sent-commands.ts";
import type { Outgoing } from "../wire/outgoing.ts";
import type { CommandResult } from "./room.ts";

/** The page does not resend an older command by itself, because its author has moved on. It asks them. */
const AGAIN_MS_MAX = 120_000;

type UnderWay = {
  readonly sending: CommandTracker;
  readonly command: Command;
  /** The command's number on its socket. */
  n: number;
  readonly at: number;
  /** The server refused text sent before it, so it rests on a text that nobody else has. */
  isOnRefused: boolean;
  readonly resolve: (result: CommandResult) => void;
};

/** The answer to a command that was never sent. */
const OFFLINE: CommandResult = {
  refusal: { reason: "offline", message: "This needs the connection. Plain typing goes on." },
};
const CANCELLED: CommandResult = {
  refusal: { reason: "cancelled", message: "Its author cancelled it." },
};
const NOT_CONFIRMED: CommandResult = {
  refusal: { reason: "notConfirmed", message: "Sent, not confirmed yet. It may still arrive." },
};

export type CommandsUnderWay = {
  readonly send: (sending: CommandTracker, command: Command) => Promise<CommandResult>;
  readonly answer: (answer: CommandAnswer) => void;
  /** Takes the server's report on a command, by its id. */
  readonly told: (id: CommandId, fate: CommandFate) => void;
  /** The socket is gone: its numbers mean nothing any more. */
  readonly disconnected: (why?: "refusedWords") => void;
  /** Resends or withdraws the commands in doubt, once a socket is open and the text is current. */
  readonly settle: () => void;
  readonly giveUp: () => void;
  /** When none is on its way, and whoever asked has gone on from the answer. */
  readonly settled: () => Promise<void>;
};

/** Tracks unanswered commands. A lost socket leaves them in doubt until the next socket asks for their fate. */
export function openCommandsUnderWay(options: {
  /** Returns false without a connection to send on. */
  readonly transmit: (outgoing: Outgoing) => boolean;
  /** Withdraws a command so that it never runs. Returns its fate if it had already arrived. */
  readonly withdraw: (id: CommandId) => Promise<CommandFate>;
  readonly now: () => number;
}): CommandsUnderWay {
  let next = 1;
  let waiting: UnderWay[] = [];
  let inDoubt: UnderWay[] = [];
  let whenSettled: (() => void)[] = [];

  const tellSettled = (): void => {
    if (whenSettled.length === 0 || waiting.length + inDoubt.length > 0) return;
    const told = whenSettled;
    whenSettled = [];
    // The sender goes on from an answer in microtasks, and so does the page's drawing: this comes behind both.
    setTimeout(() => {
      for (const tell of told) tell();
    }, 0);
  };

  const finish = (one: UnderWay, result: CommandResult): void => {
    waiting = waiting.filter((other) => other !== one);
    inDoubt = inDoubt.filter((other) => other !== one);
    const isLate = "entries" in result && one.sending.isCancelled();
    one.resolve(isLate ? { ...result, late: true } : result);
    tellSettled();
  };

  const told = (id: CommandId, fate: CommandFate): void => {
    const one = [...waiting, ...inDoubt].find((other) => other.sending.id === id);
    if (one !== undefined) finish(one, resultOf(fate, one.sending.isCancelled()));
  };

  const transmit = (one: UnderWay, again: boolean): boolean => {
    one.n = next++;
    return options.transmit({ n: one.n, id: one.sending.id, again, command: one.command });
  };

  return {
    send: (sending, command) =>
      new Promise((resolve) => {
        const one = { sending, command, n: 0, at: options.now(), isOnRefused: false, resolve };
        waiting.push(one);
        if (!transmit(one, false)) finish(one, OFFLINE);
      }),
    answer: (answer) => {
      const one = waiting.find((sent) => sent.n === answer.n);
      if (one === undefined) return;
      finish(one, "refusal" in answer ? { refusal: answer.refusal } : { entries: answer.entries });
    },
    told,
    disconnected: (why) => {
      for (const one of waiting) one.sending.lost();
      inDoubt.push(...waiting);
      waiting = [];
      for (const one of inDoubt) one.isOnRefused ||= why === "refusedWords";
    },
    settle: () => {
      const again = inDoubt;
      inDoubt = [];
      for (const one of again) {
        const isOld = options.now() - one.at > AGAIN_MS_MAX;
        if (!one.sending.isCancelled() && !isOld && !one.isOnRefused && transmit(one, true)) {
          waiting.push(one);
          continue;
        }
        inDoubt.push(one);
        // The page already asks the server about a cancelled command.
        if (!one.sending.isCancelled() && (isOld || one.isOnRefused))
          void options.withdraw(one.sending.id).then((fate) => told(one.sending.id, fate));
      }
      tellSettled();
    },
    giveUp: () => {
      for (const one of [...waiting, ...inDoubt]) {
        one.sending.leave();
        finish(one, NOT_CONFIRMED);
      }
    },
    settled: () =>
      waiting.length + inDoubt.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            whenSettled.push(resolve);
          }),
  };
}

/** Sends a command as soon as possible, in order with the typing around it. */
export async function sendCommand(
  underWay: Pick<CommandsUnderWay, "send" | "told">,
  command: Command,
  {
    me,
    ready,
    onSend,
    sent = sentCommands(),
  }: {
    readonly me: UserId;
    readonly ready: () => true | Promise<boolean>;
    readonly onSend: () => void;
    readonly sent?: Pick<SentCommands, "begin">;
  },
): Promise<CommandResult> {
  const sending = sent.begin(me, (fate) => underWay.told(sending.id, fate));
  try {
    const now = ready();
    if (now !== true && !(await now)) return OFFLINE;
    // The author cancelled it before it left.
    if (sending.isCancelled()) return CANCELLED;
    onSend();
    return await underWay.send(sending, command);
  } finally {
    sending.over();
  }
}

function resultOf(fate: CommandFate, isCancelled: boolean): CommandResult {
  switch (fate.fate) {
    case "done":
      return { entries: fate.entries as readonly Entry[] };
    case "refused":
      return { refusal: fate.refusal };
    case "cancelled":
      return isCancelled ? CANCELLED : OFFLINE;
    case "unknown":
      return NOT_CONFIRMED;
  }
}
