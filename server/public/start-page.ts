import { sayIn } from "../../shared/catalogs/say.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { element } from "../exports/markup.ts";
import { PART_PAGES, type PublicPage, publicPath, type PublicSite } from "./public-page.ts";

/** The first page: what there is to read. */
export function startPage(site: PublicSite, language: ReportLanguage): PublicPage {
  const say = sayIn("public", language);
  const open = PART_PAGES.filter((part) => site.parts.includes(part));
  return {
    language,
    path: "",
    title: inLanguage(site.name, language),
    body: [
      element("p", {}, say("intro")),
      element(
        "ul",
        { class: "cards" },
        ...open.map((part) =>
          element(
            "li",
            {},
            element("h2", {}, element("a", { href: publicPath(language, `/${part}`) }, say(part))),
            element("p", { class: "quiet" }, say(`${part}About`)),
          ),
        ),
        ...site.more.map(({ path, label }) =>
          element(
            "li",
            {},
            element("h2", {}, element("a", { href: publicPath(language, path) }, label(language))),
          ),
        ),
      ),
    ],
  };
}
