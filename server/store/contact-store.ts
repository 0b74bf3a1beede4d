import type { UserId } from "../../shared/ids.ts";

/** How to reach a person. It stands outside the chain, like their name. An empty text: not known. */
export type Contact = {
  readonly user: UserId;
  readonly email: string;
  readonly title: string;
  readonly gender: string;
};

/** Contacts of people. One that does not fit its checksum counts as not there. */
export type ContactStore = {
  readonly contactOf: (user: UserId) => Promise<Contact | null>;
  readonly contacts: () => Promise<readonly Contact[]>;
  /** Takes the place of the one before. */
  readonly saveContact: (contact: Contact) => Promise<void>;
  /** The last use of a sign-in that the store knows of each person, in milliseconds since 1970; absent: never. */
  readonly lastSeen: () => Promise<ReadonlyMap<UserId, number>>;
  /** Finds people by e-mail address, whatever its capitals. Several people may share one. */
  readonly usersByEmail: (email: string) => Promise<readonly UserId[]>;
};
