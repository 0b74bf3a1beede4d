import { DatabaseError } from "pg";
import { Away } from "../store/store.ts";

const OF_THE_NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers at this address",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "there is no such host",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "no way leads to this host",
  ENETUNREACH: "no way leads to this host",
  ECONNRESET: "the connection broke off",
};

const OF_THE_DATABASE: Readonly<Record<string, string>> = {
  "28P01": "it refuses this user or this password",
  "28000": "it refuses this user or this password",
  "3D000": "it has no database of this name",
  "42501": "this user may not do that in it",
  "53100": "its disk is full",
  "55P03": "somebody else holds it",
  "22021": "a text of the forum has a character that PostgreSQL does not take",
};

/** Says in words why a database could not be used. */
export function whyNotPostgres(error: unknown): string {
  if (error instanceof Away && error.cause !== undefined && error.cause !== error)
    return whyNotPostgres(error.cause);
  // Several addresses of one host: each failed by itself.
  if (error instanceof AggregateError && error.errors.length > 0) return whyNotPostgres(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { code = "" } = error as { readonly code?: string };
  const known = (error instanceof DatabaseError ? OF_THE_DATABASE : OF_THE_NETWORK)[code];
  if (known !== undefined) return known;
  return /timeout|no answer/.test(error.message) ? "it does not answer" : error.message;
}
