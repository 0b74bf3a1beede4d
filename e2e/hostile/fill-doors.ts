import { softwareAuthenticator } from "../../server/testing/software-authenticator.ts";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import {
  CIRCULAR_CHARS_MAX,
  NOMINATED_AT_ONCE_MAX,
  PASSKEY_NAME_CHARS_MAX,
  PASSKEYS_PER_PERSON_MAX,
} from "../../shared/door-limits.ts";
import { NAME_CHARS_MAX, REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Nomination } from "../../shared/experts/nomination.ts";
import type { ToldLinks, ToldPeople } from "../../shared/people-list/told-list.ts";
import { type Filling, handOf } from "./filling.ts";
import { LISTED } from "./hostile-mail.ts";
import { each } from "./pieces.ts";

/** Ways in: nominations, passkeys, names of browsers, words of mail servers. Returns the code of the nominations. */
export async function fillDoors(filling: Filling): Promise<string> {
  const code = await fillNominations(filling);
  await Promise.all([fillPasskeys(filling), fillDevices(filling), fillMail(filling)]);
  return code;
}

/** By the public form under a letter's code, which it returns; some are approved, some refused for a reason. */
async function fillNominations({ url, forum, pieces, secretariat, count }: Filling): Promise<string> {
  const letter = pieces(CIRCULAR_CHARS_MAX)[0]!;
  const opened = await forum(
    secretariat,
    { type: "openNominations", letter: letter.text, until: new Date(Date.now() + 86_400_000).toISOString() },
    { sink: "circular letters", piece: letter },
  );
  const code = String(opened["nominationCode"]);
  const names = pieces(NAME_CHARS_MAX);
  const forms = Array.from({ length: Math.ceil(names.length / NOMINATED_AT_ONCE_MAX) }, (_, n) =>
    names.slice(n * NOMINATED_AT_ONCE_MAX, (n + 1) * NOMINATED_AT_ONCE_MAX),
  );
  await each(forms, async (experts, n) => {
    const body = {
      code,
      delegation: `X${n}`,
      nominator: { name: names[n]!.text, email: `focal${n}@example.org`, capacity: "focalPoint" },
      experts: experts.map(({ text }, i) => ({
        name: text,
        title: text,
        email: `expert${n}-${i}@example.org`,
      })),
    };
    const { status } = await fetch(`${url}/api/nominations`, { method: "POST", body: JSON.stringify(body) });
    for (const piece of experts) count("nominations", status, piece);
  });
  const { nominations } = (await (await secretariat.get("/api/nominations")).json()) as {
    readonly nominations: readonly Nomination[];
  };
  const reasons = pieces(REASON_CHARS_MAX);
  await each(nominations.slice(0, 2 * reasons.length), async ({ id, expert }, n) => {
    if (n < 6) {
      const { status } = await secretariat.post(`/api/nominations/${id}/approve`, {});
      return count(
        "nominations approved",
        status,
        names.find(({ text }) => text === expert.name)!,
      );
    }
    const reason = reasons[n % reasons.length]!;
    const { status } = await secretariat.post(`/api/nominations/${id}/refuse`, { reason: reason.text });
    count("reasons of refused nominations", status, reason);
  });
  return code;
}

/** Names that people give their passkeys, as many as one may have. */
async function fillPasskeys({ url, pieces, secretariat, aaa, count }: Filling): Promise<void> {
  const names = pieces(PASSKEY_NAME_CHARS_MAX);
  await Promise.all(
    [secretariat, aaa].map(async (who, n) => {
      for (const piece of names.slice(n * PASSKEYS_PER_PERSON_MAX, (n + 1) * PASSKEYS_PER_PERSON_MAX))
        count("passkeys", await addPasskey(url, who, piece.text), piece);
    }),
  );
}

async function addPasskey(url: string, { cookie }: TestPerson, name: string): Promise<number> {
  const begun = await fetch(`${url}/api/account/passkeys/options`, {
    method: "POST",
    headers: { cookie },
    body: "{}",
  });
  const options = (await begun.json()) as { challenge: string; user: { id: string } };
  const cookies = [cookie, ...begun.headers.getSetCookie().map((one) => one.split(";")[0])].join("; ");
  const { hostname, origin } = new URL(url);
  const response = softwareAuthenticator({ origin, party: hostname }).register(options);
  const body = JSON.stringify({ name, response });
  const headers = { cookie: cookies };
  return (await fetch(`${url}/api/account/passkeys`, { method: "POST", headers, body })).status;
}

/** A header carries bytes: letters beyond Latin go as UTF-8. */
const asHeader = (text: string): string => Buffer.from(text).toString("latin1");

/** Browsers that name themselves so when they sign in. */
async function fillDevices({ url, pieces, secretariat, aaa, count }: Filling): Promise<void> {
  const { me } = await aaa.forum();
  for (const piece of pieces(900)) {
    const answer = await secretariat.post("/api/people/links", { users: [me.id] });
    const { links } = (await answer.json()) as ToldLinks;
    const hand = await handOf(url, links[0]!.link, asHeader(`Chrome/1 ${piece.text} Linux`));
    count("names of browsers", hand.cookie === "" ? 400 : 200, piece);
  }
}

/** Mails to people of the list, each refused by the mail server with a text of the corpus. */
async function fillMail({ secretariat, mail, count }: Filling): Promise<void> {
  const { me } = await secretariat.forum();
  const own = `${LISTED}@own.example.org`;
  const changed = await secretariat.post("/api/forum/commands", {
    type: "changeParticipant",
    userId: me.id,
    email: own,
    reason: "by hand",
  });
  if (!changed.ok) throw new Error(await changed.text());
  const read = async (): Promise<ToldPeople> =>
    (await (await secretariat.get("/api/people")).json()) as ToldPeople;
  const { people } = await read();
  const others = people.filter(({ email }) => email.startsWith(LISTED) && email !== own);
  const users = [me.id, ...others.map(({ id }) => id)].slice(0, mail.answers.length);
  const body = { users, language: "en", press: "hostile-mails" };
  const sent = await secretariat.post("/api/people/invitations", body);
  if (!sent.ok) throw new Error(await sent.text());
  await mail.refused(users.length);
  for (const piece of mail.answers.slice(0, users.length)) count("words of mail servers", 200, piece);
}
