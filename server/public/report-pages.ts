import { sayIn } from "../../shared/catalogs/say.ts";
import type { ReportOut } from "../../shared/forum/issued-report.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { element } from "../exports/markup.ts";
import { wholeInstant } from "./whole-instant.ts";
import { sizeIn } from "./size-in.ts";
import { type PublicPage, publicPath } from "./public-page.ts";

/** Issued reports with their files, the newest first. */
export function reportsPage(
  out: readonly ReportOut[],
  { language, preset }: { readonly language: ReportLanguage; readonly preset: Preset },
): PublicPage {
  const say = sayIn("public", language);
  const cards = out
    .toReversed()
    .map(({ issue, at }) =>
      element(
        "li",
        {},
        element("h2", { dir: "ltr" }, issue.symbol),
        element("p", { class: "quiet" }, say("issued", { at: wholeInstant(at, { preset, language }) })),
        element(
          "ul",
          { class: "files" },
          ...issue.files.map(({ format, bytes }) =>
            element(
              "li",
              {},
              element(
                "a",
                { href: publicPath(language, `/reports/${issue.id}/report.${format}`), download: "download" },
                say("file", { form: format, size: sizeIn(language, bytes) }),
              ),
            ),
          ),
        ),
      ),
    );
  return {
    language,
    path: "/reports",
    title: say("reports"),
    body: [
      cards.length === 0 ? element("p", {}, say("noReports")) : element("ul", { class: "cards" }, ...cards),
    ],
  };
}
