import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { answersOpen, type Call, type CallAnswer } from "../../shared/negotiation/call.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion } from "../opinion/open-question.tsx";
import { Button } from "../ui/button.tsx";
import { DeclareDialog } from "./declare-dialog.tsx";
import { useSecondsLeft } from "./ring.tsx";
import { TelephoneAnswer } from "./telephone-answer.tsx";
import { useNotShown } from "./use-shown.ts";
import { comma } from "../i18n/list-signs.ts";

type LeadsCallProps = {
  readonly call: Call;
  readonly clauseId: ClauseId;
  readonly isFirst: boolean;
};

/** The lead's acts on an open call: hear those who answered, then declare, or take the call back. */
export function LeadsCall({ call, clauseId, isFirst }: LeadsCallProps) {
  const t = useTranslations("inMeeting.call");
  const { symbolOf } = useDelegations();
  const { cite } = useOpenedOpinion();
  const [isTelling, setTelling] = useState(false);
  const notShown = useNotShown(call.seq);
  const isOver = useSecondsLeft(call) === 0;
  const [first] = answersOpen(call, clauseId);
  const missing = notShown.length === 0 ? "" : `${t("notSeen")} ${notShown.map(symbolOf).join(comma())}`;
  return (
    <>
      <div className="call-acts">
        {first === undefined ? null : <Hear key={first.delegationId} call={call} answer={first} />}
        {isFirst ? <Declare call={call} isMain={first === undefined} /> : null}
        <Button aria-label={t("phoneName", { clause: cite(clauseId) })} onPress={() => setTelling(true)}>
          {t("phone")}
        </Button>
      </div>
      {isFirst ? (
        <span className="hidden" role="status">
          {isOver ? `${t("pauseOver")} ${missing}` : ""}
        </span>
      ) : null}
      {isTelling ? (
        <OpenQuestion onClose={() => setTelling(false)}>
          <TelephoneAnswer call={call} clauseId={clauseId} onClose={() => setTelling(false)} />
        </OpenQuestion>
      ) : null}
      {isFirst && notShown.length > 0 ? (
        <p className="call-names">
          <span>
            <b>{t("notSeen")}</b> {notShown.map(symbolOf).join(comma())}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** The floor first, then that it was heard: the call waits in between. */
function Hear({ call, answer }: { readonly call: Call; readonly answer: CallAnswer }) {
  const t = useTranslations("inMeeting.call");
  const { snapshot, ask } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const send = useMeetingCommand();
  const meeting = useMeetingNow(snapshot.opinion.groupId);
  const { delegationId, clauseId } = answer;
  const who = symbolOf(delegationId);
  const isOf = (one: { readonly who: string }): boolean => one.who === delegationId;
  const waiting = answer.answer === "floor" ? meeting?.floor.waiting.find(isOf) : undefined;
  const speaks = meeting?.floor.speaking?.who === delegationId;
  if (meeting !== null && waiting !== undefined && !speaks)
    return (
      <Button
        look="main"
        onPress={() => void send({ type: "giveFloor", meetingId: meeting.id, id: waiting.id })}
      >
        {t("give", { who })}
      </Button>
    );
  const heard = async (): Promise<void> => {
    const command = { type: "hearAnswer", callSeq: call.seq, clauseId, delegationId } as const;
    if ((await ask(command, t("heardDone", { who }))) !== null && meeting !== null && speaks)
      await send({ type: "endFloor", meetingId: meeting.id });
  };
  return (
    <Button look="main" onPress={() => void heard()}>
      {t(answer.answer === "floor" ? "heard" : "hadTime", { who })}
    </Button>
  );
}

function Declare({ call, isMain }: { readonly call: Call; readonly isMain: boolean }) {
  const t = useTranslations("inMeeting.call");
  const { tryOut, ask, sayRefusal, cite } = useOpenedOpinion();
  const [isAsked, setAsked] = useState(false);
  const left = useSecondsLeft(call);
  const callSeq = call.seq;
  const tried = tryOut({ type: "declareCall", callSeq });
  // The page's own clock tells when the pause is over: the dry run knows the time of the last change alone.
  const refusal = tried?.reason === "callRuns" ? null : tried;
  const isRunning = left > 0;
  const needsReason = refusal?.reason === "standsInTheWay";
  const isClosed = isRunning || (refusal !== null && !needsReason);
  const what = call.clauses.map(({ clauseId }) => cite(clauseId)).join(comma());
  const done = t("declaredDone", { tier: call.tier, what });
  return (
    <>
      <Button
        look={isMain && !isClosed ? "main" : "usual"}
        isDisabled={isClosed}
        onPress={() => {
          if (needsReason) setAsked(true);
          else void ask({ type: "declareCall", callSeq }, done);
        }}
      >
        {t("declare", { tier: call.tier })}
      </Button>
      <Button onPress={() => void ask({ type: "withdrawCall", callSeq }, t("withdrawnDone"))}>
        {t("withdraw")}
      </Button>
      {!isRunning && isClosed && refusal !== null ? (
        <small className="call-why">{sayRefusal(refusal)}</small>
      ) : null}
      {isAsked ? (
        <OpenQuestion onClose={() => setAsked(false)}>
          <DeclareDialog call={call} done={done} onClose={() => setAsked(false)} />
        </OpenQuestion>
      ) : null}
    </>
  );
}
