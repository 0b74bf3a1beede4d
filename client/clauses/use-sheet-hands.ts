import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { clauseName } from "../opinion/clause-name.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWhom, useWhomHere } from "../forum/use-whom.ts";
import type { PageRoom } from "../room/room.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";
import { useProposing } from "../opinion/use-proposing.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { openCarets } from "../editor/carets.ts";
import { tellCursor } from "../editor/tell-cursor.ts";
import type { SheetHands } from "./sheet-hands.ts";
import { useUnderlines } from "../opinion/underlined-text.ts";
import { useAuthorNames } from "./use-author-names.ts";
import type { Keys } from "./use-keys.ts";
import { useLatest } from "../opinion/use-latest.ts";
import type { Writing } from "./use-writing.ts";

type Sheet = {
  readonly document: { readonly clauses: readonly { readonly id: ClauseId }[] };
  readonly keys: Keys;
  readonly writing: Writing;
};

export function useSheetHands(room: PageRoom, { document, keys, writing }: Sheet): SheetHands {
  const t = useTranslations("sheet");
  const say = useTranslations();
  const forum = useForum();
  const instants = useInstants();
  const [, take] = useClauseSelection();
  const propose = useProposing();
  const mayPropose = useMayPropose();
  const showSidePanel = useShowSidePanel();
  const { groupId } = room.snapshot().opinion;
  const whom = useWhom(groupId);
  const whomHere = useWhomHere(groupId);
  const authors = useAuthorNames(room);
  const [carets] = useState(() => openCarets(room));
  useEffect(() => () => carets.close(), [carets]);
  const underlines = useUnderlines();
  const latest = useLatest({ keys, writing, whom, instants, document, take, showSidePanel });
  useEffect(() => carets.nameBy((person) => whomHere(person).label), [carets, whomHere]);

  const onSelect = useCallback<SheetHands["onSelect"]>((clause, at) => tellCursor(room, clause, at), [room]);

  const names = useMemo(() => delegationNames(forum), [forum]);
  const { symbolOf } = useDelegations();
  return useMemo<SheetHands>(
    () => ({
      authors,
      carets,
      underlines,
      names: () => names,
      symbolOf,
      titles: {
        unseen: (name) => t("unseen", { name }),
        footnote: (n) => t("footnote", { n }),
        bracketOf: (who) => say("bracket.owner", { who }),
        todaysNumber: ({ said, number }) => say("baseText.todaysNumber", { said, number }),
      },
      nameOf: (clause) => clauseName(say, room.snapshot().document, clause),
      spoken: (user, forumSeq) => latest().whom(user, forumSeq).spoken,
      brief: (at) => latest().instants.brief(at),
      onWish: (clause, wish) => latest().keys.onWish(clause, wish),
      onSelect,
      onSidePanel: (clause) => {
        latest().take(clause);
        latest().showSidePanel("clause");
      },
      onPropose: mayPropose ? (clauseId) => propose({ ask: "propose", clauseId, proposing: "change" }) : null,
      onRowKey: (clause, chord) => onRowKey(latest(), clause, chord),
    }),
    [authors, carets, underlines, names, symbolOf, room, t, say, onSelect, propose, mayPropose, latest],
  );
}

/** Moves between rows by the arrows, and opens a clause for typing by Enter. With a modifier these are other keys. */
function onRowKey(
  { writing, document: { clauses } }: Pick<Sheet, "document" | "writing">,
  clause: ClauseId,
  chord: string,
): boolean {
  if (chord === "Enter" || chord === "F2") {
    writing.enter(clause, { kind: "end" });
    return true;
  }
  if (chord !== "ArrowDown" && chord !== "ArrowUp") return false;
  const index = clauses.findIndex((one) => one.id === clause);
  const target = clauses[index + (chord === "ArrowDown" ? 1 : -1)];
  if (target === undefined) return true;
  document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(target.id)}"]`)?.focus();
  writing.take(target.id);
  return true;
}
