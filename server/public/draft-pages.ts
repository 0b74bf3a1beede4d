import { sayIn } from "../../shared/catalogs/say.ts";
import type { ToldDraft } from "../../shared/forum/main-report.ts";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { element, type Markup, maybe } from "../exports/markup.ts";
import { wholeInstant } from "./whole-instant.ts";
import { type PublicPage, publicPath } from "./public-page.ts";
import type { PublicText } from "./public-site.ts";
import { sizeIn } from "./size-in.ts";
import { sheetOf } from "./text-pages.ts";

type Reading = { readonly language: ReportLanguage; readonly preset: Preset };

export const draftName = ({ n, kind }: Pick<ToldDraft, "n" | "kind">, language: ReportLanguage): string =>
  sayIn("public", language)(`draft_${kind}`, { n: String(n) });

/** Published drafts of the report to the Forum, the newest first. */
export function draftsPage(drafts: readonly ToldDraft[], reading: Reading): PublicPage {
  const { language } = reading;
  const say = sayIn("public", language);
  const cards = drafts
    .toReversed()
    .map((draft) =>
      element(
        "li",
        {},
        element(
          "h2",
          {},
          element("a", { href: publicPath(language, `/drafts/${draft.n}`) }, draftName(draft, language)),
        ),
        element("p", {}, element("bdi", {}, draft.title)),
        factsOf(draft, reading),
      ),
    );
  return {
    language,
    path: "/drafts",
    title: say("drafts"),
    body: [
      cards.length === 0 ? element("p", {}, say("noDrafts")) : element("ul", { class: "cards" }, ...cards),
    ],
  };
}

/** A draft with its text as it was published; its files have the annexed Opinions, too. */
export function draftPage(
  draft: ToldDraft,
  found: { readonly text: PublicText; readonly base: BaseText } | null,
  reading: Reading,
): PublicPage {
  const { language } = reading;
  const say = sayIn("public", language);
  return {
    language,
    path: `/drafts/${draft.n}`,
    title: `${draftName(draft, language)} – ${say("drafts")}`,
    heading: element("bdi", {}, draftName(draft, language)),
    body: [
      factsOf(draft, reading),
      maybe(found === null ? null : sheetOf(found.text, found.base)),
      element("p", { class: "hash" }, say("hash", { hash: draft.hash })),
    ],
  };
}

function factsOf({ n, at, commentsUntil, files }: ToldDraft, { language, preset }: Reading): Markup {
  const say = sayIn("public", language);
  const instant = (value: number): string => wholeInstant(value, { preset, language });
  return element(
    "div",
    {},
    element("p", { class: "quiet" }, say("issued", { at: instant(at) })),
    maybe(
      commentsUntil === null
        ? null
        : element("p", { class: "quiet" }, say("commentsUntil", { at: instant(commentsUntil) })),
    ),
    element(
      "ul",
      { class: "files" },
      ...files.map(({ format, bytes }) =>
        element(
          "li",
          {},
          element(
            "a",
            { href: publicPath(language, `/drafts/${n}/report.${format}`), download: "download" },
            say("file", { form: format, size: sizeIn(language, bytes) }),
          ),
        ),
      ),
    ),
  );
}
