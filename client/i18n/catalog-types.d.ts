import type { enDesk } from "./en-desk.ts";
import type { LaterWords } from "./en-later.ts";
import type { FirstWords } from "./en.ts";
import type { Language } from "./languages.ts";

declare module "use-intl" {
  interface AppConfig {
    /** The desk's own words come with its screens. */
    Messages: FirstWords & LaterWords & { readonly merging: typeof enDesk };
    Locale: Language;
  }
}
