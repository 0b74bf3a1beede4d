import { quietPart } from "../i18n/later-messages.ts";

/** The list of Opinions beside a screen: the text comes first. */
export const QuietOpinionsNav = quietPart(async () => (await import("./opinions-nav.tsx")).OpinionsNav);
