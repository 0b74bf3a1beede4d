import { DELEGATION_UNFINISHED_BYTES_MAX, UNFINISHED_BYTES_MAX } from "../../shared/limits.ts";
import type { Whose } from "../room/budget.ts";

/**
 * Accounts for the bytes of unfinished messages and requests, by person and by delegation (rule G11). A client could
 * leave hundreds of them open a byte before their end. The process has one account.
 */
const held = new Map<string, number>();

const add = (key: string, bytes: number): number => {
  const now = (held.get(key) ?? 0) + bytes;
  if (now === 0) held.delete(key);
  else held.set(key, now);
  return now;
};

/** Notes bytes that came (or, below zero, that are held no more); false where there are more than may be. */
export function holdUnfinished({ user, delegationId }: Whose, bytes: number): boolean {
  const ofPerson = add(user, bytes);
  const ofDelegation = delegationId === null ? 0 : add(`delegation ${delegationId}`, bytes);
  return ofPerson <= UNFINISHED_BYTES_MAX && ofDelegation <= DELEGATION_UNFINISHED_BYTES_MAX;
}

/** Returns everybody's unfinished bytes. */
export const unfinishedBytes = (): number =>
  [...held].reduce((sum, [key, bytes]) => (key.startsWith("delegation ") ? sum : sum + bytes), 0);
