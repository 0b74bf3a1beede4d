import { inLanguage } from "../../shared/text/localized.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { legend } from "../../shared/report/opinion-text.ts";
import type { MarkupReader } from "../../shared/report/markup-reading.ts";
import type { Report } from "../../shared/report/report.ts";
import type { ReportBlock, ReportSection, ReportTable } from "../../shared/printed/report-block.ts";
import { type ReportText, reportText } from "../../shared/report/report-text.ts";
import { word } from "../../shared/printed/report-words.ts";
import { type AknNames, aknNames, identification } from "./akn-identification.ts";
import { type AknIds, openAknIds } from "./akn-ids.ts";
import { type Markup, block, element, maybe } from "./markup.ts";
import { aknFile, opinionStatement } from "./opinion-akn.ts";

/**
 * The Chair's report in Akoma Ntoso: a collection of the report itself and, each whole, its annexes. A reader reads it as
 * it is written.
 */
export function reportAkn(report: Report, text = reportText(report), reader?: MarkupReader): string {
  const { preset, language, at, documentNumber } = report;
  const kind = "collection/publication";
  const names = aknNames({ preset, begun: at, kind, number: "chairs-report", language });
  const main = openAknIds("");
  const components = text.annexes.map((annex, i): Markup => {
    const ids = openAknIds(`annex${i + 1}_`);
    if (annex.kind === "opinion") {
      const standing = report.standings?.get(annex.document.id) ?? bare(at);
      return opinionStatement(annex.document, { preset, language, at, standing, ids });
    }
    return reportDoc([annex.section], { report, ids, label: annex.label, name: "annex" });
  });
  const itself = reportDoc([...text.sections, text.record], {
    report,
    ids: openAknIds("report_"),
    label: text.title,
    name: "report",
  });
  return aknFile(
    block(
      "documentCollection",
      { name: "publication" },
      meta(names, { report, ids: main, title: text.title, number: documentNumber }),
      masthead(text, main),
      block(
        "collectionBody",
        {},
        ...[itself, ...components].map((document, i) =>
          block("component", { eId: main.free(`cmp_${i}`) }, document),
        ),
      ),
    ),
    reader,
  );
}

/** Minimal standing of an Opinion whose words alone are at hand. */
const bare = (at: number): OpinionStanding => ({
  begun: at,
  names: new Set(),
  baseTexts: [],
  alternatives: new Map(),
  brackets: new Map(),
  references: new Map(),
  proposals: [],
});

type About = {
  readonly report: Report;
  readonly ids: AknIds;
  readonly title: string;
  readonly number: string;
};

function meta(names: AknNames, { report, ids, title, number }: About): Markup {
  const { preset, language, at } = report;
  const refer = (as: string, name: string, href: string, showAs: string): Markup =>
    element(as, { eId: ids.own(name), href, showAs });
  return block(
    "meta",
    {},
    identification(names, {
      ids,
      begun: at,
      at,
      alias: title,
      number: { value: names.number, showAs: number || title },
      version: report.opinions.reduce((sum, { record }) => sum + record.seq, 0),
    }),
    block(
      "references",
      { source: ids.ref("concord") },
      refer(
        "TLCOrganization",
        "forum",
        `/akn/ontology/organization/un/${names.actor}`,
        inLanguage(preset.name, language),
      ),
      refer(
        "TLCOrganization",
        "group",
        `/akn/ontology/organization/un/${names.actor}-group`,
        inLanguage(preset.group, language),
      ),
      refer("TLCProcess", "concord", "/akn/ontology/process/un/concord", "Concord"),
    ),
  );
}

function masthead({ masthead: head, title, standing, sampleNotice }: ReportText, ids: AknIds): Markup {
  return block(
    "preface",
    {},
    block(
      "container",
      { name: "masthead", eId: ids.free("preface__container_1") },
      element("p", {}, head.group),
      ...head.under.map((line) => element("p", {}, line)),
      element("p", {}, element("docNumber", {}, head.documentNumber)),
      element("p", {}, head.date),
      element("p", {}, head.original),
      element("p", {}, element("docProponent", {}, head.source)),
      element("p", {}, element("docTitle", {}, title)),
      element("p", {}, standing),
      maybe(sampleNotice === null ? null : element("p", {}, sampleNotice)),
      element("p", {}, head.abstract),
    ),
  );
}

type Part = {
  readonly report: Report;
  readonly ids: AknIds;
  readonly label: string;
  readonly name: "report" | "annex";
};

/** Sections of the report as a document of its own. */
function reportDoc(sections: readonly ReportSection[], { report, ids, label, name }: Part): Markup {
  const { preset, language, at } = report;
  const number = ids.own(name).replaceAll("_", "-");
  const names = aknNames({ preset, begun: at, kind: "doc/report", number, language });
  return block(
    "doc",
    { name },
    meta(names, { report, ids, title: label, number: label }),
    block("preface", {}, element("p", {}, element("docTitle", {}, label))),
    block(
      "mainBody",
      {},
      ...sections.map(({ title, blocks }, i) =>
        block(
          "section",
          { eId: ids.free(ids.own(`sec_${i + 1}`)) },
          maybe(name === "report" && i < sections.length - 1 ? element("num", {}, String(i + 1)) : null),
          element("heading", {}, title),
          block("content", {}, ...blocks.flatMap((one) => blockOf(one, { report, ids }))),
        ),
      ),
    ),
  );
}

function blockOf(
  one: ReportBlock,
  { report, ids }: { readonly report: Report; readonly ids: AknIds },
): Markup[] {
  switch (one.kind) {
    case "sentence":
    case "hash":
      return [element("p", {}, one.text)];
    case "list":
      return one.lines.length === 0
        ? []
        : [
            list(
              one.lines.map((line) => ["", line]),
              ids,
            ),
          ];
    case "facts":
      return [list(one.facts, ids)];
    case "table":
      return [table(one.table, ids)];
    case "legend":
      return [
        element("p", {}, word("legend", report.language)),
        list(
          legend(report).map(({ sign, meaning }) => [sign, meaning]),
          ids,
        ),
      ];
  }
}

/** Lines, each with what stands before it where something does. */
const list = (lines: readonly (readonly [mark: string, line: string])[], ids: AknIds): Markup =>
  block(
    "blockList",
    { eId: ids.free(ids.own("list_1")) },
    ...lines.map(([mark, line]) =>
      block(
        "item",
        { eId: ids.free(ids.own("item_1")) },
        maybe(mark === "" ? null : element("num", {}, mark)),
        element("p", {}, line),
      ),
    ),
  );

const table = ({ head, rows }: ReportTable, ids: AknIds): Markup =>
  block(
    "table",
    { eId: ids.free(ids.own("table_1")) },
    block("tr", {}, ...head.map((cell) => element("th", {}, element("p", {}, cell)))),
    ...rows.map((cells) =>
      block(
        "tr",
        {},
        ...cells.map((cell) => element("td", {}, ...cell.split("\n").map((line) => element("p", {}, line)))),
      ),
    ),
  );
