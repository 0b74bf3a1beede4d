import type { UserId } from "../../shared/ids.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../time/clock.ts";
import type { Contact } from "../store/contact-store.ts";
import type { Row, Store } from "../store/store.ts";
import { type Lifetimes, openSessions, type Sessions } from "./sessions.ts";
import { newInvitation, openSignInLinks, type SignInLinks } from "./sign-in-links.ts";

/** Facts about a person that stand outside the chain; those that are absent stay as they are. */
type Told = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly title?: string | undefined;
};

/** Names and contacts of people. */
type Names = {
  readonly nameOf: (user: UserId) => string;
  readonly byName: (name: string) => UserId | null;
  /**
   * Stores the rows that tell of somebody, the person and a first link, all or nothing; gives the link's token. `endsAt`:
   * the link's own end.
   */
  readonly admit: (
    rows: readonly Row[],
    user: UserId,
    told: Told & { readonly name: string; readonly endsAt?: number | undefined },
  ) => Promise<string>;
  /** Stores the rows that tell of it, the corrected name and contact, all or nothing. */
  readonly change: (rows: readonly Row[], user: UserId, told: Told) => Promise<void>;
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
  const contactsOf = async (user: UserId, { email, title }: Told): Promise<readonly Contact[]> => {
    if (email === undefined && title === undefined) return [];
    const before = (await store.contactOf(user)) ?? { user, email: "", title: "", gender: "" };
    return [{ ...before, email: email ?? before.email, title: title ?? before.title }];
  };
  const admit: People["admit"] = async (rows, user, told) => {
    const { token, link } = newInvitation(user, told.endsAt);
    const person = { id: user, name: told.name, createdAt: options.clock.now() };
    await store.savePeople(rows, { admitted: [{ person, link }], contacts: await contactsOf(user, told) });
    stored.set(user, person);
    names.set(user, told.name);
    return token;
  };
  return {
    ...sessions,
    ...links,
    nameOf: (user) => names.get(user) ?? "",
    byName: (name) => [...names].find(([, known]) => known === name)?.[0] ?? null,
    admit,
    change: async (rows, user, told) => {
      const known = stored.get(user);
      if (known === undefined) throw new Error(`nobody is called ${user}`);
      const person = { ...known, name: told.name ?? known.name };
      const renamed = told.name === undefined ? [] : [person];
      await store.savePeople(rows, { renamed, contacts: await contactsOf(user, told) });
      stored.set(user, person);
      names.set(user, person.name);
    },
    newLink: async (user, endsAt) => {
      // Of a record from before both were stored as one: admitted, and the name was lost.
      if (!names.has(user)) return admit([], user, { name: "", endsAt });
      return links.newLink(user, endsAt);
    },
  };
}
