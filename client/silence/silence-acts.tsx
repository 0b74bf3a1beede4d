import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { isOpen, type Silence } from "../../shared/negotiation/silence.ts";
import { mayDo, standingOf } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";

type SilenceActsProps = { readonly silence: Silence; readonly selectedClause: SelectedClause };

/** The person's acts on a silence: object and ask for more time; enter what was received; answer, declare. */
export function SilenceActs({ silence, selectedClause }: SilenceActsProps) {
  const t = useTranslations("silence");
  const forum = useForum();
  const { snapshot, whom, nameOf } = useOpenedOpinion();
  if (!isOpen(silence)) return null;
  const { groupId } = snapshot.opinion;
  const standing = standingOf(forum.me, groupId);
  const clause = nameOf(selectedClause.clause.id);
  if (mayDo(forum.me, groupId, "markAdReferendum") === null)
    return (
      <div className="silence-acts">
        <LeadActs silence={silence} clause={clause} />
        {standing === "secretariat" ? <ReceivedAct silence={silence} clause={clause} /> : null}
      </div>
    );
  if (forum.me.delegationId === null || standing === "follower") return null;
  return (
    <>
      <OwnActs silence={silence} clause={clause} />
      <p className="faint">{t("seenRoom", { who: whom(forum.me.id).label })}</p>
    </>
  );
}

type ActsProps = { readonly silence: Silence; readonly clause: string };

function OwnActs({ silence, clause }: ActsProps) {
  const t = useTranslations("silence");
  const { tryOut, sayRefusal } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { seq: silenceSeq } = silence;
  const objecting: SingleCommand = { type: "breakSilence", silenceSeq, reason: "…" };
  const refusal = tryOut(objecting);
  if (refusal !== null) return <p className="faint">{sayRefusal(refusal)}</p>;
  const waits = tryOut({ type: "askMoreTime", silenceSeq, reason: "…" }) !== null;
  return (
    <div className="silence-acts">
      <Button
        look="grave"
        aria-label={t("acts.objectName", { clause })}
        onPress={() => openDialog({ kind: "silence", ask: { kind: "object", silence } })}
      >
        {t("acts.object")}
      </Button>
      {waits ? null : (
        <Button
          aria-label={t("acts.moreTimeName", { clause })}
          onPress={() => openDialog({ kind: "silence", ask: { kind: "moreTime", silence } })}
        >
          {t("acts.moreTime")}
        </Button>
      )}
    </div>
  );
}

function LeadActs({ silence, clause }: ActsProps) {
  const t = useTranslations("silence");
  const { symbolOf } = useDelegations();
  const { openDialog } = useCommandRunner();
  const waiting = silence.moreTime.filter(({ answer }) => answer === null);
  return (
    <>
      {waiting.map((asked) => {
        const who = symbolOf(asked.delegationId);
        return (
          <Button
            key={asked.delegationId}
            look="main"
            aria-label={t("acts.answerName", { who, clause })}
            onPress={() => openDialog({ kind: "silence", ask: { kind: "answer", silence, asked } })}
          >
            {t("acts.answer", { who })}
          </Button>
        );
      })}
      {silence.state.kind === "notBroken" && waiting.length === 0 ? (
        <Button
          look="main"
          aria-label={t("acts.declareName", { clause })}
          onPress={() => openDialog({ kind: "silence", ask: { kind: "declare", silence } })}
        >
          {t("acts.declare")}
        </Button>
      ) : null}
      <Button
        aria-label={t("acts.cancelName", { clause })}
        onPress={() => openDialog({ kind: "silence", ask: { kind: "cancel", silence } })}
      >
        {t("acts.cancel")}
      </Button>
    </>
  );
}

function ReceivedAct({ silence, clause }: ActsProps) {
  const t = useTranslations("silence");
  const { openDialog } = useCommandRunner();
  return (
    <Button
      aria-label={t("acts.receivedName", { clause })}
      onPress={() => openDialog({ kind: "silence", ask: { kind: "received", silence } })}
    >
      {t("acts.received")}
    </Button>
  );
}
