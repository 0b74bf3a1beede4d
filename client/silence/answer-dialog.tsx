import { useState } from "react";
import { useTranslations } from "use-intl";
import { DAY_MS } from "../../shared/durations.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { MoreTime, Silence } from "../../shared/negotiation/silence.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSeat } from "../forum/use-seat.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";

type AnswerDialogProps = {
  readonly silence: Silence;
  readonly asked: MoreTime;
  readonly onSend: (command: SingleCommand, done: string) => void;
  readonly onClose: () => void;
};

/** More time with a new closing instant, or no more; in words either way. */
export function AnswerDialog({ silence, asked, onSend, onClose }: AnswerDialogProps) {
  const t = useTranslations();
  const { timeZone, now, me } = useForum();
  const seat = useSeat();
  const { whom } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const closing = useOwnTime().bound;
  const latest = Math.max(silence.closes, now);
  const [gives, setGives] = useState<"yes" | "no" | null>(null);
  const [closes, closesField] = useText(() => onTheWall(latest + DAY_MS, timeZone));
  const [words, wordsField] = useText();
  const [wrong, setWrong] = useState<"gives" | "closes" | "words" | null>(null);
  const at = fromTheWall(closes, timeZone);
  const who = symbolOf(asked.delegationId);

  const submit = (): void => {
    if (gives === null) return setWrong("gives");
    if (gives === "yes" && (at === null || at <= latest)) return setWrong("closes");
    if (words.trim() === "") return setWrong("words");
    const given = gives === "yes" && at !== null ? { closes: new Date(at).toISOString() } : {};
    const { delegationId } = asked;
    onSend(
      { type: "answerMoreTime", silenceSeq: silence.seq, delegationId, answer: words.trim(), ...given },
      t("silence.answer.done", { who }),
    );
  };

  return (
    <FormDialog
      title={t("silence.answer.title", { who })}
      seen={t("silence.seenRoom", { who: whom(me.id).label })}
      doWords={t("silence.answer.do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("silence.answer.asked", { who, reason: asked.reason })}</p>
      <Choices<"yes" | "no">
        label={t("silence.answer.field")}
        chosen={gives}
        onChoose={setGives}
        choices={[
          { value: "yes", words: t("silence.answer.yes") },
          { value: "no", words: t("silence.answer.no") },
        ]}
        wrong={wrong === "gives" ? t("position.choose") : null}
      />
      {gives === "yes" ? (
        <DateField
          type="datetime-local"
          label={t("silence.answer.closes", { zone: seat })}
          {...closesField}
          help={at === null ? "" : closing(at)}
          wrong={wrong === "closes" ? t("silence.answer.wrong") : null}
        />
      ) : null}
      <ReasonField
        label={t("silence.answer.words")}
        {...wordsField}
        wrong={wrong === "words" ? t("silence.answer.wordsNeeded") : null}
      />
    </FormDialog>
  );
}
