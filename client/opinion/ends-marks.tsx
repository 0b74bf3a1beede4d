import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { Command } from "../../shared/commands/commands.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { useTellEnded } from "./marks-guard.tsx";
import { comma } from "../i18n/list-signs.ts";

/** Lists, in the dialog of a command, the marks that it ends. The dialog's own button confirms it. */
export function EndsMarks({ command }: { readonly command: Command | null }) {
  const t = useTranslations("endedMark");
  const { marksEndedBy, cite } = useOpenedOpinion();
  const tell = useTellEnded();
  const ids = (command === null ? [] : marksEndedBy(command)).map(({ clauseId }) => clauseId);
  const key = ids.join();
  // oxlint-disable-next-line react/exhaustive-deps -- reason: `key` stands for the ids
  useEffect(() => tell(ids), [tell, key]);
  if (ids.length === 0) return null;
  return <p className="warning">{t("ends", { n: ids.length, clauses: ids.map(cite).join(comma()) })}</p>;
}
