import { userId } from "../../shared/ids.ts";

/** Who acts when nobody does: a first start, the command line, and the clock. */
export const SERVER_USER = userId("server");
