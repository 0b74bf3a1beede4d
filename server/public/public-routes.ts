import type { Context, Env, Hono } from "hono";
import {
  PUBLIC_NETWORKS_MAX,
  PUBLIC_QUESTION_CHARS_MAX,
  PUBLIC_SEARCHES_A_MINUTE_MAX,
} from "../../shared/door-limits.ts";
import { MINUTE_MS } from "../../shared/durations.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import type { PublicPart } from "../../shared/forum/public-parts.ts";
import { isReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { FILE_TYPES, isOpinionForm, isReportForm, PAPER_TYPES } from "../exports/export-forms.ts";
import { element } from "../exports/markup.ts";
import { openTries } from "../forum/tries.ts";
import { languageWished } from "../mail/stop-page.ts";
import type { ForumParts } from "../setup/parts.ts";
import { draftPage, draftsPage } from "./draft-pages.ts";
import { agendaPage, timetablePage } from "./date-pages.ts";
import { foldPapers } from "./paper-search.ts";
import { paperPage, papersPage, type PapersReading } from "./paper-pages.ts";
import { publicAnswer, publicNotFound } from "./public-answer.ts";
import { publicCalendar } from "./public-calendar.ts";
import { type PublicPage, publicPage, publicPath, type PublicSite } from "./public-page.ts";
import { publicDraftText, publicSite, publicTextOf, publicTexts } from "./public-site.ts";
import { PUBLIC_STYLE } from "./public-styles.ts";
import { publishedFeed } from "./published-feed.ts";
import { reportsPage } from "./report-pages.ts";
import { startPage } from "./start-page.ts";
import { textFile } from "./text-file.ts";
import { textPage, textsPage } from "./text-pages.ts";

export type PublicParts = Pick<ForumParts, "forum" | "rooms" | "store" | "address"> & {
  readonly addressOf: (c: Context) => string;
  /** Absent: as the forum's record opens it. */
  readonly site?: () => PublicSite;
};

const FOREVER = "public, max-age=31536000, immutable";

/** Pages for everybody, without a sign-in, a script or a cookie (rules F17 to F24). They never ask who reads. */
export function publicRoutes<E extends Env>(app: Hono<E>, parts: PublicParts): void {
  const { forum, store, address, site = () => publicSite(forum) } = parts;
  const searches = openTries({
    max: PUBLIC_SEARCHES_A_MINUTE_MAX,
    perMs: MINUTE_MS,
    keysMax: PUBLIC_NETWORKS_MAX,
  });

  /** Answers at an address behind the language while its part is open; null from `make`: it is not there. */
  const at = (
    path: string,
    part: PublicPart | null,
    make: (c: Context, language: ReportLanguage) => Response | Promise<Response | null> | null,
  ): void => {
    app.get(`/public/:language${path}`, async (c) => {
      const language = c.req.param("language");
      const { parts: open, more } = site();
      const isOpen = part === null ? open.length + more.length > 0 : open.includes(part);
      const answer = isOpen && isReportLanguage(language) ? await make(c, language) : null;
      return answer ?? publicNotFound(c);
    });
  };
  const shown = (c: Context, page: PublicPage): Response => publicAnswer(c, publicPage(site(), page));
  const page = (
    path: string,
    part: PublicPart | null,
    make: (c: Context, language: ReportLanguage) => PublicPage | Promise<PublicPage | null> | null,
  ): void =>
    at(path, part, async (c, language) => {
      const made = await make(c, language);
      return made === null ? null : shown(c, made);
    });

  app.get("/public/:file{style-[0-9a-f]+\\.css}", (c) => {
    if (c.req.path !== PUBLIC_STYLE.path) return publicNotFound(c);
    c.header("cache-control", FOREVER);
    return c.body(PUBLIC_STYLE.css, 200, { "content-type": "text/css; charset=utf-8" });
  });
  app.get("/public", (c) => {
    const { parts: open, more } = site();
    if (open.length + more.length === 0) return publicNotFound(c);
    c.header("cache-control", "no-cache");
    c.header("vary", "accept-language");
    return c.redirect(
      publicPath(languageWished(c.req.header("accept-language"), forum.preset().language)),
      302,
    );
  });
  page("", null, (_, language) => startPage(site(), language));

  page("/texts", "texts", async (_, language) =>
    textsPage(await publicTexts(parts), { language, preset: forum.preset() }),
  );
  page("/texts/:id/:n{[0-9]{1,4}}", "texts", async (c, language) => {
    const found = await baseTextAt(c);
    return found === null ? null : textPage(found.text, found.base, { language, preset: forum.preset() });
  });
  at("/texts/:id/:n{[0-9]{1,4}\\.txt}", "texts", async (c) => {
    const found = await baseTextAt(c);
    if (found === null) return null;
    const { text, base } = found;
    const number = text.number.replaceAll(/[^A-Za-z0-9.-]+/g, "-") || "x";
    const file = `draft-opinion-${number}-base-text-${base.n}.txt`;
    return publicAnswer(c, textFile(text, base), { type: FILE_TYPES.txt, file });
  });

  page("/drafts", "drafts", (_, language) => draftsPage(drafts(), { language, preset: forum.preset() }));
  page("/drafts/:n{[0-9]{1,4}}", "drafts", async (c, language) => {
    const draft = draftAt(c);
    if (draft === undefined) return null;
    return draftPage(draft, await publicDraftText(parts, draft), { language, preset: forum.preset() });
  });
  at("/drafts/:n{[0-9]{1,4}}/:file{report\\..+}", "drafts", async (c) => {
    const draft = draftAt(c);
    const format = c.req.param("file")?.slice("report.".length);
    const file = draft?.files.find((one) => one.format === format);
    const bytes = file === undefined ? null : await store.file(file.hash);
    if (draft === undefined || bytes === null || !isOpinionForm(format)) return null;
    return publicAnswer(c, bytes, { type: FILE_TYPES[format], file: `report-draft-${draft.n}.${format}` });
  });

  page("/reports", "reports", (_, language) =>
    reportsPage(forum.forum().report.out, { language, preset: forum.preset() }),
  );
  at("/reports/:id/:file{report\\..+}", "reports", async (c) => {
    const issue = forum.forum().report.out.find((one) => one.issue.id === c.req.param("id"))?.issue;
    const format = c.req.param("file")?.slice("report.".length);
    const file = issue?.files.find((one) => one.format === format);
    const bytes = file === undefined ? null : await store.file(file.hash);
    if (issue === undefined || bytes === null || !isReportForm(format)) return null;
    const name = `${issue.symbol.replaceAll(/[^A-Za-z0-9.()-]+/g, "-")}.${format}`;
    return publicAnswer(c, bytes, { type: FILE_TYPES[format], file: name });
  });

  at("/contributions", "contributions", async (c, language) => {
    const question = (c.req.query("q") ?? "").trim().slice(0, PUBLIC_QUESTION_CHARS_MAX);
    if (question !== "" && !searches.take(parts.addressOf(c))) return tooMany(c, language);
    const { contributions } = forum.forum();
    const folded = foldPapers(contributions);
    // A reader of the list may search next: by then all is folded.
    if (question !== "") await folded;
    return shown(c, papersPage(contributions, question, readingIn(language)));
  });
  page("/contributions/:id", "contributions", (c, language) => {
    const paper = paperAt(c);
    return paper === undefined ? null : paperPage(paper, readingIn(language));
  });
  at("/contributions/:id/:hash{[0-9a-f]{64}}", "contributionFiles", async (c) => {
    const paper = paperAt(c);
    if (paper === undefined || paper.withdrawn !== null) return null;
    const file = [paper, ...paper.former, ...paper.additions]
      .flatMap(({ files = [] }) => files)
      .find(({ hash }) => hash === c.req.param("hash"));
    const bytes = file === undefined ? null : await store.file(file.hash);
    if (file === undefined || bytes === null) return null;
    return publicAnswer(c, bytes, {
      type: PAPER_TYPES[file.form],
      file: { plain: `paper.${file.form}`, own: file.name },
    });
  });

  page("/timetable", "timetable", (_, language) =>
    timetablePage(forum.timetable().entries, { language, preset: forum.preset() }),
  );
  at("/timetable.ics", "timetable", (c, language) =>
    publicAnswer(c, publicCalendar(forum, { address: address(), language }), {
      type: "text/calendar; charset=utf-8",
      file: "timetable.ics",
    }),
  );
  page("/agenda", "agenda", (_, language) => agendaPage({ language, preset: forum.preset() }));
  at("/feed.atom", null, async (c, language) => {
    const { parts: open } = site();
    const texts = open.includes("texts") ? await publicTexts(parts) : [];
    return publicAnswer(c, publishedFeed({ forum, texts, parts: open, language }, address()), {
      type: "application/atom+xml; charset=utf-8",
    });
  });

  async function baseTextAt(c: Context) {
    const n = Number.parseInt(c.req.param("n") ?? "", 10);
    const text = await publicTextOf(parts, c.req.param("id") ?? "");
    const base = text?.baseTexts.find((one) => one.n === n);
    return text === null || base === undefined ? null : { text, base };
  }

  const drafts = () => forum.forum().mainReport?.drafts ?? [];
  const draftAt = (c: Context) => drafts().find(({ n }) => String(n) === c.req.param("n"));

  const paperAt = (c: Context) => forum.forum().contributions.find(({ id }) => id === c.req.param("id"));

  function readingIn(language: ReportLanguage): PapersReading {
    return {
      language,
      preset: forum.preset(),
      delegations: forum.forum().delegations,
      withFiles: site().parts.includes("contributionFiles"),
    };
  }

  function tooMany(c: Context, language: ReportLanguage): Response {
    const say = sayIn("public", language);
    const told = element("p", {}, say("tooMany"));
    c.header("retry-after", String(MINUTE_MS / 1000));
    c.header("cache-control", "no-store");
    const body = publicPage(site(), {
      language,
      path: "/contributions",
      title: say("contributions"),
      body: [told],
    });
    return c.html(body, 429);
  }
}

/** Put in after all public routes: nothing else is there, by any method (rule F18). */
export function publicEnd<E extends Env>(app: Hono<E>): void {
  app.all("/public", (c) => publicNotFound(c));
  app.all("/public/*", (c) => publicNotFound(c));
}
