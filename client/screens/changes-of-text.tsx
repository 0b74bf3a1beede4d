import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { rootText } from "../../shared/clause/read-words.ts";
import { redline, type RedlinePiece, stretchesOf } from "../../shared/clause/redline.ts";
import { runsOf } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { isRunning, presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { type RedlineStretch, toldChanges } from "../../shared/text/told-changes.ts";
import { useClauseLanguages } from "../clauses/use-clause-languages.ts";
import { useAuthorLabel } from "../history/use-author-label.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { proposalsOn } from "../opinion/by-clause.ts";
import { ChangeList, type ListedChange } from "../opinion/change-list.tsx";
import { ChangeSentence, ProposedSentence } from "../opinion/change-sentence.tsx";
import { useGoToClause } from "../opinion/go-to-clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { redlineOf } from "../proposals/redline-of.ts";
import type { PageRoom } from "../room/room.ts";

const KINDS = { same: "same", inserted: "added", deleted: "removed" } as const;

/** All redlines of the current text and its running proposals, in words and in the order of the text (rule A78). */
export function ChangesOfText({ room }: { readonly room: PageRoom }) {
  const t = useTranslations("changeList");
  const { snapshot, cite } = useOpenedOpinion();
  const { opinion, words } = snapshot;
  const goTo = useGoToClause(opinion.id);
  const languageOf = useClauseLanguages(opinion, words);
  const stretchesIn = useStretches(room);
  const { proposals } = opinion.negotiation;
  const changes = useMemo(() => {
    const listed: ListedChange[] = [];
    const list = (key: string, id: ClauseId | null, sentence: ListedChange["sentence"]): void => {
      const place = id === null ? t("start") : capitalized(cite(id));
      listed.push({ key, place, sentence, onGo: () => goTo(id ?? livingClauses(opinion)[0]!.id, "") });
    };
    const listProposals = (id: ClauseId | null, lang: string | undefined): void => {
      for (const proposal of proposalsOn(proposals, id).filter(isRunning))
        for (const [index, change] of proposedChanges(proposal).entries())
          list(
            `${proposal.id}.${index}`,
            id,
            <ProposedSentence
              change={change}
              label={proposalLabel(proposal)}
              isNew={proposal.kind === "add"}
              lang={proposal.language ?? lang}
            />,
          );
    };
    listProposals(null, undefined);
    for (const clause of livingClauses(opinion)) {
      const lang = languageOf?.(
        runsOf(words, clause.id)
          .map(({ text }) => text)
          .join(""),
      );
      for (const [index, change] of toldChanges(stretchesIn(clause.id, clause.settled.runs)).entries())
        list(`${clause.id}.${index}`, clause.id, <ChangeSentence change={change} lang={lang} />);
      listProposals(clause.id, lang);
    }
    return listed;
  }, [t, opinion, words, proposals, cite, goTo, languageOf, stretchesIn]);
  return (
    <>
      <h2>{t("view")}</h2>
      <p className="quiet">{t("explain")}</p>
      <ChangeList changes={changes} />
    </>
  );
}

/** The redline of a clause with the names behind it, as the sheet shows it. */
function useStretches(
  room: PageRoom,
): (id: ClauseId, settled: Parameters<typeof redline>[1]) => readonly RedlineStretch[] {
  const labelOf = useAuthorLabel();
  return useCallback(
    (id, settled) => {
      const text = rootText(room.doc(), id);
      if (text === null) return [];
      const { authors, deletions } = room.snapshot();
      const by = ({ kind, client, clock }: RedlinePiece): string =>
        kind === "same"
          ? ""
          : labelOf(kind === "deleted" ? deletions.at(client, clock) : authors.get(client));
      return redline(stretchesOf(text), settled).map((piece) => ({
        kind: KINDS[piece.kind],
        text: piece.text,
        by: by(piece),
      }));
    },
    [room, labelOf],
  );
}

/** Changes that a proposal would make; a whole paragraph that it would add is one. */
function proposedChanges(proposal: Proposal): ReturnType<typeof toldChanges> {
  const words = presentWords(proposal);
  const stretches = redlineOf(proposal.kind, words).flatMap((part): readonly RedlineStretch[] => {
    if (part.kind === "same") {
      const kind = proposal.kind === "add" ? "added" : "same";
      return [{ kind, text: part.text, by: "" }];
    }
    return [
      { kind: "removed", text: part.removed, by: "" },
      { kind: "added", text: part.added, by: "" },
    ];
  });
  return toldChanges(stretches);
}
