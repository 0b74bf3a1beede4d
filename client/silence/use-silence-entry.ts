import { useTranslations } from "use-intl";
import { openSilences } from "../../shared/negotiation/silence.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useForum } from "../forum/use-forum.ts";
import type { MenuEntry } from "../ui/menu-entries.ts";

/** In the leads' menu: starting a silence procedure, or in one sentence that the forum's rules have none (rule I1). */
export function useSilenceEntry(): readonly MenuEntry[] {
  const t = useTranslations("silence.acts");
  const forum = useForum();
  const { snapshot, selectedClause, nameOf } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { opinion } = snapshot;
  if (selectedClause === null || mayDo(forum.me, opinion.groupId, "markAdReferendum") !== null) return [];
  const { id: clauseId } = selectedClause.clause;
  if (openSilences(opinion).some(({ clauses }) => clauses.some((one) => one.clauseId === clauseId)))
    return [];
  const isOff = forum.rules.silence === null;
  return [
    {
      id: "silence",
      words: t("start"),
      name: t("startName", { clause: nameOf(clauseId) }),
      disabled: isOff,
      ...(isOff ? { note: t("off") } : {}),
      onPress: () => openDialog({ kind: "silence", ask: { kind: "start", clauseId } }),
    },
  ];
}
