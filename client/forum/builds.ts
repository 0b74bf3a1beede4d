import { BUILD_META } from "../../shared/wire/protocol.ts";
import { openListeners } from "../ui/listeners.ts";

/** Builds that this tab has run or reloaded for. It never returns to one of them by itself. */
const SEEN = "concord.builds";
const SEEN_MAX = 20;

const own = (): string | null =>
  typeof document === "undefined"
    ? null
    : (document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? null);

let other: string | null = null;
const listeners = openListeners();

/** Notes the server's build, which comes with each answer. The first different build stays noted. */
export function noteBuild(told: string | null): void {
  if (told === null || own() === null || told === own() || told === other) return;
  other = told;
  listeners.tell();
}

/** Returns the server's build if it differs from this page's; else null. */
export const newBuild = (): string | null => other;

export const onNewBuild = listeners.subscribe;

const seen = (): readonly string[] => {
  try {
    return JSON.parse(sessionStorage.getItem(SEEN) ?? "[]") as readonly string[];
  } catch {
    return [];
  }
};

/**
 * Reloads the page, once for each build and tab. If it comes back unchanged, or two servers take turns, the reader
 * decides on the next reload. Returns false if it reloaded before, or cannot remember that.
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
