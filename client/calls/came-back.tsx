import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Call, CameBack } from "../../shared/negotiation/call.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useAskThenClose, OpenQuestion } from "../opinion/open-question.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { PLACEHOLDER_TEXT } from "../opinion/placeholder-text.ts";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { Button } from "../ui/button.tsx";

/** In the panel of the meeting: delegations that came back to a clause, and the lead's answers. */
export function CameBackList() {
  const t = useTranslations("inMeeting.away");
  const { snapshot } = useOpenedOpinion();
  const back = snapshot.opinion.negotiation.calls.flatMap((call) =>
    call.back.map((one) => ({ call, back: one })),
  );
  if (back.length === 0) return null;
  return (
    <section>
      <h3>{t("heading")}</h3>
      <ul className="came-back">
        {back.map((one) => (
          <BackLine key={`${one.call.seq} ${one.back.delegationId} ${one.back.clauseId}`} {...one} />
        ))}
      </ul>
    </section>
  );
}

type BackProps = { readonly call: Call; readonly back: CameBack };

function BackLine({ call, back }: BackProps) {
  const t = useTranslations("inMeeting.away");
  const { symbolOf } = useDelegations();
  const { cite, tryOut } = useOpenedOpinion();
  const [isAsked, setAsked] = useState(false);
  const { delegationId, clauseId, reason, answered } = back;
  const who = symbolOf(delegationId);
  const clause = cite(clauseId);
  const command = { type: "answerComeBack", callSeq: call.seq, clauseId, delegationId } as const;
  const mayAnswer = answered === null && tryOut({ ...command, answer: PLACEHOLDER_TEXT }) === null;
  return (
    <li>
      <p>
        <b>{who}</b> · {clause}: {reason}
      </p>
      {answered === null ? null : <p className="quiet">{t("answered", { words: answered.words })}</p>}
      {mayAnswer ? (
        <Button aria-label={t("answerName", { who, clause })} onPress={() => setAsked(true)}>
          {t("answer")}
        </Button>
      ) : null}
      {isAsked ? (
        <OpenQuestion onClose={() => setAsked(false)}>
          <AnswerDialog call={call} back={back} onClose={() => setAsked(false)} />
        </OpenQuestion>
      ) : null}
    </li>
  );
}

function AnswerDialog({ call, back, onClose }: BackProps & { readonly onClose: () => void }) {
  const t = useTranslations("inMeeting.away");
  const { symbolOf } = useDelegations();
  const { cite } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { delegationId, clauseId } = back;
  const told = { who: symbolOf(delegationId), clause: cite(clauseId) };
  return (
    <ReasonDialog
      title={t("answerName", told)}
      label={t("answerLabel")}
      help={back.reason}
      doWords={t("answerDo")}
      reason="needed"
      onClose={onClose}
      onDo={(answer) =>
        askThenClose(
          { type: "answerComeBack", callSeq: call.seq, clauseId, delegationId, answer },
          t("answerDone", told),
        )
      }
    />
  );
}
