import { Fenced } from "../store/claims.ts";

/** Says why a command broke off. */
export const whyBroken = (error: unknown): string =>
  error instanceof Fenced
    ? "Another server took the forum meanwhile. Look how far the command came before you run it again."
    : error instanceof Error
      ? error.message
      : String(error);
