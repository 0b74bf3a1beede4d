import { type Answer, signedIn, type TestPerson } from "../../server/testing/room-of-people.ts";
import type { HostileMail } from "./hostile-mail.ts";
import type { Count, Piece, Pieces } from "./pieces.ts";

export type Hands = {
  readonly url: string;
  readonly mail: HostileMail;
  readonly secretariat: TestPerson;
  readonly chair: TestPerson;
  readonly lead: TestPerson;
  readonly aaa: TestPerson;
  readonly bbb: TestPerson;
};

export type Told = Record<string, unknown> & { readonly entries?: readonly Record<string, unknown>[] };

export type Filling = Hands & {
  readonly opinion: string;
  readonly pieces: Pieces;
  readonly count: Count;
  /** A command of the forum, or of the Opinion; the piece is what it brings in. */
  readonly forum: (who: TestPerson, command: object, brings: Brings) => Promise<Told>;
  readonly act: (who: TestPerson, command: object, brings: Brings) => Promise<Answer>;
};
export type Brings = { readonly sink: string; readonly piece: Piece };

/** Signs in with the token of a link, by a browser of this name. */
export async function handOf(url: string, link: string, browser?: string): Promise<TestPerson> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    body: JSON.stringify({ token: link.split("#")[1] }),
    ...(browser === undefined ? {} : { headers: { "user-agent": browser } }),
  });
  return signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
}
