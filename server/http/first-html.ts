import { hash } from "node:crypto";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { opinionId, ULID } from "../../shared/ids.ts";
import { READS_WAITING_MAX } from "../../shared/limits.ts";
import {
  htmlLanguage,
  isPageLanguage,
  LANGUAGE_COOKIE,
  PAGE_LANGUAGES,
  pageDirection,
  type PageLanguage,
} from "../../shared/text/page-language.ts";
import { escaped } from "../exports/markup.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import type { Log } from "../log/log.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { Rooms } from "../room/rooms.ts";
import { Away } from "../store/store.ts";
import { participantOf, sessionOf } from "./access.ts";
import { emptyFirst, type FirstText, firstText } from "./first-text.ts";
import { openTurns } from "./turns.ts";

export type FirstParts = {
  readonly people: People;
  readonly forum: ForumRoom;
  readonly rooms: Pick<Rooms, "get">;
  readonly log: Log;
};

/** Returns the page's language: the one that its reader chose, else the browser's, else the forum's (K46). */
export function pageLanguageOf(c: Context, forum: PageLanguage | undefined): PageLanguage {
  const chosen = getCookie(c, LANGUAGE_COOKIE);
  if (isPageLanguage(chosen)) return chosen;
  const wished = (c.req.header("accept-language") ?? "")
    .split(",")
    .map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wished.find(isPageLanguage) ?? forum ?? "en";
}

/** The beginning of the tag: it has more attributes. */
const HTML = '<html lang="en" dir="ltr"';
const TITLE = "<title>Concord</title>";
const PLACE = '<div id="first"></div>';

/** Puts the first text into the built page. A function as replacement: `$` in a text means nothing. */
export const withFirst = (html: string, language: PageLanguage, first: FirstText): string =>
  html
    .replace(HTML, () => `<html lang="${htmlLanguage(language)}" dir="${pageDirection(language)}"`)
    .replace(TITLE, () => `<title>${escaped(first.title)}</title>`)
    .replace(PLACE, () => first.html);

/** The page without a text, in each language. */
export const emptyPages = (html: string): Readonly<Record<PageLanguage, string>> =>
  Object.fromEntries(
    PAGE_LANGUAGES.map((language) => [language, withFirst(html, language, emptyFirst(language))]),
  ) as Record<PageLanguage, string>;

/**
 * The text of an Opinion as the person who asks may read it; null: the page comes without one. One at a time for each
 * person, as all reading of a whole Opinion (rule J10).
 */
export function openFirstTexts({
  people,
  forum,
  rooms,
  log,
}: FirstParts): (c: Context, language: PageLanguage) => Promise<FirstText | null> {
  const turns = openTurns({
    atOnce: 1,
    burst: Infinity,
    perSecond: Infinity,
    waitingMax: READS_WAITING_MAX,
  });

  const read = async (c: Context, language: PageLanguage): Promise<FirstText | null> => {
    const id = c.req.param("id") ?? "";
    if (!ULID.test(id)) return null;
    const reader = await participantOf(sessionOf(c), { people, forum });
    if (reader === null) return null;
    const turn = await turns.begin(reader.id, c.req.raw.signal);
    if (turn.kind !== "begun") return null;
    try {
      const view = await (await rooms.get(opinionId(id)))?.view(reader);
      if (view === undefined) return null;
      return firstText(view.document, { language, preset: forum.preset(), names: forum.names() });
    } finally {
      turn.end();
    }
  };

  return async (c, language) => {
    try {
      return await read(c, language);
    } catch (error) {
      // The page says itself what is wrong, and tries again.
      if (!(error instanceof Quarantined || error instanceof Away))
        log(`first text of ${c.req.path}: ${error instanceof Error ? error.stack : String(error)}`, {
          event: "requestFailed",
          level: "error",
        });
      return null;
    }
  };
}

/** Hashes of what stands in the built page itself; the policy names them, so that nothing else inline works (A56). */
export type InlineHashes = { readonly scripts: readonly string[]; readonly styles: readonly string[] };
export const NOTHING_INLINE: InlineHashes = { scripts: [], styles: [] };

export const hashSource = (text: string): string => `'sha256-${hash("sha256", text, "base64")}'`;

export const inlineHashes = (html: string): InlineHashes => ({
  scripts: [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gsu)].map(([, text]) =>
    hashSource(text ?? ""),
  ),
  styles: [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gsu)].map(([, text]) => hashSource(text ?? "")),
});
