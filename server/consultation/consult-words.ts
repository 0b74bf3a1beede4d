import { sayIn, type SayPart } from "../../shared/catalogs/say.ts";
import { type Consultation, phaseOf, subjectsOf } from "../../shared/consultation/consultation.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { commaIn } from "../../shared/text/list-signs.ts";
import { LINE_BREAK, type Markup, together } from "../exports/markup.ts";

/** Facts that every page of a consultation is written with. */
export type ConsultSetting = {
  readonly language: ReportLanguage;
  readonly timeZone: string;
  readonly now: number;
};

export const sayConsult = (language: ReportLanguage): SayPart<"consult"> => sayIn("consult", language);

/** An instant to the second, in the forum's zone. */
export const instantIn = (
  at: number,
  { language, timeZone }: Pick<ConsultSetting, "language" | "timeZone">,
): string => {
  const { formatTag } = LANGUAGE_WRITING[language];
  return new Intl.DateTimeFormat(formatTag, { dateStyle: "long", timeStyle: "long", timeZone }).format(at);
};

/** The end of a consultation: its deadline, or the instant at which the secretariat ended it. */
export const consultationEnd = ({ closesAt, ended }: Pick<Consultation, "closesAt" | "ended">): number =>
  Math.min(closesAt, ended?.at ?? Infinity);

/** Tells when a consultation opens, until when it is open, or since when it is closed. */
export function whenOf(of: Consultation, setting: ConsultSetting): string {
  const say = sayConsult(setting.language);
  switch (phaseOf(of, setting.now)) {
    case "toCome":
      return say("opensAt", { at: instantIn(of.opensAt, setting) });
    case "open":
      return say("openUntil", { at: instantIn(consultationEnd(of), setting) });
    case "closed":
      return say("closedAt", { at: instantIn(consultationEnd(of), setting) });
  }
}

export const titleIn = (of: Pick<Consultation, "title">, language: ReportLanguage): string =>
  inLanguage(of.title, language);

/** Names of what an input is about, or the whole draft. */
export function aboutIn(of: Consultation, about: readonly string[], language: ReportLanguage): string {
  if (about.length === 0) return sayConsult(language)("wholeDraft");
  const names = new Map(subjectsOf(of).map(({ id, name }) => [id, name]));
  return about.map((id) => names.get(id) ?? id).join(commaIn(language));
}

/** A text with its lines: each ends with a break, or with what a field needs. */
export const brokenLines = (text: string, end: Markup = LINE_BREAK): Markup =>
  together(text.split(/\r\n|\n|\r/u).flatMap((line, n) => (n === 0 ? [line] : [end, line])));
