import { enPage } from "./en-page.ts";
import { enClause } from "./en-clause.ts";
import { enRecord } from "./en-record.ts";

/** English, and the shape of every other catalog. ICU messages. */
export const en = { ...enPage, ...enClause, ...enRecord };

/** Every catalog has these keys; the test compares the arguments of the messages. */
export type Catalog = typeof en;
