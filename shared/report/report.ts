import type { ListedContribution } from "../forum/contribution.ts";
import type { DelegationId, OpinionId } from "../ids.ts";
import type { OpinionDocument } from "../opinion-document.ts";
import type { TakenRevision } from "./provenance-blocks.ts";
import type { OpinionStanding } from "./opinion-standing.ts";
import type { Preset } from "../preset.ts";

/** The Chair's report of the IEG (not the Forum Chair's): all of it from the record at one instant. */
export type Report = {
  readonly preset: Preset;
  readonly language: "en" | "zh";
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** An editable field, such as `IEG-WTPF-26/1-E`. */
  readonly documentNumber: string;
  readonly opinions: readonly OpinionDocument[];
  /** Draft Opinions whose rows cannot be read now: named, not printed. */
  readonly closed?: readonly { readonly number: string; readonly title: string }[];
  /** Revisions that became the basis of a text, in the order of the Opinions. */
  readonly taken?: readonly TakenRevision[];
  /** What stands around the words of each, where it is known. */
  readonly standings?: ReadonlyMap<OpinionId, OpinionStanding>;
  /** In the order of registration. */
  readonly contributions: readonly ListedContribution[];
  /** Delegations of the forum's list in its order: symbol and name, never people. */
  readonly delegations: readonly {
    readonly id: DelegationId;
    readonly symbol: string;
    readonly name: string;
  }[];
  /** SHA-256 over the forum's and every Opinion's chain head: the record's fingerprint. */
  readonly fingerprint: string;
};
