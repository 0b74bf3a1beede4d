import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import { findProposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion, useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { useProposing } from "../opinion/use-proposing.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { Button } from "../ui/button.tsx";
import { ExtendHuddleDialog } from "./extend-huddle-dialog.tsx";
import { minLeft, ownDraftOf } from "./own-draft.ts";
import { ReportDialog, useSits } from "./report-dialog.tsx";
import { PLACEHOLDER_TEXT } from "../opinion/placeholder-text.ts";

/** A huddle: who, on what, until when, what came of it, and what this person can do in it. */
export function HuddleCard({ huddle }: { readonly huddle: Huddle }) {
  const t = useTranslations("postponed.huddle");
  const { now } = useForum();
  const sits = useSits();
  const closing = useOwnTime().bound;
  const { n, until, outcome, delegationIds } = huddle;
  const at = Date.parse(until);
  return (
    <article className="huddle" aria-label={t("name", { n })}>
      <p>
        <strong>{t("name", { n })}</strong> {sits(huddle)}
      </p>
      {outcome === null ? (
        <>
          <p className="quiet">
            {t("until", { when: closing(at) })}{" "}
            {at <= now ? t("due") : t("minutesLeft", { n: minLeft(at - now) })}
          </p>
          {delegationIds.length === 0 ? <p className="quiet">{t("emptyNote")}</p> : null}
          <Acts huddle={huddle} />
        </>
      ) : (
        <Outcome outcome={outcome} />
      )}
    </article>
  );
}

function Outcome({ outcome }: { readonly outcome: NonNullable<Huddle["outcome"]> }) {
  const t = useTranslations("postponed.huddle");
  const said = useSaidInstant();
  const { snapshot, whom } = useOpenedOpinion();
  const proposal =
    outcome.kind === "words" ? findProposal(snapshot.opinion.negotiation, outcome.proposalId) : undefined;
  const told = {
    at: said(outcome.at),
    who: whom(outcome.by, outcome.forumSeq).spoken,
    label: proposal === undefined ? "" : proposalLabel(proposal),
  };
  return (
    <p className="quiet">
      {t(`outcome.${outcome.kind}`, told)} {outcome.note === "" ? null : t("note", { note: outcome.note })}
    </p>
  );
}

function Acts({ huddle }: { readonly huddle: Huddle }) {
  const t = useTranslations("postponed.huddle");
  const forum = useForum();
  const { snapshot, tryOut, ask } = useOpenedOpinion();
  const [asking, setAsking] = useState<"report" | "extend" | "end" | null>(null);
  const propose = useProposing();
  const { id: huddleId, n, clauseId, delegationIds } = huddle;
  const [some] = delegationIds;
  const join = { type: "joinHuddle", huddleId } as const;
  const leave = { type: "leaveHuddle", huddleId } as const;
  const members = new Set(delegationIds);
  const group = { symbol: `H${n}`, name: t("name", { n }), members };
  const own = ownDraftOf(snapshot.opinion, huddle);
  const mayDraft =
    own === null &&
    members.size > 1 &&
    forum.me.delegationId !== null &&
    members.has(forum.me.delegationId) &&
    tryOut({
      type: "draftProposal",
      kind: "change",
      clauseId,
      as: { ...group, symbol: "0-0-0-0-0-0", name: "0-0-0-0-0-0", members: [...members] },
    }) === null;
  const report = { type: "reportHuddle", huddleId, proposalId: null } as const;
  const onWord = {
    ...report,
    for: some === undefined ? undefined : { delegationId: some, word: PLACEHOLDER_TEXT },
  };
  const mayReport = tryOut(report) === null || (some !== undefined && tryOut(onWord) === null);
  const mayEnd = tryOut({ type: "endHuddle", huddleId, reason: PLACEHOLDER_TEXT }) === null;
  return (
    <div className="huddle-acts">
      {own === null ? null : (
        <Button
          look="main"
          aria-label={t("openDraftName", { n })}
          onPress={() => propose({ ask: "draft", draftId: own })}
        >
          {t("openDraft")}
        </Button>
      )}
      {mayDraft ? (
        <Button
          aria-label={t("draftName", { n })}
          onPress={() => propose({ ask: "propose", clauseId, proposing: "change", group })}
        >
          {t("draft")}
        </Button>
      ) : null}
      {mayReport ? (
        <Button aria-label={t("reportName", { n })} onPress={() => setAsking("report")}>
          {t("report")}
        </Button>
      ) : null}
      {tryOut(join) === null ? (
        <Button
          aria-label={t(members.size === 0 ? "takeUpName" : "joinName", { n })}
          onPress={() => void ask(join, t("joined", { n }))}
        >
          {t(members.size === 0 ? "takeUp" : "join")}
        </Button>
      ) : null}
      {tryOut(leave) === null ? (
        <Button aria-label={t("leaveName", { n })} onPress={() => void ask(leave, t("left", { n }))}>
          {t("leave")}
        </Button>
      ) : null}
      {mayEnd ? (
        <Button aria-label={t("extendName", { n })} onPress={() => setAsking("extend")}>
          {t("extend")}
        </Button>
      ) : null}
      {mayEnd ? (
        <Button aria-label={t("endName", { n })} onPress={() => setAsking("end")}>
          {t("end")}
        </Button>
      ) : null}
      {mayDraft ? <p className="faint">{t("draftNote")}</p> : null}
      {asking === "report" ? (
        <OpenQuestion onClose={() => setAsking(null)}>
          <ReportDialog huddle={huddle} onClose={() => setAsking(null)} />
        </OpenQuestion>
      ) : null}
      {asking === "extend" ? (
        <OpenQuestion onClose={() => setAsking(null)}>
          <ExtendHuddleDialog huddle={huddle} onClose={() => setAsking(null)} />
        </OpenQuestion>
      ) : null}
      {asking === "end" ? (
        <OpenQuestion onClose={() => setAsking(null)}>
          <EndDialog huddle={huddle} onClose={() => setAsking(null)} />
        </OpenQuestion>
      ) : null}
    </div>
  );
}

type EndDialogProps = { readonly huddle: Huddle; readonly onClose: () => void };

/** The leads end a huddle, and say why. */
function EndDialog({ huddle: { n, id: huddleId }, onClose }: EndDialogProps) {
  const t = useTranslations("postponed.huddle");
  const askThenClose = useAskThenClose();
  return (
    <ReasonDialog
      title={t("endTitle", { n })}
      explain={t("endExplain")}
      doWords={t("endDo")}
      reason="needed"
      onClose={onClose}
      onDo={(reason) => askThenClose({ type: "endHuddle", huddleId, reason }, t("ended", { n }))}
    />
  );
}
