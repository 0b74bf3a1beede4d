import { type CommandId, commandId } from "../../shared/ids.ts";
import type { CommandFate } from "../../shared/wire/protocol.ts";
import { ask as askServer, type RequestOptions } from "./ask.ts";
import { askFate } from "./ask-fate.ts";
import {
  openUnansweredCommands,
  readStored,
  type SentCommand,
  type UnansweredCommand,
} from "./unanswered-commands.ts";

/** The sender's side of a command. */
export type CommandTracker = {
  readonly id: CommandId;
  readonly isCancelled: () => boolean;
  /** Reports that the connection that carried it is gone. */
  readonly lost: () => void;
  /** Reports that the server answered it. */
  readonly over: () => void;
  /** Reports that its sender no longer waits: from now on the page asks for its fate. */
  readonly leave: () => void;
};

/** The unanswered commands of this page (rules W16, W17). */
export type SentCommands = {
  readonly begin: (person: string | null, onFate: (fate: CommandFate) => void) => CommandTracker;
  /** Withdraws a command. The sender learns its fate once the server confirms it. */
  readonly cancel: (id: CommandId) => void;
  /** Returns the commands to show, oldest first; the same list until it changes. */
  readonly told: () => readonly SentCommand[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Notes an open dialog. Returns the function that notes its end. */
  readonly openDialog: (dialog: { readonly title: string }) => () => void;
  /** Cancels every unanswered command of a cancelled dialog. */
  readonly cancelDialog: (dialog: object) => void;
  /** Takes over the unanswered commands of this tab's earlier page. */
  readonly takeUp: (person: string) => void;
  /** Reports the fate of a command whose sender no longer waits. */
  readonly onLeft: (listener: (fate: CommandFate, id: CommandId) => void) => () => void;
  readonly isAny: () => boolean;
};

/** `kept`: the tab's storage, which survives a reload; null without one. */
export function openSentCommands({
  ask,
  kept,
}: {
  readonly ask: (path: string, init: RequestOptions) => Promise<Response>;
  readonly kept: Pick<Storage, "getItem" | "setItem"> | null;
}): SentCommands {
  const unanswered = openUnansweredCommands(kept);
  const leftListeners = new Set<(fate: CommandFate, id: CommandId) => void>();
  let dialogs: readonly { readonly title: string }[] = [];

  const askOf = async (one: UnansweredCommand, method: "GET" | "DELETE"): Promise<void> => {
    const fate = await askFate(one.id, method, { ask, signal: one.stop.signal });
    if (!unanswered.all().includes(one)) return;
    // Another answer may have come first and ended it.
    one.onFate(fate, one.id);
    unanswered.end(one);
  };

  const tellLeft = (fate: CommandFate, id: CommandId): void => {
    for (const listener of leftListeners) listener(fate, id);
  };

  const cancelOne = (one: UnansweredCommand): void => {
    if (one.state === "cancelling") return;
    one.state = "cancelling";
    one.shown = true;
    one.dialog = null;
    unanswered.changed();
    void askOf(one, "DELETE");
  };

  return {
    begin: (person, onFate) => {
      const dialog = dialogs.at(-1) ?? null;
      const title = dialog?.title ?? "";
      let tell: UnansweredCommand["onFate"] = onFate;
      const id = newId();
      const one = unanswered.add({ id, title, person, dialog, onFate: (...fate) => tell(...fate) });
      return {
        id,
        isCancelled: () => one.state === "cancelling",
        lost: () => {
          if (!unanswered.all().includes(one) || one.state !== "sending") return;
          one.state = "unconfirmed";
          one.shown = true;
          unanswered.changed();
        },
        over: () => {
          if (tell !== tellLeft) unanswered.end(one);
        },
        leave: () => {
          if (!unanswered.all().includes(one)) return;
          tell = tellLeft;
          one.dialog = null;
          if (one.state !== "cancelling") void askOf(one, "GET");
          unanswered.changed();
        },
      };
    },
    cancel: (id) => {
      const one = unanswered.all().find((other) => other.id === id);
      if (one !== undefined) cancelOne(one);
    },
    told: unanswered.told,
    subscribe: unanswered.subscribe,
    openDialog: (dialog) => {
      dialogs = [...dialogs, dialog];
      return () => {
        dialogs = dialogs.filter((one) => one !== dialog);
        const from = unanswered.all().filter((one) => one.dialog === dialog);
        for (const one of from) one.dialog = null;
        if (from.length > 0) unanswered.changed();
      };
    },
    cancelDialog: (dialog) => {
      for (const one of unanswered.all().filter((other) => other.dialog === dialog)) cancelOne(one);
    },
    takeUp: (person) => {
      for (const { id, title, person: whose, cancelling } of readStored(kept)) {
        if (whose !== person || unanswered.all().some((one) => one.id === id)) continue;
        const one = unanswered.add({ id: commandId(id), title, person, dialog: null, onFate: tellLeft });
        one.state = "unconfirmed";
        if (cancelling) cancelOne(one);
        else void askOf(one, "GET");
      }
    },
    onLeft: (listener) => {
      leftListeners.add(listener);
      return () => leftListeners.delete(listener);
    },
    isAny: () => unanswered.all().length > 0,
  };
}

const ID_BYTES = 16;
const newId = (): CommandId => {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return commandId([...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
};

const tabStorage = (): Storage | null => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
};

let page: SentCommands | null = null;
/** Returns the unanswered commands of this page. */
export const sentCommands = (): SentCommands =>
  (page ??= openSentCommands({ ask: askServer, kept: tabStorage() }));
