import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { isCalled } from "../calls/call-words.ts";
import { Ring } from "../calls/ring.tsx";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { useKeyNames } from "../help/key-names.ts";
import { useFloorName } from "../meetings/floor-words.ts";
import { useFollowLeader, useLeaveProjector } from "../meetings/projector-window.ts";
import { proposalsOn, runningOn } from "../opinion/by-clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { nextParagraph } from "../opinion/moves.ts";
import { useActKeys } from "../panel/act-keys.ts";
import { ProposalsInSheet } from "../proposals/in-sheet.tsx";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { comma } from "../i18n/list-signs.ts";

type ProjectorProps = { readonly id: string; readonly children: ReactNode };

/** The projector shows no commands, so these keys do nothing. */
const NO_ACT = (): void => {};

/**
 * A window for everybody in the hall: the text at 28 px with the selected clause in the middle, its state in words and the
 * proposals on it. Nothing private stands there, and nobody types there. Escape leaves it.
 */
export function Projector({ id, children }: ProjectorProps) {
  const t = useTranslations("header");
  const nameOf = useKeyNames();
  const { snapshot } = useOpenedOpinion();
  const { clauses } = snapshot.document;
  const [selectedId, take] = useClauseSelection();
  const table = useMeetingNow(snapshot.opinion.groupId)?.table ?? null;
  const tell = useFollowLeader(snapshot.opinion.id, id, table);
  const leave = useLeaveProjector(snapshot.opinion.id);
  const show = (clause: ClauseId | null): void => {
    take(clause);
    tell(clause);
  };
  const go = (step: 1 | -1): void => show(nextParagraph(clauses, selectedId, step));
  useActKeys({ onMark: NO_ACT, onBracket: NO_ACT, onNext: () => go(1), onPrevious: () => go(-1) });
  useEffect(() => {
    if (selectedId === null) return;
    const row = document.querySelector(`[data-clause="${CSS.escape(selectedId)}"]`);
    row?.scrollIntoView({ block: "center" });
  }, [selectedId]);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (chordOf(event) === "Escape" && !event.repeat && !event.defaultPrevented) leave();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
  const onClick = (event: MouseEvent): void => {
    event.stopPropagation();
    const row = event.target instanceof Element ? event.target.closest("[data-clause]") : null;
    const clause = row?.getAttribute("data-clause");
    if (clause != null) show(clauseId(clause));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === "F2") event.stopPropagation();
  };
  return (
    <div className="projector">
      {/* A clause would open for typing at a click or at Enter. */}
      <main
        id="text"
        onPointerDownCapture={(event) => event.stopPropagation()}
        onClickCapture={onClick}
        onKeyDownCapture={onKey}
      >
        {children}
      </main>
      <Projected />
      <Button look="plain" extraClass="leave" onPress={leave}>
        {t("leaveProjector")} <kbd aria-hidden="true">{nameOf("Escape")}</kbd>
      </Button>
    </div>
  );
}

/** At the foot: the selected clause by name, its state in words, and the proposals on it side by side. */
function Projected() {
  const t = useTranslations();
  const { snapshot, selectedClause, cite } = useOpenedOpinion();
  if (selectedClause === null)
    return (
      <section className="projected" aria-label={t("inMeeting.projected.label")}>
        <p className="quiet">{t("inMeeting.projected.nothing")}</p>
        <ProjectedFloor />
      </section>
    );
  const { id } = selectedClause.clause;
  const call = openCall(snapshot.opinion);
  const { state } = selectedClause.words;
  const { proposals } = snapshot.opinion.negotiation;
  return (
    <section className="projected" aria-label={t("inMeeting.projected.label")}>
      <p className="projected-clause">
        <b>{cite(id)}</b>
        <span className={`state ${state}`}>
          <StateGlyph state={state} /> {t(`state.${state}`)}
        </span>
      </p>
      {call !== null && isCalled(call, id) ? (
        <div className="projected-call">
          <Ring call={call} />
          <b>{t("inMeeting.call.question")}</b>
        </div>
      ) : null}
      <ProjectedFloor />
      {runningOn(proposals, id) === 0 ? null : (
        <ProposalsInSheet proposals={proposalsOn(proposals, id)} clause={cite(id)} />
      )}
    </section>
  );
}

/** Requests for the floor that fit beside each other in the hall. */
const NAMED_MAX = 8;

/** The floor is public in the hall: the speaker, and those who wait, in order. */
function ProjectedFloor() {
  const t = useTranslations("inMeeting");
  const nameOf = useFloorName();
  const { snapshot } = useOpenedOpinion();
  const meeting = useMeetingNow(snapshot.opinion.groupId);
  if (meeting === null) return null;
  const { speaking, waiting, more } = meeting.floor;
  if (speaking === null && waiting.length === 0) return null;
  const others = Math.max(0, waiting.length - NAMED_MAX) + more;
  return (
    <p className="projected-clause">
      <span className="quiet">{t("floorLabel")}</span>{" "}
      {speaking === null ? null : (
        <>
          <b>{nameOf(speaking.who)}</b> <span className="tag next">{t("floor.speaks")}</span>{" "}
        </>
      )}
      {waiting
        .slice(0, NAMED_MAX)
        .map(({ who }) => nameOf(who))
        .join(comma())}
      {others > 0 ? ` +${others}` : ""}
    </p>
  );
}
