import type { OpinionAnswer, TestPerson } from "./room-of-people.ts";
import { signedIn } from "./room-of-people.ts";
import type { ServerProcess } from "./server-process.ts";

/** Somebody who signs in at a server process with the token of its first start. */
export async function signInAt(server: ServerProcess, who: string): Promise<TestPerson> {
  const body = JSON.stringify({ token: server.tokens.get(who) });
  const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", body });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`${who} could not sign in: ${answer.status}`);
  return signedIn(server.url, cookie);
}

/** The first Opinion of a group, as it is now. */
export async function opinionOf(person: TestPerson, group: string): Promise<OpinionAnswer> {
  const { groups } = await person.forum();
  const found = groups.find((one) => one.id === group)?.opinions[0];
  if (found === undefined) throw new Error(`no Opinion of ${group}`);
  return person.opinion(found.id);
}
