import { BUILD_META } from "../../shared/protocol.ts";

/** Builds that this tab has been on, or was loaded anew for: it goes to none of them by itself again. */
const SEEN = "concord.builds";
const SEEN_MAX = 20;

const own = (): string | null =>
  typeof document === "undefined"
    ? null
    : (document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? null);

let other: string | null = null;
const listeners = new Set<() => void>();

/** The build that the server has, told with each of its answers. Once another one was told, it stays told. */
export function noteBuild(told: string | null): void {
  if (told === null || own() === null || told === own() || told === other) return;
  other = told;
  for (const listener of listeners) listener();
}

/** A build that the server has and this page is not of; null: none was told. */
export const newBuild = (): string | null => other;

export function onNewBuild(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const seen = (): readonly string[] => {
  try {
    return JSON.parse(sessionStorage.getItem(SEEN) ?? "[]") as readonly string[];
  } catch {
    return [];
  }
};

/**
 * Loads the page anew by itself, once for each build and tab: where it comes back as it was, or two servers take turns,
 * the second time is its reader's choice. False where it was done before, or nothing could be remembered.
 */
export function reloadOnceFor(build: string): boolean {
  const before = seen();
  if (before.includes(build)) return false;
  try {
    const now = [...before, build, ...(own() === null ? [] : [own()])].slice(-SEEN_MAX);
    sessionStorage.setItem(SEEN, JSON.stringify(now));
    if (!seen().includes(build)) return false;
  } catch {
    return false;
  }
  location.reload();
  return true;
}
