import { sayIn } from "../../shared/catalogs/say.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Contribution, PaperWords } from "../../shared/negotiation/contribution.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { officeIn, withParentheses } from "../../shared/printed/report-words.ts";
import { commaIn } from "../../shared/text/list-signs.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { isWorkLanguage, WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { element, type Markup, maybe, together } from "../exports/markup.ts";
import { wholeInstant } from "./whole-instant.ts";
import { foundPapers } from "./paper-search.ts";
import { type PublicPage, publicPath } from "./public-page.ts";
import { sizeIn } from "./size-in.ts";

export type PapersReading = {
  readonly language: ReportLanguage;
  readonly preset: Preset;
  readonly delegations: readonly Delegation[];
  /** Texts and files are public, too. */
  readonly withFiles: boolean;
};

/** All posted contributions, or those that a search finds. `question` is empty where nothing was asked for. */
export function papersPage(
  papers: readonly Contribution[],
  question: string,
  reading: PapersReading,
): PublicPage {
  const { language, delegations, withFiles } = reading;
  const say = sayIn("public", language);
  const found = foundPapers(papers, question, { delegations, withText: withFiles });
  const label = withFiles ? say("findWords") : say("findHead");
  return {
    language,
    path: "/contributions",
    query: question === "" ? "" : `?q=${encodeURIComponent(question)}`,
    title: say("contributions"),
    body: [
      element(
        "form",
        { class: "search", role: "search", action: publicPath(language, "/contributions") },
        element(
          "div",
          {},
          element("label", { for: "q" }, label),
          element("input", { id: "q", name: "q", type: "search", value: question, maxlength: "200" }),
        ),
        element("button", {}, say("find")),
      ),
      element("p", { class: "quiet" }, say("found", { n: found.length })),
      maybe(
        question === ""
          ? null
          : element("p", {}, element("a", { href: publicPath(language, "/contributions") }, say("all"))),
      ),
      maybe(
        found.length === 0
          ? element("p", {}, say("noContributions"))
          : element("ol", { class: "papers" }, ...found.map((paper) => lineOf(paper, reading))),
      ),
    ],
  };
}

function lineOf(paper: Contribution, reading: PapersReading): Markup {
  const { language, preset } = reading;
  const say = sayIn("public", language);
  const { id, number, title, receivedAt, withdrawn } = paper;
  const at = (instant: number): string => wholeInstant(instant, { preset, language });
  return element(
    "li",
    {},
    element("span", { class: "number", dir: "ltr" }, number),
    element(
      "div",
      {},
      element(
        "a",
        { href: publicPath(language, `/contributions/${id}`), lang: paper.language, dir: "auto" },
        title,
      ),
      element(
        "p",
        { class: "quiet" },
        element("bdi", {}, sourceOf(paper, reading)),
        " · ",
        element("bdi", {}, at(receivedAt)),
      ),
      maybe(
        withdrawn === null
          ? null
          : element("p", { class: "gone" }, say("withdrawn", { at: at(withdrawn.at) })),
      ),
    ),
  );
}

/** One contribution with its versions. Of a withdrawn one the page has that it was withdrawn, and no text (rule F22). */
export function paperPage(paper: Contribution, reading: PapersReading): PublicPage {
  const { language, preset, withFiles } = reading;
  const say = sayIn("public", language);
  const { id, number, withdrawn, former, additions } = paper;
  const isShown = withFiles && withdrawn === null;
  const at = (instant: number): string => wholeInstant(instant, { preset, language });
  const section = (heading: string, words: PaperWords): Markup =>
    element(
      "section",
      {},
      element("h2", {}, heading, " ", element("bdi", {}, words.number)),
      element("p", { lang: words.language, dir: "auto" }, words.title),
      factsOf(words, reading),
      maybe(isShown ? filesOf(id, words, reading) : null),
    );
  return {
    language,
    path: `/contributions/${id}`,
    title: `${number} – ${paper.title}`,
    heading: together([
      element("bdi", {}, number),
      " – ",
      element("bdi", { lang: paper.language }, paper.title),
    ]),
    body: [
      maybe(
        withdrawn === null
          ? null
          : element(
              "p",
              { class: "notice" },
              `${say("withdrawn", { at: at(withdrawn.at) })} ${say("noLonger")}`,
            ),
      ),
      element(
        "dl",
        { class: "facts" },
        element("dt", {}, say("from")),
        element("dd", {}, sourceOf(paper, reading)),
      ),
      factsOf(paper, reading),
      maybe(isShown ? filesOf(id, paper, reading) : null),
      maybe(isShown ? textOf(paper, say("textOf")) : null),
      ...additions.flatMap((one) => [
        section(say(one.kind), one),
        maybe(isShown ? textOf(one, say("textOf")) : null),
      ]),
      ...former.toReversed().map((one) => section(say("earlier"), one)),
    ],
  };
}

function factsOf(words: PaperWords, { language, preset }: PapersReading): Markup {
  const say = sayIn("public", language);
  const at = wholeInstant(words.receivedAt, { preset, language });
  return element(
    "dl",
    { class: "facts" },
    element("dt", {}, say("received")),
    element("dd", {}, words.isLate === true ? say("receivedLate", { at }) : at),
    element("dt", {}, say("language")),
    element("dd", {}, languageNamed(words.language)),
  );
}

function filesOf(
  id: Contribution["id"],
  { files = [] }: PaperWords,
  { language }: PapersReading,
): Markup | null {
  const say = sayIn("public", language);
  if (files.length === 0) return null;
  return element(
    "ul",
    { class: "files", "aria-label": say("filesOf") },
    ...files.map(({ hash, form, bytes, language: of }) =>
      element(
        "li",
        {},
        element(
          "a",
          { href: publicPath(language, `/contributions/${id}/${hash}`), download: "download" },
          say("file", { form, size: sizeIn(language, bytes) }),
        ),
        ` ${languageNamed(of)}`,
      ),
    ),
  );
}

const textOf = ({ paragraphs, language }: PaperWords, heading: string): Markup | null =>
  paragraphs.length === 0
    ? null
    : element(
        "article",
        { class: "sheet" },
        element("h2", {}, heading),
        ...paragraphs.map((words) => element("p", { lang: language, dir: "auto" }, words)),
      );

const languageNamed = (tag: string): string => (isWorkLanguage(tag) ? WORK_LANGUAGES[tag] : tag);

/** Its source: delegations by the forum's names, a group by its symbol, an office by its role. No person is named. */
function sourceOf({ from, sources = [] }: Contribution, reading: PapersReading): string {
  const { delegations, language } = reading;
  const comma = commaIn(language);
  const nameOf = (id: DelegationId): string => {
    const found = delegations.find((one) => one.id === id);
    return found === undefined ? id : inLanguage(found.name, language);
  };
  const own = (): string => {
    switch (from.kind) {
      case "delegation":
        return nameOf(from.delegationId);
      case "group":
        return withParentheses(from.symbol, from.members.map(nameOf).join(comma), language);
      case "office":
        return officeIn(from.office, language);
    }
  };
  return [own(), ...sources.map(nameOf)].join(comma);
}
