import { type OpinionAnswer, signedIn, type TestPerson } from "./room-of-people.ts";
import type { ServerProcess } from "./server-process.ts";

/** Somebody who signs in at a server process with the token of its first start. */
export const signInAt = (server: ServerProcess, who: string): Promise<TestPerson> =>
  signInWith(server.url, server.tokens.get(who));

/** Somebody who signs in at a running server with a sign-in token. */
export async function signInWith(url: string, token: string | undefined): Promise<TestPerson> {
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`could not sign in: ${answer.status}`);
  return signedIn(url, cookie);
}

/** The first Opinion of a group, as it is now. */
export async function opinionOf(person: TestPerson, group: string): Promise<OpinionAnswer> {
  const { groups } = await person.forum();
  const found = groups.find((one) => one.id === group)?.opinions[0];
  if (found === undefined) throw new Error(`no Opinion of ${group}`);
  return person.opinion(found.id);
}
