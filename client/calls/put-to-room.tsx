import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { CALL_PAUSES_S, openCall } from "../../shared/negotiation/call.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion } from "../opinion/open-question.tsx";
import { tierPending } from "../opinion/selected-clause.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { SeveralDialog } from "./several-dialog.tsx";

type PauseS = (typeof CALL_PAUSES_S)[number];
type CallCommand = Extract<SingleCommand, { type: "callForObjections" }>;

const PAUSE = "concord.call-pause";
const FIRST_PAUSE_S: PauseS = 15;

function storedPause(): PauseS {
  try {
    return CALL_PAUSES_S.find((one) => String(one) === localStorage.getItem(PAUSE)) ?? FIRST_PAUSE_S;
  } catch {
    return FIRST_PAUSE_S;
  }
}

/** The call for objections that the person at this page may make on the selected clause, or null. */
export function useCallCommand(pauseS: PauseS = FIRST_PAUSE_S): CallCommand | null {
  const { openMeetings } = useForum();
  const { snapshot, selectedClause, tryOut } = useOpenedOpinion();
  const { opinion } = snapshot;
  if (selectedClause === null || meetingOf(openMeetings, opinion.groupId) === null) return null;
  if (openCall(opinion) !== null || selectedClause.words.state === "agreed") return null;
  const { id: clauseId } = selectedClause.clause;
  const { hash, state } = selectedClause.words;
  const first = tierPending(state);
  const tiers = first === "agreed" ? [first] : [first, "agreed" as const];
  const commands = tiers.map((tier): CallCommand => ({
    type: "callForObjections",
    clauses: [{ clauseId, hash }],
    tier,
    pauseS,
  }));
  return commands.find((one) => tryOut(one) === null) ?? null;
}

/** In the bar of a lead while a meeting is open: "Any objection to this text?", with the pause beside it. */
export function PutToRoom() {
  const t = useTranslations("inMeeting.call");
  const { ask, now, nameOf } = useOpenedOpinion();
  const [pauseS, setPause] = useState(storedPause);
  const [isSeveral, setSeveral] = useState(false);
  const command = useCallCommand(pauseS);
  if (command === null) return null;
  const { clauseId } = command.clauses[0]!;
  const clause = nameOf(clauseId);
  const keep = (pause: PauseS): void => {
    setPause(pause);
    try {
      localStorage.setItem(PAUSE, String(pause));
    } catch {
      // It is chosen again next time.
    }
  };
  const put = (): void => {
    // The words on the sheet at this moment: the bar may be a moment behind them.
    const hash = now().selectedClause?.words.hash ?? command.clauses[0]!.hash;
    void ask({ ...command, clauses: [{ clauseId, hash }] }, t("made", { clause }));
  };
  return (
    <span className="put-to-room">
      <Button look="main" aria-label={t("putName", { clause, pause: pauseS })} onPress={put}>
        {t("put")}
      </Button>
      <Menu
        label={t("pauseName", { pause: pauseS })}
        placement="top end"
        trigger={
          <Button look="main" aria-label={t("pauseName", { pause: pauseS })}>
            {t("seconds", { left: pauseS })} <span aria-hidden="true">▾</span>
          </Button>
        }
        groups={[
          {
            id: "pause",
            heading: t("pause"),
            entries: CALL_PAUSES_S.map((pause) => ({
              id: String(pause),
              words: t(pause === pauseS ? "pauseChosen" : "pauseOf", { pause }),
              onPress: () => keep(pause),
            })),
          },
          {
            id: "several",
            entries: [{ id: "several", words: t("several"), onPress: () => setSeveral(true) }],
          },
        ]}
      />
      {isSeveral ? (
        <OpenQuestion onClose={() => setSeveral(false)}>
          <SeveralDialog first={command} onClose={() => setSeveral(false)} />
        </OpenQuestion>
      ) : null}
    </span>
  );
}
