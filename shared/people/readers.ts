import type { DelegationId, GroupId } from "../ids.ts";
import type { Participant } from "./participant.ts";
import { mayWorkAtDesk, standingOf } from "./permissions.ts";

/**
 * For which delegation somebody reads in a group: while one leads it, and as the chair, for none. What is the own
 * delegation's is not sent to that hat, and what is told to that hat is not sent to the delegation (rule P7).
 */
export function delegationHere(reader: Participant, groupId: GroupId | null): DelegationId | null {
  const standing = standingOf(reader, groupId);
  return standing === "lead" || standing === "chair" ? null : reader.delegationId;
}

/**
 * True if somebody may read an entry of the event log of an Opinion of this group (null: the forum's). A delegation's
 * entry is for its own people and for no office; the leads' is for the group's leads and the chair.
 */
export function mayRead(readers: Readers, reader: Participant, groupId: GroupId | null): boolean {
  const own = delegationHere(reader, groupId);
  switch (readers.kind) {
    case "all":
      return true;
    case "delegation":
      return own === readers.delegationId;
    case "delegations":
      return own !== null && readers.delegationIds.includes(own);
    case "delegationAndLead":
      return own === readers.delegationId || (groupId !== null && leads(reader, groupId));
    case "delegationAndSecretariat":
      return own === readers.delegationId || reader.role === "secretariat";
    case "office":
      return standingOf(reader, groupId) === readers.office;
    case "leads":
      return reader.role === "chair" || (groupId !== null && leads(reader, groupId));
    case "chairAndSecretariat":
      return reader.role === "chair" || reader.role === "secretariat";
    case "secretariat":
      return reader.role === "secretariat";
    case "managementTeam":
      return mayWorkAtDesk(reader) === null;
    case "invited":
      return (
        reader.role === "chair" ||
        reader.role === "secretariat" ||
        reader.leads.some((id) => readers.groupIds.includes(id)) ||
        (reader.delegationId !== null && readers.delegationIds.includes(reader.delegationId))
      );
  }
}

/** True if a delegation's own people may read it, as the delegation that they are of. */
export function isForDelegation(readers: Readers, id: DelegationId): boolean {
  switch (readers.kind) {
    case "all":
      return true;
    case "delegation":
    case "delegationAndLead":
    case "delegationAndSecretariat":
      return readers.delegationId === id;
    case "delegations":
    case "invited":
      return readers.delegationIds.includes(id);
    case "leads":
    case "chairAndSecretariat":
    case "secretariat":
    case "managementTeam":
    case "office":
      return false;
  }
}

const leads = (reader: Participant, groupId: GroupId): boolean =>
  reader.role === "facilitator" && reader.leads.includes(groupId);

/** Rest of an entry for those who may not read it: its place and hash, so that the chain still holds. */
export const hide = ({ seq, prev, hash }: Chained): HiddenEntry => ({ seq, prev, hash });

/** An entry as it may go to everybody with the same bytes: one that is not for all goes hidden. */
export const asForAll = <Entry extends Chained & { readonly readers?: Readers }>(
  entry: Entry,
): Entry | HiddenEntry => (isForAll(entry) ? entry : hide(entry));

export const isForAll = (entry: { readonly readers?: Readers }): boolean => readersIn(entry).kind === "all";

export const FOR_ALL: Readers = { kind: "all" };

/** Whom an entry names as its readers. */
export const readersIn = ({ readers = FOR_ALL }: { readonly readers?: Readers }): Readers => readers;

/** Readers of an entry. Everybody else gets its place in the chain alone. */
export type Readers =
  | { readonly kind: "all" }
  | { readonly kind: "delegation"; readonly delegationId: DelegationId }
  | { readonly kind: "delegations"; readonly delegationIds: readonly DelegationId[] }
  /** A delegation's own people, and whoever leads the group, under that hat alone: not the chair. */
  | { readonly kind: "delegationAndLead"; readonly delegationId: DelegationId }
  /** Its own people, and the secretariat, which admits them. */
  | { readonly kind: "delegationAndSecretariat"; readonly delegationId: DelegationId }
  | { readonly kind: "leads" }
  /** The report before it is issued. */
  | { readonly kind: "chairAndSecretariat" }
  /** Inputs of strangers to a public consultation, and what was done with them. */
  | { readonly kind: "secretariat" }
  /** The chair, whoever leads any group, the other members of the management team, and the secretariat. */
  | { readonly kind: "managementTeam" }
  /** Delegations that are invited to a meeting, the leads of its groups, the chair and the secretariat. */
  | {
      readonly kind: "invited";
      readonly delegationIds: readonly DelegationId[];
      readonly groupIds: readonly GroupId[];
    }
  /** The group's lead, or the chair, under that hat alone. */
  | { readonly kind: "office"; readonly office: "lead" | "chair" };

export type Chained = { readonly seq: number; readonly prev: string; readonly hash: string };

/** An entry that this reader may not see. */
export type HiddenEntry = Chained & { readonly type?: undefined };
