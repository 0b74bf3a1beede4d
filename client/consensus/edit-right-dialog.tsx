import { useState } from "react";
import { useTranslations } from "use-intl";
import type { EditRight } from "../../shared/clause/clause.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { editRightText } from "../opinion/edit-right-text.ts";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

type EditRightChoice = "follow" | "everyone" | "leads" | "named";

type EditRightDialogProps = {
  /** Null: the pen of the whole Opinion. */
  readonly clauseId: ClauseId | null;
  readonly onClose: () => void;
};

/** Sets the edit right of one clause or of the whole Opinion. */
export function EditRightDialog({ clauseId, onClose }: EditRightDialogProps) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const forum = useForum();
  const { snapshot, nameOf } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const clause = clauseId === null ? undefined : findClause(snapshot.opinion, clauseId);
  const present = clauseId === null ? snapshot.opinion.pen : (clause?.pen ?? null);
  const [choice, setChoice] = useState<EditRightChoice>(choiceOf(present));
  const [named, setNamed] = useState<ReadonlySet<DelegationId>>(
    new Set(typeof present === "object" && present !== null ? present : []),
  );
  const to = editRightOf(choice, named);
  const unfinished = choice === "named" && named.size === 0;

  const give = (): void => {
    const who = editRightText(t, forum, to ?? snapshot.opinion.pen);
    askThenClose(
      { type: "setPen", clauseId, to: to === null ? null : mutable(to) },
      t("acts.done.penSet", { who }),
    );
  };

  return (
    <FormDialog
      title={clauseId === null ? t("pen.forOpinion") : t("pen.forClause", { clause: nameOf(clauseId) })}
      seen={seen}
      doWords={t("pen.hand")}
      isDisabled={unfinished}
      onSubmit={give}
      onClose={onClose}
    >
      <Choices<EditRightChoice>
        label={t("pen.title")}
        chosen={choice}
        onChoose={setChoice}
        choices={[
          ...(clauseId === null ? [] : [{ value: "follow" as const, words: t("pen.chooseFollow") }]),
          { value: "everyone", words: t("pen.chooseEveryone") },
          { value: "leads", words: t("pen.chooseLeads") },
          { value: "named", words: t("pen.chooseNamed"), disabled: forum.delegations.length === 0 },
        ]}
      />
      {choice === "named" ? (
        <Selection
          label={t("pen.chooseDelegations")}
          chosen={named}
          onChange={setNamed}
          choices={forum.delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
        />
      ) : null}
      <p className="faint">{t("pen.note")}</p>
    </FormDialog>
  );
}

function choiceOf(pen: EditRight | null): EditRightChoice {
  if (pen === null) return "follow";
  return pen === "everyone" || pen === "leads" ? pen : "named";
}

function editRightOf(choice: EditRightChoice, named: ReadonlySet<DelegationId>): EditRight | null {
  switch (choice) {
    case "follow":
      return null;
    case "everyone":
    case "leads":
      return choice;
    case "named":
      return [...named];
  }
}

const mutable = (pen: EditRight): "everyone" | "leads" | DelegationId[] =>
  pen === "everyone" || pen === "leads" ? pen : [...pen];
