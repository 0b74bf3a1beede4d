import { sayIn } from "../../shared/catalogs/say.ts";
import { publicDateNews } from "../../shared/forum/public-dates.ts";
import type { PublicPart } from "../../shared/forum/public-parts.ts";
import { FEED_ENTRIES_MAX } from "../../shared/door-limits.ts";
import type { Contribution } from "../../shared/negotiation/contribution.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { escaped } from "../exports/markup.ts";
import { draftName } from "./draft-pages.ts";
import { publicPath } from "./public-page.ts";
import { type PublicText, textNumber } from "./public-site.ts";

/** Something that was published. `key` is the same for good: readers of feeds know by it what they have shown. */
type Published = { readonly key: string; readonly at: number; readonly title: string; readonly path: string };

type Facts = {
  readonly forum: ForumRoom;
  readonly texts: readonly PublicText[];
  readonly parts: readonly PublicPart[];
  readonly language: ReportLanguage;
};

/** Publications of the open parts, the newest first. A closed part leaves the feed with all its entries. */
function published({ forum, texts, parts, language }: Facts): readonly Published[] {
  const say = sayIn("public", language);
  const preset = forum.preset();
  const { report, contributions, mainReport } = forum.forum();
  const ofPart: Partial<Record<PublicPart, () => readonly Published[]>> = {
    texts: () =>
      texts.flatMap((text) =>
        text.baseTexts.map(({ n, at }) => ({
          key: `text-${text.id}-${n}`,
          at,
          title: say("baseTextOut", { opinion: textNumber(text, language), n: String(n) }),
          path: `/texts/${text.id}/${n}`,
        })),
      ),
    drafts: () =>
      (mainReport?.drafts ?? []).map((draft) => ({
        key: `draft-${draft.n}`,
        at: draft.at,
        title: say("draftOut", { draft: draftName(draft, language), title: draft.title }),
        path: `/drafts/${draft.n}`,
      })),
    reports: () =>
      report.out.map(({ issue: { id, symbol }, at }) => ({
        key: `report-${id}`,
        at,
        title: say("reportOut", { symbol }),
        path: "/reports",
      })),
    contributions: () => contributions.flatMap((paper) => ofPaper(paper, language)),
    timetable: () =>
      publicDateNews(forum.timetable(), preset.timeZone).map(({ kind, at, seq, entry, until }) => ({
        key: `date-${seq}`,
        at,
        title: say(kind, {
          what: inLanguage(entry.what, language),
          ...(until === null ? {} : { at: longInstant(until, { preset, language }) }),
        }),
        path: "/timetable",
      })),
  };
  return parts
    .flatMap((part) => ofPart[part]?.() ?? [])
    .toSorted((a, b) => b.at - a.at)
    .slice(0, FEED_ENTRIES_MAX);
}

function ofPaper(paper: Contribution, language: ReportLanguage): readonly Published[] {
  const say = sayIn("public", language);
  const { id, former, additions, withdrawn } = paper;
  const told = (name: string, at: number, title: string): Published => ({
    key: `paper-${id}-${name}`,
    at,
    title,
    path: `/contributions/${id}`,
  });
  const versions = [...former, paper].map(({ at, number, title }, n) =>
    told(String(n), at, say(n === 0 ? "paperOut" : "paperRevised", { number, title })),
  );
  const more = additions.map(({ at, title }, n) =>
    told(`addition-${n}`, at, say("additionOut", { number: paper.number, title })),
  );
  const gone =
    withdrawn === null
      ? []
      : [told("withdrawn", withdrawn.at, say("paperWithdrawn", { number: paper.number }))];
  return [...versions, ...more, ...gone];
}

/** An Atom feed (RFC 4287) of what was published. */
export function publishedFeed(facts: Facts, address: string): string {
  const { forum, language } = facts;
  const entries = published(facts);
  const host = new URL(address).hostname;
  const { id: forumId, name } = forum.preset();
  const opened = forum.forum().openedAt;
  const link = (path: string, rel: string): string =>
    `<link rel="${rel}" href="${escaped(address + publicPath(language, path))}"/>`;
  const at = (instant: number): string => new Date(instant).toISOString();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LANGUAGE_WRITING[language].htmlTag}">`,
    `<id>tag:${host},${at(opened).slice(0, 10)}:${escaped(forumId)}-${language}</id>`,
    `<title>${escaped(inLanguage(name, language))}</title>`,
    `<updated>${at(entries[0]?.at ?? opened)}</updated>`,
    `<author><name>${escaped(inLanguage(name, language))}</name></author>`,
    link("/feed.atom", "self"),
    link("", "alternate"),
    ...entries.flatMap((one) => [
      "<entry>",
      `<id>tag:${host},${at(opened).slice(0, 10)}:${escaped(forumId)}-${one.key}</id>`,
      `<title>${escaped(one.title)}</title>`,
      `<updated>${at(one.at)}</updated>`,
      link(one.path, "alternate"),
      "</entry>",
    ]),
    "</feed>",
    "",
  ].join("\n");
}
