import { quietPart } from "../i18n/later-messages.ts";

/** The banner of a closed forum, fetched where there is one. */
export const ClosedBanner = quietPart(async () => (await import("./closed-banner.tsx")).ClosedBanner);
