import { DAY_MS } from "../../shared/durations.ts";
import {
  AUDIT_KINDS,
  type AuditAnswer,
  auditedIn,
  type AuditKind,
  type AuditLine,
} from "../../shared/forum/audit-line.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { UserId } from "../../shared/ids.ts";
import { AUDIT_DAYS_MAX } from "../../shared/door-limits.ts";
import type { Audit } from "../audit/audit.ts";
import { SERVER_USER } from "../room/server-user.ts";
import { readEventLog } from "../store/read-event-log.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { People } from "./people.ts";

export type AuditQuery = {
  readonly kind: AuditKind | null;
  /** In a name or a delegation's symbol. */
  readonly search: string;
  /** The beginning of a page, as the one before told it. */
  readonly from: string | null;
  readonly limit: number;
};

type Recorded = Pick<AuditLine, "at" | "act"> & {
  readonly seq: number;
  readonly user: UserId | null;
  readonly by: UserId;
};

const PAGE_ROWS = 500;
const END = Number.MAX_SAFE_INTEGER;

/** Reads the audit, the newest first: acts that were noted, and those of the forum's own event log. */
export function openAuditReader({
  store,
  forum,
  people,
  clock,
  audit,
}: {
  readonly store: Store;
  readonly forum: ForumRoom;
  readonly people: People;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "written">;
}): (query: AuditQuery) => Promise<AuditAnswer> {
  /** The forum's acts, read once and then what came since. */
  const recorded: Recorded[] = [];
  let readTo = 0;

  const readOn = async (): Promise<void> => {
    for (;;) {
      const options = { after: readTo, limit: PAGE_ROWS, may: () => true };
      const entries = (await readEventLog<ForumEntry>(store, FORUM_STREAM, options)) as readonly ForumEntry[];
      for (const entry of entries) {
        if (entry.seq <= readTo) continue;
        readTo = entry.seq;
        const found = auditedIn(entry);
        if (found !== null) recorded.push({ ...found, seq: entry.seq, at: entry.at, by: entry.by });
      }
      if (entries.length < PAGE_ROWS) return;
    }
  };

  async function* noted(before: number) {
    for (let n = before; ;) {
      const rows = await store.auditBefore(n, PAGE_ROWS);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      n = last.n;
    }
  }

  const personOf = (user: UserId | null): AuditLine["user"] => {
    if (user === null || user === SERVER_USER) return null;
    return { name: people.nameOf(user), symbol: forum.person(user).symbol };
  };

  return async ({ kind, search, from, limit }) => {
    await audit.written();
    await readOn();
    const [beforeN = END, beforeSeq = END] = (from ?? "").split(".").filter(Boolean).map(Number);
    const since = clock.now() - AUDIT_DAYS_MAX * DAY_MS;
    const acts: readonly string[] | null = kind === null ? null : AUDIT_KINDS[kind];
    const words = search.trim().toLowerCase();
    const isFound = ({ act, user, by }: AuditLine): boolean =>
      (acts === null || acts.includes(act)) &&
      (words === "" ||
        [user, by].some(
          (one) => one !== null && `${one.name} ${one.symbol ?? ""}`.toLowerCase().includes(words),
        ));

    const lines: AuditLine[] = [];
    const rows = noted(beforeN);
    let row = (await rows.next()).value;
    let place = recorded.findLastIndex(({ seq }) => seq < beforeSeq);
    const at = { n: beforeN, seq: beforeSeq };
    while (lines.length < limit) {
      const entry = place < 0 ? undefined : recorded[place];
      if (row !== undefined && (entry === undefined || row.at >= entry.at)) {
        at.n = row.n;
        if (row.at < since) {
          row = undefined;
          continue;
        }
        const { n, act, way, device, reason, count } = row;
        const told = { way, device, reason, count, user: personOf(row.user), by: personOf(row.by) };
        const line = { id: `n${n}`, at: row.at, act, ...told };
        if (isFound(line)) lines.push(line);
        row = (await rows.next()).value;
      } else if (entry !== undefined && entry.at >= since) {
        at.seq = entry.seq;
        place -= 1;
        const [user, by] = [personOf(entry.user), personOf(entry.by)];
        const none = { way: null, device: null, reason: null, count: 1 } as const;
        const line = { id: `s${entry.seq}`, at: entry.at, act: entry.act, user, by, ...none };
        if (isFound(line)) lines.push(line);
      } else {
        return { lines, next: null };
      }
    }
    return { lines, next: `${at.n}.${at.seq}` };
  };
}
