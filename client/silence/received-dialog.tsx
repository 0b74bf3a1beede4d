import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { Silence } from "../../shared/negotiation/silence.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForum } from "../forum/use-forum.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall } from "../time/zone-time.ts";

type ReceivedDialogProps = {
  readonly silence: Silence;
  readonly onSend: (command: SingleCommand, done: string) => void;
  readonly onClose: () => void;
};

/** An objection that reached the secretariat outside the page: whose, when, how, and what it says. */
export function ReceivedDialog({ silence, onSend, onClose }: ReceivedDialogProps) {
  const t = useTranslations();
  const { timeZone, delegations } = useForum();
  const seat = useSeat();
  const closing = useOwnTime().bound;
  const [delegation, setDelegation] = useState("");
  const [receivedAt, receivedAtField] = useText();
  const [word, wordField] = useText();
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"delegation" | "receivedAt" | "word" | "reason" | null>(null);
  const at = fromTheWall(receivedAt, timeZone);
  const found = delegations.find(({ id }) => id === delegation);

  const submit = (): void => {
    if (found === undefined) return setWrong("delegation");
    if (at === null) return setWrong("receivedAt");
    if (word.trim() === "") return setWrong("word");
    if (reason.trim() === "") return setWrong("reason");
    onSend(
      {
        type: "breakSilence",
        silenceSeq: silence.seq,
        reason: reason.trim(),
        for: { delegationId: found.id, word: word.trim(), receivedAt: new Date(at).toISOString() },
      },
      t("silence.object.done"),
    );
  };

  return (
    <FormDialog
      title={t("silence.object.receivedTitle")}
      seen={found === undefined ? "" : t("silence.seenRoomFor", { who: found.symbol })}
      doWords={t("silence.object.receivedDo")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("silence.object.receivedExplain")}</p>
      <Select
        label={t("silence.object.delegation")}
        chosen={delegation}
        onChoose={setDelegation}
        choices={[
          { value: "", words: t("silence.object.delegationNeeded"), disabled: true },
          ...delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol })),
        ]}
        wrong={wrong === "delegation" ? t("silence.object.delegationNeeded") : null}
      />
      <DateField
        type="datetime-local"
        label={t("silence.object.receivedAt", { zone: seat })}
        {...receivedAtField}
        help={`${t("silence.until")}: ${closing(silence.closes)}`}
        wrong={wrong === "receivedAt" ? t("silence.object.receivedNeeded") : null}
      />
      <ReasonField
        label={t("silence.object.word")}
        help={t("silence.object.wordHelp")}
        {...wordField}
        wrong={wrong === "word" ? t("silence.object.wordNeeded") : null}
      />
      <ReasonField help={t("ask.reasonHelp")} {...reasonField} missing={wrong === "reason"} />
    </FormDialog>
  );
}
