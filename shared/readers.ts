import type { GroupId } from "./ids.ts";
import type { Chained, HiddenEntry, Readers } from "./minutes.ts";
import type { Participant } from "./participant.ts";

/**
 * Whether somebody may read an entry of the minutes of an Opinion of this group (null: the forum's). A
 * delegation's entry is for its own people and for no office; the leads' is for the group's leads and the chair.
 */
export function mayRead(readers: Readers, reader: Participant, groupId: GroupId | null): boolean {
  switch (readers.kind) {
    case "all":
      return true;
    case "delegation":
      return reader.delegationId === readers.delegationId;
    case "delegations":
      return reader.delegationId !== null && readers.delegationIds.includes(reader.delegationId);
    case "delegationAndLead":
      return reader.delegationId === readers.delegationId || (groupId !== null && leads(reader, groupId));
    case "leads":
      return reader.role === "chair" || (groupId !== null && leads(reader, groupId));
  }
}

const leads = (reader: Participant, groupId: GroupId): boolean =>
  reader.role === "facilitator" && reader.leads.includes(groupId);

/** What is left of an entry for whoever may not read it: its place and hash, so that the chain still holds. */
export const hide = ({ seq, prev, hash }: Chained): HiddenEntry => ({ seq, prev, hash });

/** An entry as it may go to everybody with the same bytes: one that is not for all goes hidden. */
export const asForAll = <Entry extends Chained & { readonly readers?: Readers }>(
  entry: Entry,
): Entry | HiddenEntry => (isForAll(entry) ? entry : hide(entry));

export const isForAll = (entry: { readonly readers?: Readers }): boolean => readersIn(entry).kind === "all";

const FOR_ALL: Readers = { kind: "all" };

/** Whom an entry names as its readers. */
export const readersIn = ({ readers = FOR_ALL }: { readonly readers?: Readers }): Readers => readers;
