import type { CommandId } from "../../shared/ids.ts";
import type { CommandFate } from "../../shared/wire/protocol.ts";
import { openListeners } from "../ui/listeners.ts";

/** The page shows nothing if the answer comes sooner. */
const SENDING_MS = 500;
/** The page says "not confirmed" after this, or sooner if the connection is lost. */
const UNCONFIRMED_MS = 5_000;
const KEPT = "concord.sent";

/** `cancelling`: the author cancelled the command, and the server has not confirmed its fate. */
type SentState = "sending" | "unconfirmed" | "cancelling";

/** An unanswered command, as the page shows it. */
export type SentCommand = {
  readonly id: CommandId;
  readonly state: SentState;
  /** The open dialog that sent it; null: none, or a closed one. */
  readonly dialog: object | null;
  /** The title of the dialog that sent it; empty without one. */
  readonly title: string;
};

export type UnansweredCommand = {
  -readonly [Key in keyof SentCommand]: SentCommand[Key];
} & {
  readonly person: string | null;
  shown: boolean;
  readonly onFate: (fate: CommandFate, id: CommandId) => void;
  readonly stop: AbortController;
  timers: ReturnType<typeof setTimeout>[];
};

/** The list of unanswered commands, as the page shows it and as the tab's storage has it. */
export type UnansweredCommands = {
  readonly all: () => readonly UnansweredCommand[];
  readonly add: (
    one: Pick<UnansweredCommand, "id" | "title" | "person" | "dialog" | "onFate">,
  ) => UnansweredCommand;
  readonly end: (one: UnansweredCommand) => void;
  /** Shows and stores a change of one of them. */
  readonly changed: () => void;
  readonly told: () => readonly SentCommand[];
  readonly subscribe: (listener: () => void) => () => void;
};

type StoredCommand = {
  readonly id: string;
  readonly title: string;
  readonly person: string | null;
  readonly cancelling: boolean;
};

export function openUnansweredCommands(kept: Pick<Storage, "setItem"> | null): UnansweredCommands {
  let all: readonly UnansweredCommand[] = [];
  let told: readonly SentCommand[] = [];
  const listeners = openListeners();

  const changed = (): void => {
    told = all
      .filter((one) => one.shown)
      .map(({ id, state, dialog, title }) => ({ id, state, dialog, title }));
    store(kept, all);
    listeners.tell();
  };

  return {
    all: () => all,
    add: (one) => {
      const added: UnansweredCommand = {
        ...one,
        state: "sending",
        shown: false,
        stop: new AbortController(),
        timers: [],
      };
      const show = (isLate: boolean): void => {
        added.shown = true;
        if (isLate && added.state === "sending") added.state = "unconfirmed";
        changed();
      };
      added.timers = [
        setTimeout(() => show(false), SENDING_MS),
        setTimeout(() => show(true), UNCONFIRMED_MS),
      ];
      all = [...all, added];
      changed();
      return added;
    },
    end: (one) => {
      if (!all.includes(one)) return;
      for (const timer of one.timers) clearTimeout(timer);
      one.stop.abort();
      all = all.filter((other) => other !== one);
      changed();
    },
    changed,
    told: () => told,
    subscribe: listeners.subscribe,
  };
}

function store(kept: Pick<Storage, "setItem"> | null, all: readonly UnansweredCommand[]): void {
  const rows: readonly StoredCommand[] = all.map(({ id, title, person, state }) => ({
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
}

export function readStored(kept: Pick<Storage, "getItem"> | null): readonly StoredCommand[] {
  try {
    return JSON.parse(kept?.getItem(KEPT) ?? "[]") as readonly StoredCommand[];
  } catch {
    return [];
  }
}
