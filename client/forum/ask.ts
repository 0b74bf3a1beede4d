import type { UserId } from "../../shared/ids.ts";
import { BUILD_HEADER, PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { readTwice } from "../wire/read-twice.ts";
import { noteBuild } from "./builds.ts";
import { openListeners } from "../ui/listeners.ts";

/** A request and its person: as a rule the page's; null where the answer says who is signed in. */
export type RequestOptions = RequestInit & { readonly as?: UserId | null };

let person: UserId | null = null;
const listeners = openListeners();

/**
 * Sets the page's person: from here on each request names them, as a cookie is the browser's (rule A9). Null:
 * nobody's, they signed out here.
 */
export const pageIsOf = (whose: UserId | null): void => {
  person = whose;
};

/** Null before the forum was read. */
export const whosePage = (): UserId | null => person;

/** Somebody else than the one who was named is signed in at this browser. */
export const onOtherPerson = listeners.subscribe;

let reader: Promise<typeof readTwice> = Promise.resolve(readTwice);

/** Sets how answers are read: from the device too, if this page opens without network (rule K34). */
export const readBy = (other: typeof reader): void => {
  reader = other;
};

export const tellOtherPerson = (): void => {
  listeners.tell();
};

/** The only `fetch` of the page beside that of lines, which belong to the sign-in that opened them (rule A8). */
export async function ask(path: string, { as = person, ...init }: RequestOptions = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (as !== null) headers.set(PERSON_HEADER, as);
  // A file may take long to be made, and is asked for once.
  const reads = (init.method ?? "GET") === "GET" && headers.get("accept") === "application/json";
  const answer = await (reads ? await reader : fetch)(path, { ...init, headers });
  noteBuild(answer.headers.get(BUILD_HEADER));
  return answer;
}
