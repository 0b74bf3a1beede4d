import { sayIn } from "../../shared/catalogs/say.ts";
import type { PublicPart } from "../../shared/forum/public-parts.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import {
  inLanguage,
  type Localized,
  REPORT_LANGUAGES,
  type ReportLanguage,
} from "../../shared/text/localized.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { element, escaped, type Markup, maybe, written } from "../exports/markup.ts";
import { PUBLIC_STYLE } from "./public-styles.ts";

/*
 * To add a public page:
 *  1. Write a function from `PublicSite` (and the facts it shows) to a `PublicPage`, or null where nothing is public.
 *     Build its body with `element` of server/exports/markup, which escapes every word. A form posts to its own page.
 *  2. Give it an address behind the language in `publicRoutes` (public-routes.ts) and answer with `publicAnswer`. Answer
 *     `publicNotFound` wherever nothing is public, so that a stranger cannot tell "not public" from "not there".
 *  3. Put its words into the part `public` of shared/catalogs, in all six languages.
 * A page has no script, no image, no font and no cookie; its policy is `PUBLIC_POLICY` (server/http/site-headers).
 */

/** Facts that every public page shows. */
export type PublicSite = {
  readonly name: Localized;
  readonly sampleNotice: Localized | null;
  readonly parts: readonly PublicPart[];
  /** Pages beside the parts, as an open consultation: behind the language, as `/consultations`. */
  readonly more: readonly {
    readonly path: string;
    readonly label: (language: ReportLanguage) => string;
  }[];
};

export type PublicPage = {
  readonly language: ReportLanguage;
  /** Behind the language: empty for the first page, else `/texts`. The same in every language. */
  readonly path: string;
  /** As `?q=lamps`, which the links to the other languages keep; absent: none. */
  readonly query?: string;
  readonly title: string;
  /** The heading, where parts of it are isolated; absent: the title. */
  readonly heading?: Markup;
  readonly body: readonly Markup[];
};

/** Parts that have a page of their own, in the order of the pages. */
export const PART_PAGES = ["texts", "drafts", "reports", "contributions", "timetable", "agenda"] as const;

export const publicPath = (language: ReportLanguage, path = ""): string => `/public/${language}${path}`;

/** Writes a whole public page. */
export function publicPage(
  site: PublicSite,
  { language, path, query = "", title, heading, body }: PublicPage,
): string {
  const say = sayIn("public", language);
  const name = inLanguage(site.name, language);
  const { htmlTag, dir } = LANGUAGE_WRITING[language];
  const isOpen = (part: PublicPart): boolean => site.parts.includes(part);
  const link = (to: string, label: string): Markup =>
    element(
      "li",
      {},
      element("a", { href: publicPath(language, to), "aria-current": currentOf(path, to) }, label),
    );
  const head = [
    "<!doctype html>",
    `<html lang="${htmlTag}" dir="${dir}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title === name ? title : `${title} – ${name}`)}</title>`,
    `<link rel="stylesheet" href="${PUBLIC_STYLE.path}">`,
    ...REPORT_LANGUAGES.filter((one) => one !== language).map(
      (one) =>
        `<link rel="alternate" hreflang="${LANGUAGE_WRITING[one].htmlTag}" href="${escaped(publicPath(one, path))}">`,
    ),
    `<link rel="alternate" type="application/atom+xml" title="${escaped(say("feed"))}" href="${publicPath(language, "/feed.atom")}">`,
    "</head>",
    "<body>",
  ];
  const pieces = [
    element("a", { class: "skip", href: "#content" }, say("skip")),
    element(
      "header",
      { class: "top" },
      languageLinks(path + query, language),
      element("p", { class: "forum" }, element("a", { href: publicPath(language) }, name)),
      element(
        "nav",
        { class: "parts", "aria-label": say("partsLabel") },
        element(
          "ul",
          {},
          link("", say("overview")),
          ...PART_PAGES.filter(isOpen).map((part) => link(`/${part}`, say(part))),
          ...site.more.map((one) => link(one.path, one.label(language))),
        ),
      ),
    ),
    element(
      "main",
      { id: "content", tabindex: "-1" },
      maybe(
        site.sampleNotice === null
          ? null
          : element("p", { class: "notice" }, inLanguage(site.sampleNotice, language)),
      ),
      element("h1", {}, heading ?? title),
      ...body,
    ),
    element(
      "footer",
      {},
      element(
        "ul",
        {},
        link("/feed.atom", say("feed")),
        ...(isOpen("timetable") ? [link("/timetable.ics", say("calendar"))] : []),
        element("li", {}, element("a", { href: "/sign-in" }, say("signIn"))),
      ),
    ),
  ];
  return [...head, ...pieces.map((piece) => written(piece)), "</body>", "</html>", ""].join("\n");
}

/** A page below a part, as one text, shows its part as chosen. */
const currentOf = (path: string, to: string): string | undefined =>
  path === to ? "page" : to !== "" && path.startsWith(`${to}/`) ? "true" : undefined;

/** The same page in each language, named in itself. */
const languageLinks = (path: string, language: ReportLanguage): Markup =>
  element(
    "nav",
    { class: "languages", "aria-label": sayIn("public", language)("languages") },
    element(
      "ul",
      {},
      ...REPORT_LANGUAGES.map((one) =>
        element(
          "li",
          {},
          element(
            "a",
            {
              href: publicPath(one, path),
              lang: LANGUAGE_WRITING[one].htmlTag,
              hreflang: LANGUAGE_WRITING[one].htmlTag,
              dir: LANGUAGE_WRITING[one].dir,
              "aria-current": one === language ? "page" : undefined,
            },
            WORK_LANGUAGES[one],
          ),
        ),
      ),
    ),
  );

/** The one answer for everything that is not public, in every language at once (rule F18). */
export const NOT_PUBLIC_PAGE: string = [
  "<!doctype html>",
  '<html lang="en" dir="ltr">',
  "<head>",
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  "<title>404</title>",
  `<link rel="stylesheet" href="${PUBLIC_STYLE.path}">`,
  "</head>",
  "<body>",
  written(
    element(
      "main",
      {},
      element("h1", {}, "404"),
      ...REPORT_LANGUAGES.map((one) =>
        element(
          "p",
          { lang: LANGUAGE_WRITING[one].htmlTag, dir: LANGUAGE_WRITING[one].dir },
          sayIn("public", one)("nothingHere"),
        ),
      ),
    ),
  ),
  "</body>",
  "</html>",
  "",
].join("\n");
