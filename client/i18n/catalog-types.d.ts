import type { Catalog } from "./en.ts";
import type { Language } from "./languages.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: Catalog;
    Locale: Language;
  }
}
