import { z } from "zod";
import { ULID, type UserId, userId } from "../ids.ts";
import { CONFIRMERS_MAX } from "../limits.ts";
import type { Refusal } from "../refusal.ts";
import { REPORT_LANGUAGES } from "../text/localized.ts";
import type { WorkLanguage } from "../text/work-language.ts";

/** The people whom the forum named to confirm translations into one language (rule X46). */
export type Confirmers = { readonly language: WorkLanguage; readonly people: readonly UserId[] };

export type ConfirmersEvent = Confirmers & { readonly type: "confirmersNamed" };

export const nameConfirmers = z.strictObject({
  type: z.literal("nameConfirmers"),
  language: z.enum(REPORT_LANGUAGES),
  /** None: nobody confirms this language any more. */
  people: z.array(z.string().regex(ULID).transform(userId)).max(CONFIRMERS_MAX),
});

export function decideConfirmers(
  forum: { readonly confirmers: readonly Confirmers[]; readonly participants: ReadonlyMap<UserId, unknown> },
  { language, people }: Confirmers,
): { readonly events: readonly ConfirmersEvent[] } | { readonly refusal: Refusal } {
  if (people.some((id) => !forum.participants.has(id)))
    return { refusal: { reason: "noSuchParticipant", message: "One of these people does not take part." } };
  const known = forum.confirmers.find((one) => one.language === language)?.people ?? [];
  const named = [...new Set(people)];
  if (named.length === known.length && named.every((id) => known.includes(id)))
    return { refusal: { reason: "nothingToDo", message: "These people are named already." } };
  return { events: [{ type: "confirmersNamed", language, people: named }] };
}

export const withConfirmers = (
  all: readonly Confirmers[],
  { language, people }: Confirmers,
): readonly Confirmers[] => [
  ...all.filter((one) => one.language !== language),
  ...(people.length === 0 ? [] : [{ language, people }]),
];
