import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Call } from "../../shared/negotiation/call.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";

type Missed = { readonly call: Call; readonly clauseId: ClauseId };

/** In the line of a delegation that was cut off during calls: what was agreed meanwhile, until it came back to it. */
export function AgreedAway({ meeting }: { readonly meeting: MeetingNow }) {
  const t = useTranslations("inMeeting.away");
  const missed = useMissed(meeting);
  const [isOpen, setOpen] = useState(false);
  const words = t("agreed", { n: missed.length });
  return (
    <>
      <span className="hidden" role="status">
        {missed.length === 0 ? "" : words}
      </span>
      {missed.length === 0 && !isOpen ? null : (
        <Button extraClass="agreed-away" onPress={() => setOpen(true)}>
          {words}
        </Button>
      )}
      {isOpen ? <AwayDialog missed={missed} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Clauses declared in this meeting without this delegation, to which it has not come back. */
function useMissed({ id }: MeetingNow): readonly Missed[] {
  const { delegationId } = useForum().me;
  const { calls } = useOpenedOpinion().snapshot.opinion.negotiation;
  return calls.flatMap((call): readonly Missed[] => {
    const { state, meetingId, back } = call;
    if (state.kind !== "declared" || meetingId !== id || delegationId === null) return [];
    if (!state.away.includes(delegationId)) return [];
    const isBack = (clauseId: ClauseId): boolean =>
      back.some((one) => one.clauseId === clauseId && one.delegationId === delegationId);
    return state.clauses.filter((clauseId) => !isBack(clauseId)).map((clauseId) => ({ call, clauseId }));
  });
}

type AwayDialogProps = { readonly missed: readonly Missed[]; readonly onClose: () => void };

function AwayDialog({ missed, onClose }: AwayDialogProps) {
  const t = useTranslations("inMeeting.away");
  const ui = useTranslations("ui");
  return (
    <Dialog title={t("agreed", { n: missed.length })} onClose={onClose}>
      <p className="quiet">{t("explain")}</p>
      {missed.length === 0 ? <p>{t("none")}</p> : null}
      <ol className="away-list">
        {missed.map((one) => (
          <MissedClause key={`${one.call.seq} ${one.clauseId}`} {...one} />
        ))}
      </ol>
      <DialogActs>
        <Button onPress={onClose}>{ui("close")}</Button>
      </DialogActs>
    </Dialog>
  );
}

function MissedClause({ call, clauseId }: Missed) {
  const t = useTranslations("inMeeting.away");
  const ui = useTranslations("ui");
  const { snapshot, cite, ask } = useOpenedOpinion();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const clause = cite(clauseId);
  const text = snapshot.document.clauses.find(({ id }) => id === clauseId)?.text ?? "";
  const send = (): void => {
    if (reason.trim() === "") return setWrong(ui("required"));
    void ask(
      { type: "comeBack", callSeq: call.seq, clauseId, reason: reason.trim() },
      t("done", { clause }),
      setWrong,
    );
  };
  return (
    <li>
      <h3>{clause}</h3>
      <p className="words" dir="auto">
        {text}
      </p>
      {isOpen ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            label={t("reason")}
            value={reason}
            wrong={wrong}
            maxLength={REASON_CHARS_MAX}
            focusFirst
            onChange={(words) => {
              setReason(words);
              setWrong(null);
            }}
          />
          <Button type="submit" look="main">
            {t("send")}
          </Button>
        </form>
      ) : (
        <Button aria-label={t("comeBackName", { clause })} onPress={() => setOpen(true)}>
          {t("comeBack")}
        </Button>
      )}
    </li>
  );
}
