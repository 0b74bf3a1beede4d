import { Fenced } from "../store/claims.ts";
import { say } from "./spoken.ts";

/** Says why a command broke off. */
export const whyBroken = (error: unknown): string =>
  error instanceof Fenced
    ? say("command", "otherTook")
    : error instanceof Error
      ? error.message
      : String(error);
