import { useTranslations } from "use-intl";
import { meantClauses } from "../../shared/checks/meant-clauses.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { baseTextNumber } from "../../shared/opinion/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { actLabel } from "../opinion/act-label.ts";
import { type Act, CLAUSE_ACTS, OPINION_ACTS, STRUCTURE_ACTS } from "../opinion/acts.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useGoToClause } from "../opinion/go-to-clause.ts";
import { useCopyLink } from "../outline/use-copy-link.ts";
import { ALSO } from "../palette/also.ts";
import type { PaletteEntry } from "../palette/entry.ts";
import { useOffered } from "../palette/offered.ts";
import { IS_MAC } from "../ui/chord.ts";
import { MARK_KEY } from "./act-keys.ts";
import { useActingRole } from "./acting-role.tsx";
import { useAddEntries } from "./use-add-entries.ts";

const KEYS: Partial<Record<Act, string>> = {
  bracket: IS_MAC ? "⌥B" : "Alt B",
  markAdReferendum: MARK_KEY,
};

/** Reasons that say nothing about an act: there is nothing to act on. */
const EMPTY: ReadonlySet<Refusal["reason"]> = new Set(["nothingToDo", "kindForbids", "nobodyObjects"]);

const CLAUSE_AND_STRUCTURE: readonly Act[] = [...CLAUSE_ACTS, ...STRUCTURE_ACTS];

/** Offers the palette the acts of the opened Opinion, with the reason where one is closed, and its clauses. */
export function OpinionEntries() {
  const t = useTranslations();
  const { snapshot, selectedClause, nameOf, cite, refusalOf, sayRefusal } = useOpenedOpinion();
  const { runAct } = useCommandRunner();
  const addEntries = useAddEntries();
  const role = useActingRole();
  const { opinion, document } = snapshot;
  const goTo = useGoToClause(opinion.id);
  const copyLink = useCopyLink();

  const entryOf = (act: Act, clause: string, where: string): readonly PaletteEntry[] => {
    const isWaiting = selectedClause === null && !OPINION_ACTS.some((one) => one === act);
    const refusal = isWaiting ? null : refusalOf(act);
    if (refusal !== null && EMPTY.has(refusal.reason)) return [];
    const { short, name } = actLabel(t, act, { clause, n: baseTextNumber(opinion) + 1 });
    const keys = KEYS[act];
    const closed = isWaiting ? t("acts.chooseClause") : refusal === null ? null : sayRefusal(refusal);
    return [
      {
        id: `act.${act}`,
        words: isWaiting ? short : name,
        where,
        also: `${short} ${ALSO[`act.${act}`] ?? ""}`,
        ...(keys === undefined ? {} : { keys }),
        ...(closed === null ? {} : { closed }),
        run: () => runAct(act),
      },
    ];
  };

  useOffered(() => {
    const clause = selectedClause === null ? t("clause.unknown") : nameOf(selectedClause.clause.id);
    const onClause = t("acts.groupClause");
    const added =
      selectedClause === null ? [] : [...addEntries(selectedClause), copyLink(selectedClause.clause.id)];
    const turnOf = turnsIn((question) =>
      meantClauses(document.clauses, question, selectedClause?.clause.id ?? null),
    );
    return [
      ...added
        .filter(({ id }) => !CLAUSE_AND_STRUCTURE.some((act) => act === id))
        .map(({ id, words, name = words, note, onPress }): PaletteEntry => ({
          id: `act.${id}`,
          words: name,
          where: onClause,
          also: `${words} ${ALSO[`act.${id}`] ?? ""}`,
          ...(note === undefined ? {} : { closed: note }),
          run: () => onPress?.(),
        })),
      ...CLAUSE_AND_STRUCTURE.flatMap((act) => entryOf(act, clause, onClause)),
      ...OPINION_ACTS.flatMap((act) => entryOf(act, clause, t("acts.groupOpinion"))),
      ...(role?.change == null
        ? []
        : [
            {
              id: "act.role",
              words: role.change.name,
              where: t("acts.groupOpinion"),
              also: ALSO["act.role"] ?? "",
              run: role.change.onPress,
            },
          ]),
      ...document.clauses.map(({ id, number, text }): PaletteEntry => ({
        id: `clause.${id}`,
        words: text === "" ? nameOf(id) : number === "" ? text : `${number} ${text}`,
        where: cite(id),
        ...(number === "" ? {} : { meantAs: (question: string) => turnOf(question, id) }),
        run: () => goTo(id),
      })),
    ];
  });
  return null;
}

/** The turn of a clause among those that a question means; each question is read once. */
function turnsIn(
  read: (question: string) => readonly ClauseId[],
): (question: string, id: ClauseId) => number | null {
  let asked = "";
  let turns = new Map<ClauseId, number>();
  return (question, id) => {
    if (question !== asked) turns = new Map(read(question).map((one, turn) => [one, turn]));
    asked = question;
    return turns.get(id) ?? null;
  };
}
