import { sayIn } from "../../shared/catalogs/say.ts";
import { extendedForAll, publicDates } from "../../shared/forum/public-dates.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { longDate } from "../../shared/printed/long-date.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { element, type Markup, maybe } from "../exports/markup.ts";
import { wholeInstant } from "./whole-instant.ts";
import type { PublicPage } from "./public-page.ts";

type Reading = { readonly language: ReportLanguage; readonly preset: Preset };

/** Dates in force for the whole forum, in order. */
export function timetablePage(entries: readonly TimetableEntry[], reading: Reading): PublicPage {
  const { language } = reading;
  const say = sayIn("public", language);
  const dates = publicDates(entries).map((entry) => dateOf(entry, reading));
  return {
    language,
    path: "/timetable",
    title: say("timetable"),
    body: [
      dates.length === 0 ? element("p", {}, say("noDates")) : element("ol", { class: "cards" }, ...dates),
    ],
  };
}

function dateOf(entry: TimetableEntry, { language, preset }: Reading): Markup {
  const say = sayIn("public", language);
  const { date, until, time, what, provisional } = entry;
  const day = longDate(date, language, until);
  const extended = extendedForAll(entry, preset.timeZone);
  return element(
    "li",
    {},
    element(
      "p",
      { class: "quiet" },
      time === undefined ? day : `${day} · ${time} (${inLanguage(preset.seat, language)})`,
    ),
    element("p", { class: "name" }, inLanguage(what, language)),
    maybe(
      extended === null
        ? null
        : element("p", {}, say("deadlineExtended", { at: wholeInstant(extended, { preset, language }) })),
    ),
    maybe(provisional ? element("p", { class: "quiet" }, say("provisional")) : null),
  );
}

export function agendaPage({ language, preset }: Reading): PublicPage {
  const say = sayIn("public", language);
  const items = preset.agenda.map(({ n, title }) =>
    element("li", { value: String(n) }, inLanguage(title, language)),
  );
  return {
    language,
    path: "/agenda",
    title: say("agenda"),
    body: [
      items.length === 0 ? element("p", {}, say("noAgenda")) : element("ol", { class: "agenda" }, ...items),
    ],
  };
}
