import { isPaperOf } from "../../shared/forum/hand-in-paper.ts";
import type { ContributionId } from "../../shared/ids.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Asker } from "../received/whose-file.ts";
import type { ForumParts } from "../setup/parts.ts";

type Asked = { readonly id: ContributionId; readonly hash: string };

/** The Word file of a posted contribution, for the delegation whose paper it is, or on its word (rule F16). */
export async function fileOfPaper(
  { forum, store }: Pick<ForumParts, "forum" | "store">,
  { participant, on }: Pick<Asker, "participant" | "on">,
  { id, hash }: Asked,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
  const found = forum.contributionOf(id);
  if (found === null) return refuse("noSuchContribution", "There is no such contribution.");
  const of = on ?? participant.delegationId;
  if (of === null || !isPaperOf(found, of))
    return refuse("notProponent", "Whose paper it is makes proposals from it.");
  const file = [found, ...found.former, ...found.additions]
    .flatMap(({ files = [] }) => files)
    .find((one) => one.hash === hash && one.form === "docx");
  const bytes = file === undefined ? null : await store.file(hash);
  return file === undefined || bytes === null
    ? refuse("noSuchFile", "The contribution has no such Word file.")
    : { name: file.name, bytes };
}
