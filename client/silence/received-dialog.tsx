import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Silence } from "../../shared/negotiation/silence.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useClosingWords } from "../time/use-closing-words.ts";
import { ZoneField } from "../time/zone-field.tsx";
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
  const closing = useClosingWords();
  const [delegation, setDelegation] = useState("");
  const [receivedAt, setReceivedAt] = useState("");
  const [word, setWord] = useState("");
  const [reason, setReason] = useState("");
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
    <Dialog title={t("silence.object.receivedTitle")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="quiet">{t("silence.object.receivedExplain")}</p>
        <Select
          label={t("silence.object.delegation")}
          chosen={delegation}
          onChoose={(id) => {
            setDelegation(id);
            setWrong(null);
          }}
          choices={[
            { value: "", words: t("silence.object.delegationNeeded"), disabled: true },
            ...delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol })),
          ]}
        />
        {wrong === "delegation" ? (
          <p className="wrong" role="alert">
            {t("silence.object.delegationNeeded")}
          </p>
        ) : null}
        <ZoneField
          label={t("silence.object.receivedAt", { zone: seat })}
          value={receivedAt}
          help={`${t("silence.until")}: ${closing(silence.closes)}`}
          wrong={wrong === "receivedAt" ? t("silence.object.receivedNeeded") : null}
          onChange={(next) => {
            setReceivedAt(next);
            setWrong(null);
          }}
        />
        <TextField
          label={t("silence.object.word")}
          help={t("silence.object.wordHelp")}
          value={word}
          wrong={wrong === "word" ? t("silence.object.wordNeeded") : null}
          maxLength={REASON_CHARS_MAX}
          onChange={(next) => {
            setWord(next);
            setWrong(null);
          }}
        />
        <TextField
          label={t("ask.reason")}
          help={t("ask.reasonHelp")}
          value={reason}
          wrong={wrong === "reason" ? t("ask.needed") : null}
          maxLength={REASON_CHARS_MAX}
          onChange={(next) => {
            setReason(next);
            setWrong(null);
          }}
        />
        <DialogActs>
          <p className="who-sees" aria-live="polite">
            {found === undefined ? "" : t("silence.seenRoomFor", { who: found.symbol })}
          </p>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit">
            {t("silence.object.receivedDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
