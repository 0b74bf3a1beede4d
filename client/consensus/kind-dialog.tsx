import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Kind, KINDS } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

const LEVELS = ["1", "2", "3", "4"] as const;
type Level = (typeof LEVELS)[number];

/** Changes what a clause is, and how deep it stands. Combinations that cannot be are not offered. */
export function KindDialog({ clauseId, onClose }: { clauseId: ClauseId; onClose: () => void }) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const clause = findClause(snapshot.opinion, clauseId);
  const [kind, setKind] = useState<Kind>(clause?.kind ?? "recital");
  const [level, setLevel] = useState<Level>(LEVELS[(clause?.level ?? 1) - 1] ?? "1");
  const command = { type: "changeKind" as const, clauseId, kind, level: Number(level) };
  const refusal = tryOut(command);
  const clauseWords = nameOf(clauseId);

  const choose = (next: Kind): void => {
    setKind(next);
    const fits = LEVELS.find((one) => {
      const tried = tryOut({ type: "changeKind", clauseId, kind: next, level: Number(one) });
      return tried === null || tried.reason === "nothingToDo";
    });
    if (fits !== undefined) setLevel(fits);
  };

  return (
    <FormDialog
      title={t("ask.kindTitle", { clause: clauseWords })}
      seen={seen}
      doWords={t("ask.kindDo")}
      isDisabled={refusal !== null}
      onSubmit={() => {
        askThenClose(command, t("acts.done.kindChanged", { clause: clauseWords }));
      }}
      onClose={onClose}
    >
      <p className="quiet">{t("ask.kindExplain")}</p>
      <Select<Kind>
        label={t("ask.kindField")}
        chosen={kind}
        onChoose={choose}
        choices={KINDS.map((one) => ({ value: one, words: t(`kind.${one}`) }))}
      />
      <Select<Level>
        label={t("ask.levelField")}
        chosen={level}
        onChoose={setLevel}
        choices={LEVELS.map((one) => ({ value: one, words: one }))}
      />
      {refusal === null || refusal.reason === "nothingToDo" ? null : <WhyClosed refusal={refusal} />}
      <EndsMarks command={command} />
    </FormDialog>
  );
}
