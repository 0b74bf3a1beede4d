import { useState } from "react";
import { useTranslations } from "use-intl";
import { sameSubject } from "../../shared/negotiation/position.ts";
import { presentWords } from "../../shared/negotiation/proposal.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { DateField } from "../time/date-field.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { begunWith, type MissingPart, type PositionForm, takenPosition } from "./position-form.ts";
import { FivePositions } from "./five-positions.tsx";
import { useDelegations } from "../forum/use-delegations.ts";
import { plainSubject, type Spoken, useSpeaking } from "../opinion/use-speaking.ts";

type PositionDialogProps = { readonly spoken: Spoken; readonly onClose: () => void };

/** Takes or changes a position on the words that are on the screen and were read. */
export function PositionDialog({ spoken, onClose }: PositionDialogProps) {
  const t = useTranslations();
  const forum = useForum();
  const { symbolOf } = useDelegations();
  const { snapshot } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { kind, own, unanswered, what } = useSpeaking()(spoken);
  const before = own.at(-1) ?? unanswered.at(-1);
  const onWord = kind === "onWord";
  const [form, setForm] = useState<PositionForm>(() => ({
    ...begunWith(before, onWord ? null : forum.me.delegationId),
    ...(spoken.first === undefined ? {} : { position: spoken.first }),
    word: onWord && forum.me.role !== "secretariat" ? t("position.byTelephone") : "",
  }));
  const put = (part: Partial<PositionForm>): void => setForm((was) => ({ ...was, ...part }));
  const [wrong, setWrong] = useState<MissingPart | null>(null);
  const { position, delegation, word, to } = form;
  const shown = shownWords(snapshot, spoken);
  const speaking = forum.delegations.find((one) => one.id === delegation)?.id;
  const who = symbolOf(speaking ?? forum.delegations[0]!.id);
  const { subject } = spoken;
  const told = snapshot.opinion.negotiation.positions.find(
    (one) =>
      onWord && one.delegationId === delegation && one.to === "room" && sameSubject(one.subject, subject),
  );

  const send = (): void => {
    const command = takenPosition(spoken, form, onWord ? { delegationId: speaking } : null);
    if (typeof command === "string") return setWrong(command);
    askThenClose(
      command,
      t("position.done", { who, position: t(`position.spoken.${command.position}`), what }),
    );
  };

  /** The secretariat withdraws, on the delegation's word, a position told to the room before. */
  const withdraw = (): void => {
    if (told === undefined) return;
    if (word.trim() === "") return setWrong("word");
    askThenClose(
      {
        type: "withdrawPosition",
        subject: plainSubject(subject),
        for: { delegationId: told.delegationId, word: word.trim() },
      },
      t("position.withdrawn", { what }),
    );
  };

  const seenBy = onWord
    ? delegation === ""
      ? ""
      : t("position.seenRoomFor", { who })
    : to === "lead"
      ? t("position.seenLead")
      : t("position.seenRoom", { who });
  return (
    <FormDialog
      title={t("position.title", { what })}
      seen={seenBy}
      more={
        told === undefined ? null : (
          <Button aria-label={t("position.withdrawForName", { who, what })} onPress={withdraw}>
            {t("position.withdraw")}
          </Button>
        )
      }
      doWords={t("position.send")}
      onEdit={() => setWrong(null)}
      onSubmit={send}
      onClose={onClose}
    >
      {shown === "" ? null : (
        <blockquote className="words" aria-label={t("position.words")}>
          {shown}
        </blockquote>
      )}
      {onWord ? (
        <DelegationField
          chosen={delegation}
          wrong={wrong === "delegation"}
          onChoose={(id) => put({ delegation: id })}
        />
      ) : null}
      <FivePositions
        label={t(onWord ? "position.fieldFor" : "position.field")}
        chosen={position}
        onChoose={(next) => put({ position: next })}
        wrong={wrong === "position" ? t("position.positionNeeded") : null}
      />
      {position === "awaitsInstructions" ? (
        <DateField
          type="datetime-local"
          label={t("position.untilField")}
          help={t("position.untilHelp")}
          value={form.until}
          onChange={(until) => put({ until })}
        />
      ) : null}
      <ReasonField label={t("position.reason")} value={form.reason} onChange={(reason) => put({ reason })} />
      {onWord ? (
        <ReasonField
          label={t("position.word")}
          help={t("position.wordHelp")}
          value={word}
          wrong={wrong === "word" ? t("position.wordNeeded") : null}
          onChange={(next) => put({ word: next })}
        />
      ) : (
        <ToField chosen={to} onChoose={(next) => put({ to: next })} />
      )}
    </FormDialog>
  );
}

type DelegationFieldProps = {
  readonly chosen: string;
  readonly wrong: boolean;
  readonly onChoose: (delegation: string) => void;
};

/** Asks which delegation told its position. */
function DelegationField({ chosen, wrong, onChoose }: DelegationFieldProps) {
  const t = useTranslations("position");
  const { delegations } = useForum();
  return (
    <Select
      label={t("delegation")}
      chosen={chosen}
      onChoose={onChoose}
      choices={[
        { value: "", words: t("choose"), disabled: true },
        ...delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol })),
      ]}
      wrong={wrong ? t("delegationNeeded") : null}
    />
  );
}

type ToFieldProps = {
  readonly chosen: PositionForm["to"];
  readonly onChoose: (to: PositionForm["to"]) => void;
};

/** Asks who hears the position: the room, or the lead alone. */
function ToField({ chosen, onChoose }: ToFieldProps) {
  const t = useTranslations("position");
  return (
    <Choices
      label={t("to")}
      chosen={chosen}
      onChoose={onChoose}
      choices={[
        { value: "room", words: t("toRoom") },
        { value: "lead", words: t("toLeadOnly") },
      ]}
    />
  );
}

function shownWords(
  { opinion, document }: ReturnType<typeof useOpenedOpinion>["snapshot"],
  { subject }: Spoken,
): string {
  if (subject.clauseId !== undefined)
    return document.clauses.find((one) => one.id === subject.clauseId)?.text ?? "";
  const proposal = opinion.negotiation.proposals.find((one) => one.id === subject.proposalId);
  return proposal === undefined ? "" : textOf(presentWords(proposal).runs);
}
