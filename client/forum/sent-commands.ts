import type { CommandId } from "../../shared/ids.ts";
import { commandId } from "../../shared/ids.ts";
import type { CommandFate } from "../../shared/wire/protocol.ts";
import { ask as askServer } from "./ask.ts";
import type { RequestOptions } from "./ask.ts";
import { askFate } from "./ask-fate.ts";

/** The page shows nothing if the answer comes sooner. */
const SENDING_MS = 500;
/** The page says "not confirmed" after this, or sooner if the connection is lost. */
const UNCONFIRMED_MS = 5_000;
const KEPT = "concord.sent";

/** `cancelling`: the author cancelled the command, and the server has not confirmed its fate. */
export type SentState = "sending" | "unconfirmed" | "cancelling";

/** An unanswered command, as the page shows it. */
export type SentCommand = {
  readonly id: CommandId;
  readonly state: SentState;
  /** The open dialog that sent it; null: none, or a closed one. */
  readonly dialog: object | null;
  /** The title of the dialog that sent it; empty without one. */
  readonly title: string;
};

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

type Under = {
  -readonly [Key in keyof SentCommand]: SentCommand[Key];
} & {
  readonly person: string | null;
  shown: boolean;
  readonly onFate: (fate: CommandFate, id: CommandId) => void;
  readonly stop: AbortController;
  timers: ReturnType<typeof setTimeout>[];
};

type Kept = {
  readonly id: string;
  readonly title: string;
  readonly person: string | null;
  readonly cancelling: boolean;
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
  let under: readonly Under[] = [];
  let told: readonly SentCommand[] = [];
  const listeners = new Set<() => void>();
  const leftListeners = new Set<(fate: CommandFate, id: CommandId) => void>();
  let dialogs: readonly { readonly title: string }[] = [];

  const change = (): void => {
    told = under
      .filter((one) => one.shown)
      .map(({ id, state, dialog, title }) => ({ id, state, dialog, title }));
    const rows: readonly Kept[] = under.map(({ id, title, person, state }) => ({
      id,
      title,
      person,
      cancelling: state === "cancelling",
    }));
    try {
      kept?.setItem(KEPT, JSON.stringify(rows));
    } catch {
      // The storage is closed or full: a reload forgets the commands.
    }
    for (const listener of listeners) listener();
  };

  const end = (one: Under): void => {
    if (!under.includes(one)) return;
    for (const timer of one.timers) clearTimeout(timer);
    one.stop.abort();
    under = under.filter((other) => other !== one);
    change();
  };

  const add = (one: Pick<Under, "id" | "title" | "person" | "dialog" | "onFate">): Under => {
    const added: Under = { ...one, state: "sending", shown: false, stop: new AbortController(), timers: [] };
    const show = (isLate: boolean): void => {
      added.shown = true;
      if (isLate && added.state === "sending") added.state = "unconfirmed";
      change();
    };
    added.timers = [setTimeout(() => show(false), SENDING_MS), setTimeout(() => show(true), UNCONFIRMED_MS)];
    under = [...under, added];
    change();
    return added;
  };

  const askOf = async (one: Under, method: "GET" | "DELETE"): Promise<void> => {
    const fate = await askFate(one.id, method, { ask, signal: one.stop.signal });
    if (!under.includes(one)) return;
    // Another answer may have come first and ended it.
    one.onFate(fate, one.id);
    end(one);
  };

  const tellLeft = (fate: CommandFate, id: CommandId): void => {
    for (const listener of leftListeners) listener(fate, id);
  };

  const cancelOne = (one: Under): void => {
    if (one.state === "cancelling") return;
    one.state = "cancelling";
    one.shown = true;
    one.dialog = null;
    change();
    void askOf(one, "DELETE");
  };

  return {
    begin: (person, onFate) => {
      const dialog = dialogs.at(-1) ?? null;
      const title = dialog?.title ?? "";
      let tell: Under["onFate"] = onFate;
      const id = newId();
      const one = add({ id, title, person, dialog, onFate: (...fate) => tell(...fate) });
      return {
        id,
        isCancelled: () => one.state === "cancelling",
        lost: () => {
          if (!under.includes(one) || one.state !== "sending") return;
          one.state = "unconfirmed";
          one.shown = true;
          change();
        },
        over: () => {
          if (tell !== tellLeft) end(one);
        },
        leave: () => {
          if (!under.includes(one)) return;
          tell = tellLeft;
          one.dialog = null;
          if (one.state !== "cancelling") void askOf(one, "GET");
          change();
        },
      };
    },
    cancel: (id) => {
      const one = under.find((other) => other.id === id);
      if (one !== undefined) cancelOne(one);
    },
    told: () => told,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openDialog: (dialog) => {
      dialogs = [...dialogs, dialog];
      return () => {
        dialogs = dialogs.filter((one) => one !== dialog);
        const from = under.filter((one) => one.dialog === dialog);
        for (const one of from) one.dialog = null;
        if (from.length > 0) change();
      };
    },
    cancelDialog: (dialog) => {
      for (const one of under.filter((other) => other.dialog === dialog)) cancelOne(one);
    },
    takeUp: (person) => {
      for (const { id, title, person: whose, cancelling } of readKept(kept)) {
        if (whose !== person || under.some((one) => one.id === id)) continue;
        const one = add({ id: commandId(id), title, person, dialog: null, onFate: tellLeft });
        one.state = "unconfirmed";
        if (cancelling) cancelOne(one);
        else void askOf(one, "GET");
      }
    },
    onLeft: (listener) => {
      leftListeners.add(listener);
      return () => leftListeners.delete(listener);
    },
    isAny: () => under.length > 0,
  };
}

function readKept(kept: Pick<Storage, "getItem"> | null): readonly Kept[] {
  try {
    return JSON.parse(kept?.getItem(KEPT) ?? "[]") as readonly Kept[];
  } catch {
    return [];
  }
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
