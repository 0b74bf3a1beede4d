import { userId } from "../../shared/ids.ts";

/** The actor where no person acts: a first start, the command line, and the clock. */
export const SERVER_USER = userId("server");
