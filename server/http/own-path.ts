const OWN_PATH_CHARS_MAX = 500;
const HOME = "/";

/** A page of this site to go to after a sign-in: an address of any other place is taken for the first page (rule A33). */
export function ownPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > OWN_PATH_CHARS_MAX || !asked.startsWith("/")) return HOME;
  const base = "http://own.invalid";
  if (!URL.canParse(asked, base)) return HOME;
  const { origin, pathname, search } = new URL(asked, base);
  // Dots may leave two slashes at the beginning, and behind them another host.
  const isOwn = origin === base && !pathname.startsWith("//") && !pathname.startsWith("/api/");
  return isOwn ? pathname + search : HOME;
}

/** The same with a reason why something was refused, for the page there. */
export const refusedPath = (path: string, reason: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}refused=${reason}`;
