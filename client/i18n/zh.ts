import type { Catalog } from "./en.ts";
import { zhPage } from "./zh-page.ts";
import { zhClause } from "./zh-clause.ts";
import { zhRecord } from "./zh-record.ts";

/** Chinese, in the usage of UN and ITU documents. */
export const zh: Catalog = { ...zhPage, ...zhClause, ...zhRecord };
