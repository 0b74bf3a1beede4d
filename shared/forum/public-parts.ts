import { z } from "zod";
import { type Refusal, refuse } from "../refusal.ts";
import type { Signed } from "../signed.ts";

/** Parts of a forum that anybody may read without signing in, as soon as the secretariat opens them (rule F17). */
export const PUBLIC_PARTS = [
  "texts",
  "drafts",
  "reports",
  "contributions",
  "contributionFiles",
  "timetable",
  "agenda",
] as const;
export type PublicPart = (typeof PUBLIC_PARTS)[number];

/** All parts that are open from now on; every other part is closed. */
export type PublicPartsEvent = { readonly type: "openedToPublic"; readonly parts: readonly PublicPart[] };

/** The last of these acts. */
export type PublicPartsSet = Pick<PublicPartsEvent, "parts"> & Signed;

export const openToPublic = z.strictObject({
  type: z.literal("openToPublic"),
  parts: z
    .array(z.enum(PUBLIC_PARTS))
    .max(PUBLIC_PARTS.length)
    .refine((parts) => new Set(parts).size === parts.length),
});

/** Nothing is public before the first act. */
export const publicPartsOf = (set: PublicPartsSet | null): readonly PublicPart[] => set?.parts ?? [];

/** Files of contributions need the list that they stand in. */
export function decidePublicParts(
  set: PublicPartsSet | null,
  asked: readonly PublicPart[],
): { readonly events: readonly PublicPartsEvent[] } | { readonly refusal: Refusal } {
  if (asked.includes("contributionFiles") && !asked.includes("contributions"))
    return refuse("unreadable", "Files of contributions are public only with their list.");
  const parts = PUBLIC_PARTS.filter((part) => asked.includes(part));
  const now = publicPartsOf(set);
  if (parts.length === now.length && parts.every((part) => now.includes(part)))
    return refuse("nothingToDo", "These parts are public already, and no others.");
  return { events: [{ type: "openedToPublic", parts }] };
}
