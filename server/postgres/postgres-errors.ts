import { DatabaseError } from "pg";
import { Away } from "../store/store.ts";

/**
 * SQLSTATEs after which the database answers again by itself, or another one does: a broken connection, a restart, a
 * standby, too many connections, a deadlock, a transaction that was ended because its client stood still.
 */
const AWAY = /^(08|57|53[234]|40|25006|25P03|55P03|58)/;

/**
 * Turns an outage into Away. Other errors of the database stay: damage, a full disk, a key that is there already. A
 * number that no row of ours has is damage, too.
 */
export function awayOr(error: unknown): unknown {
  if (error instanceof Away) return error;
  if (error instanceof DatabaseError) return AWAY.test(error.code ?? "08") ? new Away(error) : error;
  const { code } = error as { readonly code?: unknown };
  return code === "ERR_OUT_OF_RANGE" ? error : new Away(error);
}

export const hasCode = (error: unknown, ...codes: readonly string[]): error is DatabaseError =>
  error instanceof DatabaseError && codes.includes(error.code ?? "");
