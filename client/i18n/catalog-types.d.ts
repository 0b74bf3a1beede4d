import type { enDesk } from "./en-desk.ts";
import type { Catalog } from "./en.ts";
import type { Language } from "./languages.ts";

declare module "use-intl" {
  interface AppConfig {
    /** The desk's own words come with its screens. */
    Messages: Catalog & { readonly merging: typeof enDesk };
    Locale: Language;
  }
}
