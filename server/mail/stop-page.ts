import { sayIn } from "../../shared/catalogs/say.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import { isReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";

/** The first language of a browser's `Accept-Language` that Concord writes, else the forum's (K46). */
export function languageWished(
  header: string | undefined,
  forum: ReportLanguage | undefined,
): ReportLanguage {
  const wished = (header ?? "").split(",").map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wished.find(isReportLanguage) ?? forum ?? "en";
}

/** The page behind the link that stops mails: a button, without script and style. */
export function stopPage(state: "ask" | "done" | "unknown", language: ReportLanguage): string {
  const say = sayIn("stopMails", language);
  const { htmlTag, dir } = LANGUAGE_WRITING[language];
  const form = `<form method="post"><button type="submit">${say("button")}</button></form>`;
  return [
    "<!DOCTYPE html>",
    `<html lang="${htmlTag}" dir="${dir}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    "<title>Concord</title></head><body>",
    `<p>${say(state)}</p>`,
    state === "ask" ? form : "",
    "</body></html>",
  ].join("\n");
}
