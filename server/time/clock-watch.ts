import type { Log } from "../log/log.ts";
import { z } from "zod";
import { DAY_MS, HOUR_MS } from "../../shared/durations.ts";
import { CLOCK_PAUSE_MS_MAX, CLOCK_STANDS_MS_MAX } from "../../shared/limits.ts";
import type { ClockEvent } from "../../shared/forum/removal-event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ForumClock } from "./clock.ts";
import type { Store } from "../store/store.ts";

/** The command with which the operator confirms a doubtful clock. */
const CONFIRM = "npm run concord -- retention --clock-is-right";

const known = z.strictObject({
  /** The last instant at which a server ran here and its clock was believed. */
  seen: z.number().int(),
  /** The last start, believed or not. */
  started: z.number().int().nullable(),
  /** The operator's last confirmation of the clock, and what had been seen before. */
  confirmed: z.strictObject({ at: z.number().int(), seen: z.number().int() }).nullable(),
  /** Instants that a clock ahead recorded, up to this one, do not count while they lie in the future. */
  passedOver: z.number().int().nullable().default(null),
});
type Known = z.output<typeof known>;

/** The clock's state in the health answer; it tells no instant. */
export type ClockState = "ok" | "unconfirmed" | "behindRecord" | "rehearsal";

/**
 * Watches the machine's clock, on which removing depends and which may be wrong (rule Z5). A clock more than a week
 * from the last instant that was seen here is doubted until the operator confirms it, or it comes back.
 */
export type ClockWatch = {
  /** A sentence for the operator; null: the clock is believed. */
  readonly doubt: () => string | null;
  readonly state: () => ClockState;
  /** All there is to say of the clock to its operator, a sentence each. */
  readonly notices: () => readonly string[];
  /** Without a notice: the clock, and the operator's last confirmation. */
  readonly plain: () => string;
  /** Confirms the clock on the operator's word, which `record` stores. Returns the sentences to print. */
  readonly confirm: (
    record: (act: ClockEvent) => Promise<{ readonly refusal: Refusal } | object>,
  ) => Promise<{ readonly line: string } | { readonly refused: string }>;
  /** Notes now, and each hour, that the server runs. */
  readonly run: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openClockWatch({
  store,
  clock,
  log,
}: {
  readonly store: Store;
  readonly clock: ForumClock;
  readonly log: Log;
}): Promise<ClockWatch> {
  let now = parsed(await store.meta("clock")) ?? {
    seen: (await store.newestInstant()) ?? clock.machine(),
    started: null,
    confirmed: null,
    passedOver: null,
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  let told = "";

  const save = async (next: Known): Promise<void> => {
    now = next;
    await store.saveMeta("clock", JSON.stringify(next));
  };
  const doubt = (): string | null => {
    // A rehearsal's clock is set by its operator, who alone removes something there.
    if (clock.moved) return null;
    const away = clock.machine() - now.seen;
    if (Math.abs(away) <= CLOCK_PAUSE_MS_MAX) return null;
    const side = away > 0 ? "after" : "before";
    return `The clock says ${iso(clock.machine())}, ${days(away)} ${side} the last time that this server ran (${iso(now.seen)}). Nothing is removed until the clock is set right, or its operator confirms it: ${CONFIRM}`;
  };
  const stands = (): string | null => {
    const ahead = clock.now() - clock.machine();
    return ahead <= CLOCK_STANDS_MS_MAX
      ? null
      : `The newest recorded instant, ${iso(clock.now())}, is ${days(ahead)} ahead of the clock (${iso(clock.machine())}). New rows are stamped with it until the clock reaches it; deadlines and silences wait for it, too. If the clock is right now: ${CONFIRM}`;
  };
  const rehearsal = (): string | null =>
    clock.moved
      ? `This folder holds a rehearsal: the forum's time was set by FORUM_NOW. It is ${iso(clock.now())} there, and nothing is removed but by command.`
      : null;
  const notices = (): readonly string[] => [rehearsal(), doubt(), stands()].filter((one) => one !== null);

  const note = async (more: Partial<Known> = {}): Promise<void> => {
    const seen = doubt() === null ? Math.max(now.seen, clock.machine()) : now.seen;
    try {
      await save({ ...now, ...more, seen });
    } catch (error) {
      // On a full disk: an hour later is early enough.
      log(`clock: its time could not be noted: ${String(error)}`);
    }
    const state = `${doubt() === null} ${stands() === null}`;
    if (state !== told)
      for (const line of notices()) log(`clock: ${line}`, { event: "clockDoubted", level: "warn" });
    told = state;
  };

  return {
    doubt,
    state: () => {
      if (clock.moved) return "rehearsal";
      if (doubt() !== null) return "unconfirmed";
      return stands() === null ? "ok" : "behindRecord";
    },
    notices,
    plain: () => {
      const { confirmed } = now;
      const word = confirmed === null ? "" : `; its operator confirmed it on ${iso(confirmed.at)}`;
      return `${iso(clock.machine())}${word}`;
    },
    confirm: async (record) => {
      if (clock.moved) return { refused: rehearsal() ?? "" };
      const { seen } = now;
      const [is, recorded] = [clock.machine(), clock.now()];
      if (notices().length === 0) return { line: `The clock was not in doubt: it is ${iso(is)}.` };
      const isAhead = stands() !== null;
      const answered = await record({ type: "clockConfirmed", is, seen, recorded });
      if ("refusal" in answered) return { refused: answered.refusal.message };
      await save({
        ...now,
        seen: is,
        confirmed: { at: is, seen },
        passedOver: isAhead ? recorded : now.passedOver,
      });
      const line = `The operator confirmed the clock: it is ${iso(is)}; the server was last seen at ${iso(seen)}.`;
      log(`clock: ${line}`);
      return {
        line: isAhead
          ? `${line} Restart the server: from then on new rows are stamped by this clock again, older than the newest recorded instant.`
          : line,
      };
    },
    run: async () => {
      await note({ started: clock.machine() });
      timer = setInterval(() => void note(), HOUR_MS);
    },
    close: async () => {
      if (timer === undefined) return;
      clearInterval(timer);
      await note();
    },
  };
}

/** The newest recorded instant, behind which the forum's clock does not go: but for those that the operator passed over. */
export async function newestInstantOf(store: Store): Promise<number | null> {
  const { passedOver = null, seen = 0 } = parsed(await store.meta("clock")) ?? {};
  const until = Math.max(Date.now(), seen);
  return store.newestInstant((at) => passedOver === null || at > passedOver || at <= until);
}

function parsed(value: string | null): Known | null {
  if (value === null) return null;
  try {
    return known.parse(JSON.parse(value));
  } catch {
    // Recomputes an unreadable value from the rows.
    return null;
  }
}

const iso = (at: number): string => new Date(at).toISOString();

function days(ms: number): string {
  const away = Math.abs(ms);
  const [n, unit] =
    away >= 2 * DAY_MS
      ? [away / DAY_MS, "days"]
      : away >= 2 * HOUR_MS
        ? [away / HOUR_MS, "hours"]
        : [away / 60_000, "minutes"];
  return `${Math.round(n)} ${unit}`;
}
