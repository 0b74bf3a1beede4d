import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";

/** A size in kilobytes, at least one, in the figures of a language. */
export const sizeIn = (language: ReportLanguage, bytes: number): string =>
  new Intl.NumberFormat(LANGUAGE_WRITING[language].formatTag, { style: "unit", unit: "kilobyte" }).format(
    Math.max(1, Math.round(bytes / 1000)),
  );
