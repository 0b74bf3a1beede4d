import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { Call } from "../../shared/negotiation/call.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

export type CallAnswers = {
  /** True for a delegation that may answer this call. */
  readonly may: boolean;
  readonly floor: () => void;
  readonly time: () => void;
  readonly cannotAccept: () => void;
  readonly takeBack: () => void;
};

/** A delegation's answers to a call, on one clause. To ask for the floor puts it on the meeting's list, too. */
export function useAnswer(call: Call, clauseId: ClauseId): CallAnswers {
  const t = useTranslations("inMeeting.call");
  const { me } = useForum();
  const { snapshot, tryOut, ask, nameOf } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const sendInMeeting = useMeetingCommand();
  const { opinion, document } = snapshot;
  const meeting = useMeetingNow(opinion.groupId);
  const { seq: callSeq } = call;
  const clause = nameOf(clauseId);
  const answer = (said: "floor" | "time") =>
    ({ type: "answerCall", callSeq, clauseId, answer: said }) as const;
  const isOpen = me.delegationId !== null && tryOut(answer("time"))?.reason !== "notYourRole";

  const floor = async (): Promise<void> => {
    if ((await ask(answer("floor"), t("askedFloor", { clause }))) === null || meeting === null) return;
    const about = { on: "clause", opinionId: opinion.id, clauseId } as const;
    await sendInMeeting({ type: "askFloor", meetingId: meeting.id, ...about });
  };
  const takeBack = async (): Promise<void> => {
    const done = await ask({ type: "takeAnswerBack", callSeq, clauseId }, t("tookBack", { clause }));
    const own = meeting?.floor.waiting.find(
      (one) => one.who === me.delegationId && one.clauseId === clauseId,
    );
    if (done !== null && meeting !== null && own !== undefined)
      await sendInMeeting({ type: "withdrawFloor", meetingId: meeting.id, id: own.id });
  };
  return {
    may: isOpen,
    floor: () => void floor(),
    time: () => void ask(answer("time"), t("askedTime", { clause })),
    cannotAccept: () => {
      const hash = document.clauses.find(({ id }) => id === clauseId)?.hash;
      if (hash !== undefined)
        openDialog({ kind: "position", subject: { clauseId }, hash, first: "cannotAccept" });
    },
    takeBack: () => void takeBack(),
  };
}
