import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { baseTextNumber, isMainReport } from "../../shared/opinion/opinion.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { isCalled } from "../calls/call-words.ts";
import { PutToRoom, useCallCommand } from "../calls/put-to-room.tsx";
import { useForum } from "../forum/use-forum.ts";
import { PositionButton } from "../positions/position-button.tsx";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { goByArrows } from "../ui/toolbar-arrows.ts";
import { Menu } from "../ui/menu.tsx";
import { useMedia } from "../ui/use-media.ts";
import { actLabel } from "../opinion/act-label.ts";
import { type Act, isHindered, likeliest } from "../opinion/acts.ts";
import { BasisButton } from "./basis-button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { ActingRole } from "./acting-role.tsx";
import { nextParagraph } from "../opinion/moves.ts";
import { ParticipantHint } from "./participant-hint.tsx";
import { MARK_KEY, MARK_SHORTCUT, NEXT_KEY, useActKeys } from "./act-keys.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useMoreActs } from "./use-more-acts.ts";
import { useTouchedWords } from "./use-touched-words.ts";

/** Over a *cannot accept* nobody marks: the button says so in words, with the ways out. */
const isOpenToAsk = (refusal: Refusal | null): boolean =>
  refusal === null || refusal.reason === "cannotAccept";

/** Away from the server every act waits; any other closed act is found in the palette, with the reason. */
const isInBar = (refusal: Refusal | null): boolean => isOpenToAsk(refusal) || refusal?.reason === "offline";

const MARKS: ReadonlySet<Act> = new Set<Act>(["markAdReferendum", "markAgreed"]);
/** These are the next step where nothing can be agreed yet; brackets or a lock are one way of several. */
const NEXT_STEPS: ReadonlySet<Act> = new Set<Act>(["takeUp", "settle"]);

/** Offers the few acts of this moment at the foot of the page in one row, the likeliest first. */
export function ActBar({ onSidePanel }: { onSidePanel?: () => void }) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot, selectedClause, refusalOf, nameOf } = useOpenedOpinion();
  const { runAct } = useCommandRunner();
  const [selectedId, take] = useClauseSelection();
  const isReport = isMainReport(snapshot.opinion);
  const leads = mayDo(forum.me, snapshot.opinion.groupId, isReport ? "writeMainReport" : "lock") === null;
  const roomFor = useRoomForActs();

  const { clauses } = snapshot.document;
  const go = (step: 1 | -1): void => {
    const next = nextParagraph(clauses, selectedId, step);
    take(next);
    // The arrows go on from the row that is selected now, not from the earlier one.
    if (next !== null && document.activeElement?.matches("[data-clause]") === true)
      document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(next)}"]`)?.focus();
  };

  useTouchedWords();
  const puts = useCallCommand() !== null;
  const likely =
    !leads || selectedClause === null
      ? []
      : likeliest(selectedClause).filter((act) => isInBar(refusalOf(act)));
  // In a meeting a text is put to the room first: to mark it at once stands in the menu.
  const isPut =
    puts || (selectedClause !== null && isCalled(openCall(snapshot.opinion), selectedClause.clause.id));
  const fitting: readonly Act[] = isPut ? likely.filter((act) => !MARKS.has(act)) : likely;
  const open = fitting.filter((act) => refusalOf(act) === null);
  // Of a locked clause the room has decided: nothing that ends that lies where the hand is.
  const first = open.find((act) => act !== "unlock" && act !== "huddle");
  const isDecided = selectedClause?.clause.lock?.with === "lockClause";
  const agreesFirst = first !== undefined && MARKS.has(first);
  const markFirst = agreesFirst && selectedClause !== null && !isHindered(selectedClause) ? first : null;
  const isNextStep = first !== undefined && NEXT_STEPS.has(first);
  const main = isDecided || isPut ? undefined : (markFirst ?? (isNextStep ? first : undefined));
  const acts = fewest(fitting, roomFor(puts));

  useActKeys({
    onMark: () => {
      if (markFirst !== null) runAct(markFirst);
    },
    onBracket: () => {
      if (selectedClause !== null && refusalOf("bracket") === null) runAct("bracket");
    },
    onNext: () => go(1),
    onPrevious: () => go(-1),
  });

  const clause = selectedClause === null ? t("clause.none") : nameOf(selectedClause.clause.id);
  const n = baseTextNumber(snapshot.opinion) + 1;
  const more = useMoreActs(acts);

  return (
    <section className="pen-bar" aria-label={t("pen.bar")}>
      {/* No other act takes the place of the one that was pressed: a second press would do it. */}
      <div
        role="toolbar"
        aria-label={t("pen.bar")}
        onKeyDownCapture={goByArrows}
        data-focus-to="[data-clause][aria-current]"
      >
        {onSidePanel === undefined ? null : (
          <Button aria-label={t("panel.open")} onPress={onSidePanel}>
            {t("panel.details")}
          </Button>
        )}
        <ActingRole />
        {leads ? isPut || isReport ? null : <BasisButton /> : <ParticipantHint />}
        {leads || selectedClause === null ? null : <PositionButton selectedClause={selectedClause} />}
        {puts ? <PutToRoom /> : null}
        {acts.map((act) => {
          const words = actLabel(t, act, { clause, n });
          return (
            <Button
              key={act}
              look={act === main ? "main" : "usual"}
              extraClass="act"
              aria-label={words.name}
              aria-keyshortcuts={act === markFirst ? MARK_SHORTCUT : undefined}
              isDisabled={!isOpenToAsk(refusalOf(act))}
              onPress={() => runAct(act)}
            >
              <span>{words.short}</span>
              {act === markFirst ? <kbd aria-hidden="true" data-keys={MARK_KEY} /> : null}
            </Button>
          );
        })}
        <Menu
          label={t("acts.moreName")}
          placement="top end"
          trigger={
            <Button aria-label={t("acts.moreName")}>
              <span className="wide-words">{t("acts.more")}</span> ⋯
            </Button>
          }
          groups={more}
        />
        <Button
          look={main === undefined && !isPut && selectedClause !== null ? "main" : "usual"}
          aria-label={t("acts.nextName")}
          aria-keyshortcuts="Alt+ArrowDown"
          isDisabled={nextParagraph(clauses, selectedId, 1) === null}
          onPress={() => go(1)}
        >
          {t("acts.next")} <kbd aria-hidden="true" data-keys={NEXT_KEY} />
        </Button>
      </div>
    </section>
  );
}

/** With room for some alone: agreement tells the ways on where something hinders it; the rest stands in the menus, too. */
const BY_USE: readonly Act[] = [
  "takeUp",
  "settle",
  "markAdReferendum",
  "markAgreed",
  "bracket",
  "lock",
  "unlock",
  "huddle",
];

/** The acts that have room, in the order of the likeliest. */
function fewest(likely: readonly Act[], room: number): readonly Act[] {
  const fitting = new Set(BY_USE.filter((act) => likely.includes(act)).slice(0, room));
  return likely.filter((act) => fitting.has(act));
}

/** So many acts stand in one row beside the rest; the others are in the menu. "Put to everyone" takes the room of two. */
function useRoomForActs(): (puts: boolean) => number {
  const isWide = useMedia("(width >= 87.5em)");
  const isMiddle = useMedia("(width >= 53.75em)");
  const room = isWide ? 4 : isMiddle ? 2 : 1;
  return (puts) => Math.max(isMiddle ? 1 : 0, room - (puts ? 2 : 0));
}
