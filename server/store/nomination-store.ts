import type { Nomination, NominationState } from "../../shared/experts/nomination.ts";

/** Nominations of experts, and the code of the letter under which they come: personal, and outside the chain. */
export type NominationStore = {
  /** Hash of the newest code; null where none was ever given. */
  readonly nominationCode: () => Promise<string | null>;
  /** Stores all or none. */
  readonly nominate: (nominations: readonly Nomination[]) => Promise<void>;
  /** All of them, in the order in which they came. */
  readonly nominations: () => Promise<readonly Nomination[]>;
  /** Decides one that waits. False: it was decided already, or is not there. */
  readonly decideNomination: (id: string, state: NominationState) => Promise<boolean>;
};
