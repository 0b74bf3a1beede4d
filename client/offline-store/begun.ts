import type { UserId } from "../../shared/ids.ts";

/** Unsent texts are kept on this device by kind and subject. */
const BEGUN = ["comment", "proposal", "row", "report"] as const;
export type Begun = (typeof BEGUN)[number];
const keysOf = (what: Begun, person: UserId): string => `concord.${what}.${person}.`;

/** As it was stored, by this or another version of the page; null: nothing. */
export function readBegun(what: Begun, person: UserId, subject: string): object | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keysOf(what, person) + subject) ?? "null");
    return typeof kept === "object" ? kept : null;
  } catch {
    return null;
  }
}

/** Null: there is nothing to keep any more. */
export function keepBegun(what: Begun, person: UserId, subject: string, written: object | null): void {
  try {
    const key = keysOf(what, person) + subject;
    if (written === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(written));
  } catch {
    // A closed or full storage keeps nothing; what is written stays while its field is open.
  }
}

/** Tells what another tab of this browser has kept on the same subject. */
export function followBegun(
  what: Begun,
  person: UserId,
  { subject, onKept }: { readonly subject: string; readonly onKept: () => void },
): () => void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === keysOf(what, person) + subject) onKept();
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

/** Of everybody where no person is named. */
function begunBy(person: UserId | null): readonly string[] {
  try {
    const keys = Object.keys(localStorage);
    const starts = BEGUN.map((what) => (person === null ? `concord.${what}.` : keysOf(what, person)));
    return keys.filter((key) => starts.some((start) => key.startsWith(start)));
  } catch {
    return [];
  }
}

/** Number of texts that somebody began here and did not send. */
export const countBegun = (person: UserId | null): number => begunBy(person).length;

/** The next person at this device finds nothing of what was begun. */
export function dropBegun(person: UserId): void {
  for (const key of begunBy(person)) localStorage.removeItem(key);
}
