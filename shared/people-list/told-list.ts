import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import type { UserId } from "../ids.ts";
import { LINKED_PEOPLE_MAX, PEOPLE_FILE_BYTES_MAX } from "../limits.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import type { BounceReason } from "../people/mail-wishes.ts";
import type { PeopleIssue } from "./issue.ts";
import type { PeoplePlan } from "./plan.ts";

/** The answer to a list of people before it is confirmed. */
export type PeoplePreview = PeoplePlan & {
  /** Columns that are passed over. */
  readonly notes: readonly PeopleIssue[];
  /** Names this plan when it is confirmed. */
  readonly plan: string;
};

/** `POST /api/people/list`: without `plan` a preview, with it the same file is carried out. */
export const peopleListSchema = z.strictObject({
  /** The file's bytes. */
  file: z.base64().max(Math.ceil(PEOPLE_FILE_BYTES_MAX / 3) * 4),
  plan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  reason: asReason.optional(),
});

/** `GET /api/people`: what stands beside the forum's record of those whom the reader may know (rule P11). */
export type ToldPeople = {
  /** True where the server sends mail. */
  readonly sendsMail: boolean;
  readonly people: readonly {
    readonly id: UserId;
    readonly email: string;
    readonly title: string;
    /** The last use of a sign-in, in milliseconds since 1970; null: never. */
    readonly lastSeen: number | null;
    /** Why the last mail to this address came back; null: none did. */
    readonly bounce: BounceReason | null;
  }[];
};

/** `POST /api/people/invitations`: a new link to each by mail. `press` names the press of the button: one mail each. */
export const peopleInvitationsSchema = z.strictObject({
  users: z.array(z.string().min(1).max(40)).min(1).max(LINKED_PEOPLE_MAX),
  language: z.enum(REPORT_LANGUAGES),
  press: z.string().regex(/^[A-Za-z0-9-]{8,60}$/),
});
export type ToldInvitations = {
  /** People without an address, to whom nothing is sent. */
  readonly without: readonly UserId[];
  readonly sent: readonly UserId[];
};

/** `POST /api/people/links`: new links, each for one person, to be copied or printed. */
export const peopleLinksSchema = z.strictObject({
  users: z.array(z.string().min(1).max(40)).min(1).max(LINKED_PEOPLE_MAX),
});
export type ToldLinks = {
  readonly links: readonly { readonly user: UserId; readonly link: string; readonly until: number }[];
};
