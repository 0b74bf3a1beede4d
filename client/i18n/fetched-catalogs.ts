import type { DeskCatalog, LaterMessages, ReportCatalog } from "./catalog-parts.ts";
import type { Language } from "./languages.ts";

type Fetched = {
  readonly later: () => Promise<LaterMessages>;
  readonly desk: () => Promise<DeskCatalog>;
  readonly report: () => Promise<ReportCatalog>;
};

/** Parts of the catalogs that come after the first one. This file comes after it too. */
export const FETCHED: Readonly<Record<Language, Fetched>> = {
  ar: {
    later: async () => (await import("./catalogs/ar.json?later")).default,
    desk: async () => (await import("./catalogs/ar.json?desk")).default,
    report: async () => (await import("./catalogs/ar.json?report")).default,
  },
  zh: {
    later: async () => (await import("./catalogs/zh.json?later")).default,
    desk: async () => (await import("./catalogs/zh.json?desk")).default,
    report: async () => (await import("./catalogs/zh.json?report")).default,
  },
  en: {
    later: async () => (await import("./catalogs/en.json?later")).default,
    desk: async () => (await import("./catalogs/en.json?desk")).default,
    report: async () => (await import("./catalogs/en.json?report")).default,
  },
  fr: {
    later: async () => (await import("./catalogs/fr.json?later")).default,
    desk: async () => (await import("./catalogs/fr.json?desk")).default,
    report: async () => (await import("./catalogs/fr.json?report")).default,
  },
  ru: {
    later: async () => (await import("./catalogs/ru.json?later")).default,
    desk: async () => (await import("./catalogs/ru.json?desk")).default,
    report: async () => (await import("./catalogs/ru.json?report")).default,
  },
  es: {
    later: async () => (await import("./catalogs/es.json?later")).default,
    desk: async () => (await import("./catalogs/es.json?desk")).default,
    report: async () => (await import("./catalogs/es.json?report")).default,
  },
};
