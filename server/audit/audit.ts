import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/durations.ts";
import {
  AUDIT_DAYS_MAX,
  AUDIT_ROWS_MAX,
  AUDIT_WAITING_MAX,
  SIGN_IN_LINES_PER_MINUTE,
} from "../../shared/door-limits.ts";
import type { AuditNote } from "../../shared/people/audit.ts";
import type { Log } from "../log/log.ts";
import type { AuditRow } from "../store/audit-store.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import { auditEvent, auditLine } from "./audit-line.ts";

/** The one place where a part of the server notes an act that stands in no event log (rules A10, D18). */
export type Audit = {
  /** Writes a line of the log at once, and a row of the audit right after. Never rejects. */
  readonly note: (note: AuditNote) => void;
  /** Acts of one kind by one person: a row each, and one line of the log for all. */
  readonly noteAll: (notes: readonly AuditNote[]) => void;
  readonly onNote: (listener: (note: AuditNote) => void) => void;
  /** Resolves when all that was noted is on disk, or the disk took it not. */
  readonly written: () => Promise<void>;
  /** Logs the failures that are still summed up, and writes what waits. */
  readonly close: () => Promise<void>;
};

/** Failures wait this long, so that a flood is one row and few writes. */
const FAILURES_WAIT_MS = 1_000;

type Waiting = Omit<AuditRow, "n">;

const rowOf = ({ act, user, by, way, device, reason }: AuditNote, at: number): Waiting => ({
  at,
  act,
  user: user ?? null,
  by: by ?? null,
  way: way ?? null,
  device: device ?? null,
  reason: reason ?? null,
  count: 1,
});

/** `summedMs`: failures above the limit are summed up over this time in the log. */
export function openAudit({
  store,
  clock,
  disk,
  log,
  isClockRight,
  summedMs = MINUTE_MS,
}: {
  readonly store: Pick<Store, "noteAudit" | "dropAudit">;
  readonly clock: Clock;
  readonly disk: Pick<DiskWatch, "notice">;
  readonly log: Log;
  /** A doubtful clock drops no row by its age. */
  readonly isClockRight: () => boolean;
  readonly summedMs?: number;
}): Audit {
  const listeners: ((note: AuditNote) => void)[] = [];
  const failures = openFailureLines(log, summedMs);
  const waiting = new Map<string, Waiting>();
  const state: { n: number; timer: NodeJS.Timeout | null; writing: Promise<void>; droppedAt: number } = {
    n: 0,
    timer: null,
    writing: Promise.resolve(),
    droppedAt: -Infinity,
  };

  const drop = async (): Promise<void> => {
    const now = performance.now();
    if (now - state.droppedAt < HOUR_MS) return;
    state.droppedAt = now;
    await store.dropAudit(isClockRight() ? clock.now() - AUDIT_DAYS_MAX * DAY_MS : 0, AUDIT_ROWS_MAX);
  };

  const write = async (): Promise<void> => {
    const rows = [...waiting];
    if (rows.length === 0) return;
    try {
      await store.noteAudit(rows.map(([, row]) => row));
      for (const [key, row] of rows) if (waiting.get(key) === row) waiting.delete(key);
      await drop();
    } catch (error) {
      // They wait for the next act that is noted.
      if (!disk.notice(error))
        log(`audit: not written: ${String(error)}`, { event: "message", level: "error" });
    }
  };

  const flush = (): Promise<void> => {
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = null;
    return (state.writing = state.writing.then(write));
  };

  const keep = (note: AuditNote): void => {
    const row = rowOf(note, clock.now());
    const isFailure = note.act === "signInFailed";
    const key = isFailure ? `${row.reason} ${row.user}` : String((state.n += 1));
    const alike = waiting.get(key);
    if (alike === undefined && waiting.size >= AUDIT_WAITING_MAX) return;
    waiting.set(key, alike === undefined ? row : { ...row, count: alike.count + 1 });
    state.timer ??= setTimeout(() => void flush(), isFailure ? FAILURES_WAIT_MS : 0).unref();
    // An act that is no failure waits for nobody.
    if (!isFailure) void flush();
  };

  const tell = (note: AuditNote): void => {
    for (const listener of listeners) listener(note);
    keep(note);
  };

  const note: Audit["note"] = (one) => {
    if (one.act === "signInFailed") failures.log(one);
    else log(auditLine(one), auditEvent(one));
    tell(one);
  };

  return {
    note,
    noteAll: (notes) => {
      const [first, second] = notes;
      if (first === undefined) return;
      if (second === undefined) {
        note(first);
        return;
      }
      const { user: _user, ...alike } = first;
      const { fields, ...event } = auditEvent(alike);
      log(auditLine(alike).replace("somebody", `${notes.length} people`), {
        ...event,
        fields: { ...fields, count: notes.length },
      });
      for (const one of notes) tell(one);
    },
    onNote: (listener) => void listeners.push(listener),
    written: flush,
    close: async () => {
      failures.close();
      await flush();
    },
  };
}

/** Logs so many failures a minute, and the number of the others. */
function openFailureLines(log: Log, summedMs: number) {
  let [told, summed] = [0, 0];
  let timer: NodeJS.Timeout | null = null;
  const turn = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (summed > 0)
      log(`sign-in: ${summed} more failed in the same minute`, {
        event: "signInFailed",
        level: "warn",
        fields: { count: summed },
      });
    [told, summed] = [0, 0];
  };
  return {
    log: (note: AuditNote): void => {
      timer ??= setTimeout(turn, summedMs).unref();
      if (told >= SIGN_IN_LINES_PER_MINUTE) {
        summed += 1;
        return;
      }
      told += 1;
      log(auditLine(note), auditEvent(note));
    },
    close: turn,
  };
}
