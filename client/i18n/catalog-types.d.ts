import type { enDesk } from "./en-desk.ts";
import type { enReport } from "./en-report.ts";
import type { LaterMessages } from "./en-later.ts";
import type { FirstMessages } from "./en.ts";
import type { Language } from "./languages.ts";

declare module "use-intl" {
  interface AppConfig {
    /** The desk's and the report's own words come with their screens. */
    Messages: FirstMessages &
      LaterMessages & { readonly merging: typeof enDesk; readonly chairsReport: typeof enReport };
    Locale: Language;
  }
}
