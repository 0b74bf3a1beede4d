import { useTranslations } from "use-intl";
import { isContributor } from "../../shared/negotiation/comment.ts";
import { useActEntries } from "../opinion/act-menu.ts";
import type { Act } from "../opinion/acts.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";
import { useProposing } from "../opinion/use-proposing.ts";
import { useSpeaking } from "../opinion/use-speaking.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnMargin } from "../own-margin/this-margin.ts";
import { useSilenceEntry } from "../silence/use-silence-entry.ts";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { reveal, type Revealed } from "./revealed.ts";

/** Acts that add something to a clause, in the order of their use. */
const ADDING: readonly Act[] = [
  "bracket",
  "footnote",
  "huddle",
  "park",
  "addBelow",
  "addVerb",
  "alternative",
];

const SUGGESTIONS = ["change", "add", "delete"] as const;
const SUGGESTED = {
  change: "proposal.propose.change",
  add: "add.newClause",
  delete: "add.deletion",
} as const;

/** One letter each, while the list is open, the same in every language. What changes the text at once has none. */
const LETTERS: Readonly<Record<string, string>> = {
  propose: "p",
  position: "t",
  comment: "c",
  bracket: "b",
  footnote: "f",
  huddle: "g",
  park: "l",
  ownNote: "n",
  silence: "s",
  shelf: "q",
  checks: "k",
};

/** All that this person can add to the selected clause now. An act that is refused says why; one that is not theirs is absent. */
export function useAddEntries(): (selected: SelectedClause) => readonly MenuEntry[] {
  const t = useTranslations();
  const { nameOf, tryOut, sayRefusal } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { me, shelfSeq } = useForum();
  const acts = useActEntries();
  const silence = useSilenceEntry();
  const mayPropose = useMayPropose();
  const propose = useProposing();
  const speaking = useSpeaking();
  const margin = useOwnMargin();
  const showPanel = useShowSidePanel();

  return ({ clause: { id: clauseId }, words: { hash } }) => {
    const clause = nameOf(clauseId);
    const spoken = { subject: { clauseId }, hash };
    const { kind, refusal, own, what } = speaking(spoken);
    // The list holds the focus until it has closed: the field of the section takes it then.
    const show = (section: Revealed) => () =>
      void setTimeout(() => {
        showPanel("clause");
        reveal(clauseId, section);
      });
    const readers = isContributor(me) ? "delegation" : "room";
    const commenting = tryOut({ type: "comment", on: { clauseId }, text: "…", readers });
    const closedBy = (reason: typeof refusal): Pick<MenuEntry, "disabled" | "note"> =>
      reason === null ? {} : { disabled: true, note: sayRefusal(reason) };

    const entries: readonly (MenuEntry | null)[] = [
      ...(mayPropose ? SUGGESTIONS : []).map((proposing) => ({
        id: proposing === "change" ? "propose" : `propose-${proposing}`,
        words: t(SUGGESTED[proposing]),
        name: t(`proposal.proposeName.${proposing}`, { clause }),
        onPress: () => propose({ ask: "propose", clauseId, proposing }),
      })),
      kind === "own" || kind === "onWord"
        ? {
            id: "position",
            words: t(kind === "own" ? "position.take" : "position.forDelegation"),
            name: t(
              kind === "onWord"
                ? "position.forName"
                : own.length === 0
                  ? "position.takeName"
                  : "position.changeName",
              { what },
            ),
            ...closedBy(refusal),
            onPress: () => openDialog({ kind: "position", ...spoken }),
          }
        : null,
      {
        id: "comment",
        words: t("comment.add"),
        name: t("comment.write", { what: clause }),
        ...closedBy(commenting),
        onPress: show("comments"),
      },
      ...acts(ADDING),
      me.delegationId === null
        ? null
        : {
            id: "ownNote",
            words: t(margin.state.kind === "locked" ? "add.ownNoteLocked" : "add.ownNote"),
            onPress: show("ownNote"),
          },
      ...silence,
      shelfSeq === 0 ? null : { id: "shelf", words: t("add.shelf"), onPress: show("agreedLanguage") },
      { id: "checks", words: t("add.checks"), onPress: show("checks") },
    ];
    return entries.flatMap((entry) => {
      if (entry === null) return [];
      const letter = LETTERS[entry.id];
      return letter === undefined ? [entry] : [{ ...entry, letter }];
    });
  };
}
