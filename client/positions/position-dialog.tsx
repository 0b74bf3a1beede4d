import { useState } from "react";
import { useTranslations } from "use-intl";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { sameSubject } from "../../shared/negotiation/position.ts";
import type { PositionKind } from "../../shared/negotiation/position.ts";
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
import { TextField } from "../ui/text-field.tsx";
import { FivePositions } from "./five-positions.tsx";
import { useDelegations } from "../forum/use-delegations.ts";
import { plainSubject, useSpeaking } from "../opinion/use-speaking.ts";
import type { Spoken } from "../opinion/use-speaking.ts";

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
  const [position, setPosition] = useState<PositionKind | null>(before?.position ?? null);
  const [reason, setReason] = useState(before?.reason ?? "");
  const [until, setUntil] = useState(localOf(before?.until ?? null));
  const [to, setTo] = useState<"room" | "lead">(before?.to ?? "room");
  const [delegation, setDelegation] = useState(forum.me.delegationId ?? "");
  const [word, setWord] = useState("");
  const [wrong, setWrong] = useState<"position" | "delegation" | "word" | null>(null);
  const shown = shownWords(snapshot, spoken);
  const who = symbolOf(
    forum.delegations.find((one) => one.id === delegation)?.id ?? forum.delegations[0]!.id,
  );
  const { subject, hash } = spoken;
  const told = snapshot.opinion.negotiation.positions.find(
    (one) =>
      onWord && one.delegationId === delegation && one.to === "room" && sameSubject(one.subject, subject),
  );

  const send = (): void => {
    if (onWord && delegation === "") return setWrong("delegation");
    if (position === null) return setWrong("position");
    if (onWord && word.trim() === "") return setWrong("word");
    const instant = position === "awaitsInstructions" && until !== "" ? new Date(until).toISOString() : null;
    askThenClose(
      {
        type: "takePosition",
        subject: plainSubject(subject),
        position,
        hash,
        to: onWord ? "room" : to,
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        ...(instant === null ? {} : { until: instant }),
        ...(onWord
          ? {
              for: {
                delegationId: forum.delegations.find((one) => one.id === delegation)!.id,
                word: word.trim(),
              },
            }
          : {}),
      },
      t("position.done", { who, position: t(`position.spoken.${position}`), what }),
    );
  };

  /** By the secretariat: what the delegation told the room before stands here no longer, on its word. */
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

  return (
    <FormDialog
      title={t("position.title", { what })}
      seen={
        onWord
          ? delegation === ""
            ? ""
            : t("position.seenRoomFor", { who })
          : to === "lead"
            ? t("position.seenLead")
            : t("position.seenRoom", { who })
      }
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
        <Select
          label={t("position.delegation")}
          chosen={delegation}
          onChoose={setDelegation}
          choices={[
            { value: "", words: t("position.choose"), disabled: true },
            ...forum.delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol })),
          ]}
          wrong={wrong === "delegation" ? t("position.delegationNeeded") : null}
        />
      ) : null}
      <FivePositions
        label={t(onWord ? "position.fieldFor" : "position.field")}
        chosen={position}
        onChoose={setPosition}
        wrong={wrong === "position" ? t("position.positionNeeded") : null}
      />
      {position === "awaitsInstructions" ? (
        <DateField
          type="datetime-local"
          label={t("position.untilField")}
          help={t("position.untilHelp")}
          value={until}
          onChange={setUntil}
        />
      ) : null}
      <TextField
        label={t("position.reason")}
        value={reason}
        maxLength={REASON_CHARS_MAX}
        onChange={setReason}
      />
      {onWord ? (
        <TextField
          label={t("position.word")}
          help={t("position.wordHelp")}
          value={word}
          wrong={wrong === "word" ? t("position.wordNeeded") : null}
          maxLength={REASON_CHARS_MAX}
          onChange={setWord}
        />
      ) : (
        <Choices<"room" | "lead">
          label={t("position.to")}
          chosen={to}
          onChoose={setTo}
          choices={[
            { value: "room", words: t("position.toRoom") },
            { value: "lead", words: t("position.toLeadOnly") },
          ]}
        />
      )}
    </FormDialog>
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

/** An instant as the browser's own field has it: in the time of this device, without a zone. */
function localOf(until: string | null): string {
  if (until === null) return "";
  const at = new Date(until);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
