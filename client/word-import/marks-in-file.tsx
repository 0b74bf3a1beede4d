import { useTranslations } from "use-intl";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";
import { isolated } from "../i18n/isolated.ts";
import { comma } from "../i18n/list-signs.ts";

const TRACKED: ReadonlySet<NotUnderstood["why"]> = new Set([
  "putInTracked",
  "struckTracked",
  "paragraphTracked",
]);

/** Counts the comments and tracked changes of a file, with their authors and their fate (rule X2). */
export function MarksInFile({ not }: { not: readonly NotUnderstood[] }) {
  const t = useTranslations("newDraft");
  const count = (isOne: (why: NotUnderstood["why"]) => boolean): number =>
    not.filter(({ why }) => isOne(why)).length;
  const comments = count((why) => why === "comment");
  const changes = count((why) => TRACKED.has(why));
  const running = count((why) => why === "runningProposal");
  const names = [...new Set(not.flatMap(({ why, author }) => (TRACKED.has(why) && author ? [author] : [])))];
  return (
    <>
      {comments === 0 ? null : <p>{t("comments", { n: comments })}</p>}
      {changes === 0 ? null : (
        <p>{t("changes", { n: changes, names: names.map(isolated).join(comma()), authors: names.length })}</p>
      )}
      {running === 0 ? null : <p>{t("running", { n: running })}</p>}
    </>
  );
}
