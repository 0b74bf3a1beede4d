import { z } from "zod";
import type { DelegationId, UserId } from "../ids.ts";
import { asEmail } from "../forum/people-commands.ts";
import { NOMINATED_AT_ONCE_MAX } from "../door-limits.ts";
import { NAME_CHARS_MAX } from "../limits.ts";
import { isPlainName } from "../text/plain-words.ts";

/** Gender as a person may state it; an empty one: not stated. */
export const GENDERS = ["", "woman", "man", "other"] as const;
export type Gender = (typeof GENDERS)[number];

/** The people who nominate for a delegation. */
export const CAPACITIES = ["head", "focalPoint"] as const;

const line = (max: number) => z.string().trim().max(max).refine(isPlainName);
const email = z
  .string()
  .trim()
  .pipe(asEmail)
  .refine((text) => text !== "");

const nominated = z.strictObject({
  name: line(NAME_CHARS_MAX).min(1),
  title: z.union([z.literal(""), line(NAME_CHARS_MAX)]),
  email,
  gender: z.enum(GENDERS).default(""),
});

/** A code as it is typed: its sign groups and capitals do not matter. */
const code = z.string().max(40).transform(plainCode);

/** Asks under which terms the code's letter lets nominate. */
export const nominationCodeSchema = z.strictObject({ code });

/** The form by which a delegation nominates experts under a circular letter (rule P22). */
export const nominationFormSchema = z.strictObject({
  code,
  /** The delegation's symbol. */
  delegation: z.string().max(12),
  nominator: z.strictObject({ name: line(NAME_CHARS_MAX).min(1), email, capacity: z.enum(CAPACITIES) }),
  experts: z.array(nominated).min(1).max(NOMINATED_AT_ONCE_MAX),
});
export type NominationForm = z.output<typeof nominationFormSchema>;

export type Nominated = z.output<typeof nominated>;

/** One nominated expert, as the secretariat sees it. */
export type Nomination = {
  readonly id: string;
  readonly letter: string;
  readonly delegationId: DelegationId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly expert: Nominated;
  readonly nominator: NominationForm["nominator"];
  readonly state: NominationState;
};

export type NominationState =
  | { readonly kind: "waiting" }
  | { readonly kind: "approved"; readonly at: number; readonly by: UserId; readonly user: UserId }
  | { readonly kind: "refused"; readonly at: number; readonly by: UserId; readonly reason: string };

/** Letters and figures that nobody takes for each other: 32 signs, five bits each. */
export const CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/** 60 bits: nobody meets it by chance, whatever a network sends in a minute. */
export const CODE_LENGTH = 12;

/** A code's signs alone. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(new RegExp(`[^${CODE_SIGNS}]`, "gu"), "");
}

/** A code as it is printed: in fours. */
export const shownCode = (plain: string): string => plain.match(/.{1,4}/g)?.join("-") ?? "";
