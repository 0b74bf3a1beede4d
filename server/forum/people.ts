import type { UserId } from "../../shared/ids.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../time/clock.ts";
import type { Contact } from "../store/contact-store.ts";
import type { Row, Store } from "../store/store.ts";
import { type Lifetimes, openSessions, type Sessions } from "./sessions.ts";
import { newInvitation, openSignInLinks, type SignInLinks } from "./sign-in-links.ts";

/** E-mail and title of a person; one that is absent stays as it is. */
export type ToldContact = { readonly email?: string | undefined; readonly title?: string | undefined };

/** Names and contacts of people. */
type Names = {
  readonly nameOf: (user: UserId) => string;
  readonly byName: (name: string) => UserId | null;
  /**
   * Stores the rows that tell of people, with their names, contacts and first links, all or nothing. Gives the links'
   * tokens, one for each admitted person. `endsAt`: the link's own end.
   */
  readonly save: (
    rows: readonly Row[],
    told: {
      readonly admitted?: readonly {
        readonly user: UserId;
        readonly name: string;
        readonly contact?: ToldContact;
        readonly endsAt?: number | undefined;
      }[];
      readonly changed?: readonly {
        readonly user: UserId;
        readonly name?: string | undefined;
        readonly contact?: ToldContact;
      }[];
    },
  ) => Promise<readonly string[]>;
};

/** People with their links and sign-ins: all that stands outside the chain. */
export type People = Names & SignInLinks & Sessions;

export async function openPeople(
  store: Store,
  options: {
    readonly clock: Clock;
    readonly audit: Pick<Audit, "note">;
    readonly lifetimes: Lifetimes;
  },
): Promise<People> {
  const stored = new Map((await store.people()).map((person) => [person.id, person]));
  const names = new Map([...stored.values()].map((person) => [person.id, person.name]));
  const { newSession, ...sessions } = openSessions(store, options);
  const links = openSignInLinks(store, { newSession });
  const contactOf = async (user: UserId, { email, title }: ToldContact): Promise<readonly Contact[]> => {
    if (email === undefined && title === undefined) return [];
    const before = (await store.contactOf(user)) ?? { user, email: "", title: "", gender: "" };
    return [{ ...before, email: email ?? before.email, title: title ?? before.title }];
  };
  const save: People["save"] = async (rows, { admitted = [], changed = [] }) => {
    const come = admitted.map(({ user, name, endsAt }) => ({
      ...newInvitation(user, endsAt),
      person: { id: user, name, createdAt: options.clock.now() },
    }));
    const renamed = changed.flatMap(({ user, name }) => {
      if (name === undefined) return [];
      const known = stored.get(user);
      if (known === undefined) throw new Error(`nobody is called ${user}`);
      return [{ ...known, name }];
    });
    const contacts = await Promise.all(
      [...admitted, ...changed].map(({ user, contact = {} }) => contactOf(user, contact)),
    );
    await store.savePeople(rows, { admitted: come, renamed, contacts: contacts.flat() });
    for (const person of [...come.map((one) => one.person), ...renamed]) {
      stored.set(person.id, person);
      names.set(person.id, person.name);
    }
    return come.map(({ token }) => token);
  };
  return {
    ...sessions,
    ...links,
    nameOf: (user) => names.get(user) ?? "",
    byName: (name) => [...names].find(([, known]) => known === name)?.[0] ?? null,
    save,
    newLink: async (user, endsAt) => {
      // Of a record from before both were stored as one: admitted, and the name was lost.
      if (!names.has(user)) return (await save([], { admitted: [{ user, name: "", endsAt }] }))[0]!;
      return links.newLink(user, endsAt);
    },
  };
}
