import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { baseTextNumber } from "../../shared/opinion/opinion.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { isCalled } from "../calls/call-words.ts";
import { PutToRoom, useCallCommand } from "../calls/put-to-room.tsx";
import { useForum } from "../forum/use-forum.ts";
import { PositionButton } from "../positions/position-button.tsx";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useSilenceEntry } from "../silence/use-silence-entry.ts";
import { Button } from "../ui/button.tsx";
import type { MenuGroup } from "../ui/menu-entries.ts";
import { Menu } from "../ui/menu.tsx";
import { isShown, useActEntries } from "../opinion/act-menu.ts";
import { actLabel } from "../opinion/act-label.ts";
import { type Act, isHindered, likeliest, OPINION_ACTS, STRUCTURE_ACTS } from "../opinion/acts.ts";
import { BasisButton } from "./basis-button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { ActingRole } from "./acting-role.tsx";
import { nextParagraph } from "../opinion/moves.ts";
import { ParticipantHint } from "./participant-hint.tsx";
import { MARK_KEY, MARK_SHORTCUT, NEXT_KEY, useActKeys } from "./act-keys.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";

/** Over a *cannot accept* nobody marks: the button says so in words, with the ways out. */
const isOpenToAsk = (refusal: Refusal | null): boolean =>
  refusal === null || refusal.reason === "cannotAccept";

/** Offers the few acts of this moment at the foot of the page, the likeliest first. */
export function ActBar({ onSidePanel }: { onSidePanel?: () => void }) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot, selectedClause, refusalOf, nameOf } = useOpenedOpinion();
  const { runAct } = useCommandRunner();
  const [selectedId, take] = useClauseSelection();
  const leads = mayDo(forum.me, snapshot.opinion.groupId, "lock") === null;

  const { clauses } = snapshot.document;
  const go = (step: 1 | -1): void => {
    const next = nextParagraph(clauses, selectedId, step);
    take(next);
    // The arrows go on from the row that is selected now, not from the earlier one.
    if (next !== null && document.activeElement?.matches("[data-clause]") === true)
      document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(next)}"]`)?.focus();
  };

  const puts = useCallCommand() !== null;
  const likely =
    !leads || selectedClause === null
      ? []
      : likeliest(selectedClause).filter((act) => isShown(refusalOf(act)));
  // In a meeting a text is put to the room first: to mark it at once stands in the menu.
  const isPut =
    puts || (selectedClause !== null && isCalled(openCall(snapshot.opinion), selectedClause.clause.id));
  const acts: readonly Act[] = isPut ? likely.filter((act) => !MARKS.has(act)) : likely;
  const open = acts.filter((act) => refusalOf(act) === null);
  // Of a locked clause the room has decided: nothing that ends that lies where the hand is.
  const first = open.find((act) => act !== "unlock" && act !== "huddle");
  const isDecided = selectedClause?.clause.lock?.with === "lockClause";
  const agreesFirst = first === "markAdReferendum" || first === "markAgreed";
  const markFirst = agreesFirst && selectedClause !== null && !isHindered(selectedClause) ? first : null;
  // If nothing but agreement is left while there is an obstacle, no button is the first.
  const main = isDecided || isPut || (agreesFirst && markFirst === null) ? undefined : first;

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
  const more = useMoreActs(acts, leads);

  return (
    <div className="pen-bar" role="toolbar" aria-label={t("pen.bar")}>
      {/* No other act takes the place of the one that was pressed: a second press would do it. */}
      <div data-focus-to="[data-clause][aria-current]">
        {onSidePanel === undefined ? null : (
          <Button aria-label={t("panel.open")} onPress={onSidePanel}>
            {t("panel.details")}
          </Button>
        )}
        <ActingRole />
        {leads ? isPut ? null : <BasisButton /> : <ParticipantHint />}
        {leads || selectedClause === null ? null : <PositionButton selectedClause={selectedClause} />}
        {puts ? <PutToRoom /> : null}
        {acts.map((act) => {
          const words = actLabel(t, act, { clause, n });
          return (
            <Button
              key={act}
              look={act === main ? "main" : "usual"}
              aria-label={words.name}
              aria-keyshortcuts={act === markFirst ? MARK_SHORTCUT : undefined}
              isDisabled={!isOpenToAsk(refusalOf(act))}
              onPress={() => runAct(act)}
            >
              {words.short}
              {act === markFirst ? <kbd aria-hidden="true">{MARK_KEY}</kbd> : null}
            </Button>
          );
        })}
        {more.some((group) => group.entries.length > 0) ? (
          <Menu
            label={t("acts.moreName")}
            placement="top end"
            trigger={<Button aria-label={t("acts.moreName")}>{t("acts.more")} ⋯</Button>}
            groups={more}
          />
        ) : null}
        <Button
          look={main === undefined && !isPut && selectedClause !== null ? "main" : "usual"}
          aria-label={t("acts.nextName")}
          aria-keyshortcuts="Alt+ArrowDown"
          isDisabled={nextParagraph(clauses, selectedId, 1) === null}
          onPress={() => go(1)}
        >
          {t("acts.next")} <kbd aria-hidden="true">{NEXT_KEY}</kbd>
        </Button>
      </div>
    </div>
  );
}

const MARKS: ReadonlySet<Act> = new Set<Act>(["markAdReferendum", "markAgreed"]);

/** A lead's acts on the clause, beside the likeliest. */
const CLAUSE_ACTS: readonly Act[] = [
  ...MARKS,
  "markPending",
  "park",
  "takeUp",
  "huddle",
  "unlock",
  "lockReasoned",
  "reopenMark",
  "clausePen",
  "correct",
  "sendForward",
];

/** Groups the acts that have no button of their own. */
function useMoreActs(shown: readonly Act[], leads: boolean): readonly MenuGroup[] {
  const t = useTranslations();
  const { selectedClause } = useOpenedOpinion();
  const entries = useActEntries();
  const silenceEntry = useSilenceEntry();
  const inBar = new Set(shown);
  const bracket: readonly Act[] = inBar.has("bracket") ? [] : ["bracket"];
  return [
    {
      id: "clause",
      heading: t("acts.groupClause"),
      entries:
        selectedClause === null
          ? []
          : [
              ...entries([...bracket, ...(leads ? CLAUSE_ACTS.filter((act) => !inBar.has(act)) : [])]),
              ...silenceEntry,
            ],
    },
    {
      id: "structure",
      heading: t("acts.structure"),
      entries: selectedClause === null ? [] : entries(STRUCTURE_ACTS),
    },
    { id: "opinion", heading: t("acts.groupOpinion"), entries: entries(OPINION_ACTS) },
  ];
}
