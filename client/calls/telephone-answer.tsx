import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { type ClauseId, delegationId } from "../../shared/ids.ts";
import { FLOOR_WORD_CHARS_MAX } from "../../shared/meeting-limits.ts";
import type { Call } from "../../shared/negotiation/call.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

type TelephoneAnswerProps = {
  readonly call: Call;
  readonly clauseId: ClauseId;
  readonly onClose: () => void;
};

/** Records the answer of a delegation that reached the lead by telephone, with how it did (rule I16). */
export function TelephoneAnswer({ call, clauseId, onClose }: TelephoneAnswerProps) {
  const t = useTranslations("inMeeting");
  const ui = useTranslations("ui");
  const { delegations } = useForum();
  const { symbolOf } = useDelegations();
  const { snapshot, cite } = useOpenedOpinion();
  const { opinion, document } = snapshot;
  const askThenClose = useAskThenClose();
  const sendInMeeting = useMeetingCommand();
  const meeting = useMeetingNow(opinion.groupId);
  const [who, setWho] = useState<string>(delegations[0]?.id ?? "");
  const [answer, setAnswer] = useState<"floor" | "time" | "cannotAccept">("floor");
  const [word, setWord] = useState("");
  const [isWrong, setWrong] = useState(false);
  const hash = document.clauses.find(({ id }) => id === clauseId)?.hash ?? "";

  const submit = (): void => {
    if (word.trim() === "") return setWrong(true);
    const told = { for: { delegationId: delegationId(who), word: word.trim() } };
    const command: SingleCommand =
      answer === "cannotAccept"
        ? { type: "takePosition", subject: { clauseId }, position: answer, hash, to: "room", ...told }
        : { type: "answerCall", callSeq: call.seq, clauseId, answer, ...told };
    askThenClose(command, t("call.phoneDone", { who: symbolOf(delegationId(who)) }), () => {
      if (answer !== "floor" || meeting === null) return;
      const on = { on: "clause", opinionId: opinion.id, clauseId } as const;
      void sendInMeeting({ type: "askFloor", meetingId: meeting.id, ...on, ...told });
    });
  };
  return (
    <FormDialog
      title={t("call.phoneName", { clause: cite(clauseId) })}
      seen={t("floor.telephoneSeen")}
      doWords={t("call.phoneDo")}
      isDisabled={who === ""}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("floor.telephoneFor")}
        chosen={who}
        onChoose={setWho}
        choices={delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol }))}
      />
      <Choices
        label={t("call.phoneAnswer")}
        chosen={answer}
        onChoose={setAnswer}
        choices={[
          { value: "floor", words: t("call.askFloor") },
          { value: "time", words: t("call.askTime") },
          { value: "cannotAccept", words: t("call.phoneCannot") },
        ]}
      />
      <TextField
        label={t("floor.telephoneWord")}
        help={t("floor.telephoneWordHelp")}
        value={word}
        wrong={isWrong ? ui("required") : null}
        maxLength={FLOOR_WORD_CHARS_MAX}
        onChange={setWord}
      />
    </FormDialog>
  );
}
