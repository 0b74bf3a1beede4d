import type { Nomination, NominationState } from "../../shared/experts/nomination.ts";
import type { Row } from "./store.ts";

/** Nominations of experts, and the code of the letter under which they come: personal, and outside the chain. */
export type NominationStore = {
  /** One transaction: the rows that tell of a new letter, and the hash of its code, which takes the place of the last. */
  readonly openNominations: (rows: readonly Row[], codeHash: string) => Promise<void>;
  /** Hash of the newest code; null where none was ever given. */
  readonly nominationCode: () => Promise<string | null>;
  /** Stores all or none. */
  readonly nominate: (nominations: readonly Nomination[]) => Promise<void>;
  /** All of them, in the order in which they came. */
  readonly nominations: () => Promise<readonly Nomination[]>;
  /** Decides one that waits. False: it was decided already, or is not there. */
  readonly decideNomination: (id: string, state: NominationState) => Promise<boolean>;
};
