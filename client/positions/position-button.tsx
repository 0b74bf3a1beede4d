import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { Button } from "../ui/button.tsx";
import { useSpeaking } from "../opinion/use-speaking.ts";

/** In the bar of whoever may speak for a delegation: its position on the selected clause, one press away. */
export function PositionButton({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("position");
  const { openDialog } = useCommandRunner();
  const spoken = { subject: { clauseId: selectedClause.clause.id }, hash: selectedClause.words.hash };
  const { kind, refusal, own, what } = useSpeaking()(spoken);
  if (kind !== "own" || refusal !== null) return null;
  return (
    <Button
      extraClass="position"
      aria-label={t(own.length === 0 ? "takeName" : "changeName", { what })}
      onPress={() => openDialog({ kind: "position", ...spoken })}
    >
      {t("take")}
    </Button>
  );
}
