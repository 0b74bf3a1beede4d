import type { BatchCommand, BatchSteps } from "../forum/decide-batch.ts";
import type { UserId } from "../ids.ts";
import type { PeopleIssue } from "./issue.ts";
import type { KnownPerson } from "./match-people.ts";

/** A field that changes, as it stands and as it will; an empty text: nothing. */
export type FieldChange = {
  readonly field:
    | "delegationName"
    | "category"
    | "region"
    | "name"
    | "title"
    | "email"
    | "role"
    | "delegation"
    | "groups"
    | "head"
    | "deputy";
  readonly from: string;
  readonly to: string;
};

/** One change that a line makes. */
export type LineAct =
  | { readonly kind: "newDelegation"; readonly of: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: "delegation"; readonly of: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: "newPerson"; readonly of: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: "person"; readonly of: string; readonly changes: readonly FieldChange[] };

/** The changes of a list of people, line by line. It is carried out only if nothing in it is wrong. */
export type PeoplePlan = {
  /** Lines that do something, in order. */
  readonly lines: readonly { readonly line: number; readonly acts: readonly LineAct[] }[];
  readonly wrong: readonly PeopleIssue[];
  /** Lines that change nothing. */
  readonly same: number;
  /** True where an entry of the record needs a reason. */
  readonly needsReason: boolean;
};

export type PlanContext = {
  /** The commands are decided here, in order: what is refused is told by line. */
  readonly steps: BatchSteps;
  readonly knownOf: (user: UserId) => KnownPerson;
  /** The reason of corrections and changes. */
  readonly reason: string;
};

/** Runs one command of a line; returns the issue that it is refused with. */
export type RunCommand = (command: BatchCommand, line: number) => PeopleIssue | null;
