import { quietPart } from "../i18n/later-messages.ts";

/** The banner of an Opinion that was repaired from a backup, fetched where it was. */
export const RestoredBanner = quietPart(async () => (await import("./restored-banner.tsx")).RestoredBanner);

/** The banner of a closed forum, fetched where there is one. */
export const ClosedBanner = quietPart(async () => (await import("./closed-banner.tsx")).ClosedBanner);
