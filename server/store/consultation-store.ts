import type { StoredInput } from "../../shared/consultation/input.ts";
import type { ConsultationId, InputId } from "../../shared/ids.ts";

/** Counts that limits of inputs are held against. */
export type InputTotals = {
  /** Inputs of all consultations that wait to be confirmed, and their bytes. */
  readonly waiting: number;
  readonly waitingBytes: number;
  /** Bytes of all inputs of one. */
  readonly bytes: number;
};

/** Inputs of public consultations with their words: personal, and outside the chain (rule F31). */
export type ConsultationStore = {
  /** False if an input of this id is there: nothing is stored then. */
  readonly addInput: (input: StoredInput, file: Uint8Array | null) => Promise<boolean>;
  /** By the hash of the secret in its link; null: there is none, or it was damaged. */
  readonly inputByLink: (linkHash: string) => Promise<StoredInput | null>;
  /** Confirmed inputs of one consultation, in the order of receipt. */
  readonly inputsOf: (consultation: ConsultationId) => Promise<readonly StoredInput[]>;
  readonly inputsById: (ids: readonly InputId[]) => Promise<readonly StoredInput[]>;
  readonly inputFile: (id: InputId) => Promise<Uint8Array | null>;
  readonly inputTotals: (consultation: ConsultationId) => Promise<InputTotals>;
  /** Removes inputs that came before an instant and were not confirmed. Returns their number. */
  readonly forgetInputs: (before: number) => Promise<number>;
};

/** Key of the mail that asks to confirm an input. */
export const confirmMailKey = (id: InputId): string => `confirmInput ${id}`;
