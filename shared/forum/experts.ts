import { z } from "zod";
import { asName } from "../commands/command-parts.ts";
import { CIRCULAR_CHARS_MAX } from "../door-limits.ts";

/** Readers of the list of experts, beyond the secretariat: nobody, or everybody who takes part. */
export const EXPERTS_READERS = ["secretariat", "participants"] as const;
export type ExpertsReaders = (typeof EXPERTS_READERS)[number];

/** A circular letter that asks for experts. Its code stands outside the record. */
export type NominationCall = {
  readonly letter: string;
  /** Milliseconds since 1970: nominations end at this instant. */
  readonly until: number;
};

export type ExpertsEvent =
  | ({ readonly type: "nominationsOpened" } & NominationCall)
  | { readonly type: "nominationsClosed" }
  | ({ readonly type: "expertsListSet" } & ExpertsList);

/** Readers of the list, and facts that the forum records for the balance of its experts (rules P20, P26). */
export type ExpertsList = {
  readonly to: ExpertsReaders;
  readonly regions: boolean;
  readonly genders: boolean;
};

export const EXPERTS_LIST_AT_FIRST: ExpertsList = { to: "secretariat", regions: false, genders: false };

/** The secretariat's commands on nominations and the list of experts. */
export const expertsCommandSchemas = [
  z.strictObject({
    type: z.literal("openNominations"),
    letter: asName(CIRCULAR_CHARS_MAX),
    until: z.iso.datetime({ offset: true }),
  }),
  z.strictObject({ type: z.literal("closeNominations") }),
  z.strictObject({
    type: z.literal("setExpertsList"),
    to: z.enum(EXPERTS_READERS),
    regions: z.boolean(),
    genders: z.boolean(),
  }),
] as const;
