import { lazyPart } from "../i18n/later-messages.ts";

/** Stands between, so that the page's first script names one more file, and none that these screens need. */
export const LanguagesScreen = lazyPart(async () => (await import("./languages-screen.tsx")).LanguagesScreen);
export const DeskScreen = lazyPart(async () => (await import("./desk-screen.tsx")).DeskScreen);
export const AcrossScreen = lazyPart(async () => (await import("./across-screen.tsx")).AcrossScreen);
export const WhereScreen = lazyPart(async () => (await import("./where-screen.tsx")).WhereScreen);
