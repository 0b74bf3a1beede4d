import { useTranslations } from "use-intl";
import type { Situation } from "../opinion/situation.ts";
import { usePerform } from "../opinion/use-perform.ts";
import { Button } from "../ui/button.tsx";
import { useSpeaking } from "../opinion/use-speaking.ts";

/** In the bar of whoever may speak for a delegation: its position on the clause in hand, one press away. */
export function PositionButton({ situation }: { situation: Situation }) {
  const t = useTranslations("position");
  const { askFirst } = usePerform();
  const spoken = { subject: { clauseId: situation.clause.id }, hash: situation.words.hash };
  const { kind, refusal, own, what } = useSpeaking()(spoken);
  if (kind !== "own" || refusal !== null) return null;
  return (
    <Button
      extraClass="position"
      aria-label={t(own.length === 0 ? "takeName" : "changeName", { what })}
      onPress={() => askFirst({ kind: "position", ...spoken })}
    >
      {t("take")}
    </Button>
  );
}
