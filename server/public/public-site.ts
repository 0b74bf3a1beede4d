import { sayIn } from "../../shared/catalogs/say.ts";
import { opinionsOf, type PublishedDraft } from "../../shared/forum/main-report.ts";
import { publicPartsOf } from "../../shared/forum/public-parts.ts";
import { type OpinionId, opinionId } from "../../shared/ids.ts";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { word } from "../../shared/printed/report-words.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { PublicSite } from "./public-page.ts";

const CONSULTATIONS = {
  path: "/consultations",
  label: (language: ReportLanguage): string => sayIn("consult", language)("heading"),
};

/** The forum as a stranger may read it at this moment: a part that was closed is gone with the next request. */
export function publicSite(forum: ForumRoom): PublicSite {
  const { sample, publicSet, consultations } = forum.forum();
  const { name, sampleNotice } = forum.preset();
  return {
    name,
    sampleNotice: sample ? sampleNotice : null,
    parts: publicPartsOf(publicSet),
    more: consultations.length === 0 ? [] : [CONSULTATIONS],
  };
}

/** An Opinion by its base texts alone. Its working text, its stage and what delegations say of it stay in the room. */
export type PublicText = {
  readonly id: OpinionId;
  /** The report to the Forum, which is no Opinion (rule R31); absent: an Opinion. */
  readonly kind?: "report";
  readonly number: string;
  readonly sample: boolean;
  readonly language: WorkLanguage | undefined;
  readonly baseTexts: readonly BaseText[];
};

async function publicText({ rooms }: Pick<ForumParts, "rooms">, id: OpinionId): Promise<PublicText | null> {
  const view = await viewOrClosed(rooms, id);
  if (view === null || view === "quarantined" || view.opinion.baseTexts.length === 0) return null;
  const { number, sample, language, baseTexts, kind } = view.opinion;
  return { id, number, sample, language, baseTexts, ...(kind === undefined ? {} : { kind }) };
}

/** Opinions that have a base text, in the order in which they were opened. */
export async function publicTexts(
  parts: Pick<ForumParts, "forum" | "rooms">,
): Promise<readonly PublicText[]> {
  const opinions = opinionsOf(parts.forum.forum());
  const texts = await Promise.all(opinions.map(({ id }) => publicText(parts, id)));
  return texts.filter((one) => one !== null);
}

/** One of them, by what stands in an address. */
export async function publicTextOf(
  parts: Pick<ForumParts, "forum" | "rooms">,
  id: string,
): Promise<PublicText | null> {
  const known = opinionsOf(parts.forum.forum()).find((one) => one.id === opinionId(id));
  return known === undefined ? null : publicText(parts, known.id);
}

/** The text of a published draft of the report, as it was frozen with it. */
export async function publicDraftText(
  parts: Pick<ForumParts, "forum" | "rooms">,
  { baseText }: Pick<PublishedDraft, "baseText">,
): Promise<{ readonly text: PublicText; readonly base: BaseText } | null> {
  const { mainReport } = parts.forum.forum();
  const text = mainReport === null ? null : await publicText(parts, mainReport.opinionId);
  const base = text?.baseTexts.find(({ n }) => n === baseText);
  return text === null || base === undefined ? null : { text, base };
}

export const textNumber = ({ number }: Pick<PublicText, "number">, language: ReportLanguage): string =>
  word("draftOpinion", language, { number }).trim();

/** The title as it was frozen with the base text; empty where it had none. */
export const titleOfBase = ({ clauses }: BaseText): string =>
  clauses.find(({ kind }) => kind === "title")?.text ?? "";
