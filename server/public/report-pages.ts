import { sayIn } from "../../shared/catalogs/say.ts";
import type { ReportOut } from "../../shared/forum/issued-report.ts";
import type { ToldDraft } from "../../shared/forum/main-report.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { draftName } from "../../shared/report/opinion-text.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { element, type Markup, maybe } from "../exports/markup.ts";
import { sizeIn } from "./size-in.ts";
import { type PublicPage, publicPath } from "./public-page.ts";

/** Stands for a published draft of the report to the Forum where an issued report has its id. */
export const draftPath = ({ n }: Pick<ToldDraft, "n">): string => `draft-${n}`;

type Reports = { readonly issued: readonly ReportOut[]; readonly drafts: readonly ToldDraft[] };
type File = { readonly format: string; readonly bytes: number };

/** Issued reports of the Chair and published drafts of the report to the Forum, the newest first. */
export function reportsPage(
  { issued, drafts }: Reports,
  { language, preset }: { readonly language: ReportLanguage; readonly preset: Preset },
): PublicPage {
  const say = sayIn("public", language);
  const instant = (at: number): string => longInstant(at, { preset, language });
  const downloads = (id: string, files: readonly File[]): Markup =>
    element(
      "ul",
      { class: "files" },
      ...files.map(({ format, bytes }) =>
        element(
          "li",
          {},
          element(
            "a",
            { href: publicPath(language, `/reports/${id}/report.${format}`), download: "download" },
            say("file", { form: format, size: sizeIn(language, bytes) }),
          ),
        ),
      ),
    );
  const ofChair = issued.map(({ issue, at }) => ({
    at,
    card: element(
      "li",
      {},
      element("h2", { dir: "ltr" }, issue.symbol),
      element("p", { class: "quiet" }, say("issued", { at: instant(at) })),
      downloads(issue.id, issue.files),
    ),
  }));
  const toForum = drafts.map((draft) => ({
    at: draft.at,
    card: element(
      "li",
      {},
      element("h2", {}, draftName(draft, language)),
      element("p", { dir: "auto" }, draft.title),
      element("p", { class: "quiet" }, say("issued", { at: instant(draft.at) })),
      maybe(
        draft.commentsUntil === null
          ? null
          : element("p", { class: "quiet" }, say("commentsUntil", { at: instant(draft.commentsUntil) })),
      ),
      downloads(draftPath(draft), draft.files),
    ),
  }));
  const cards = [...ofChair, ...toForum].toSorted((a, b) => b.at - a.at).map(({ card }) => card);
  return {
    language,
    path: "/reports",
    title: say("reports"),
    body: [
      cards.length === 0 ? element("p", {}, say("noReports")) : element("ul", { class: "cards" }, ...cards),
    ],
  };
}
