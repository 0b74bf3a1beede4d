import type { Catalog } from "./catalog-parts.ts";

declare module "use-intl" {
  interface AppConfig {
    /** The desk's and the report's own messages come with their screens. */
    Messages: Catalog;
  }
}
