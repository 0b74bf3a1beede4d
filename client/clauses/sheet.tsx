import { memo, type ReactNode, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import type { BoundReference } from "../../shared/opinion/bound-reference.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { sheetDirection } from "../../shared/document/sheet-direction.ts";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import { findClause, isLockedWithBase } from "../../shared/opinion/opinion.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { useReadSwitch } from "../opinion/read-mode.ts";
import { bracketsByClause } from "../editor/bracket-owners.ts";
import type { PageRoom } from "../room/room.ts";
import { proposalsOn, runningOn } from "../opinion/by-clause.ts";
import { useSuggestion } from "../opinion/use-proposing.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useParts } from "../room/use-room.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { ClauseRow } from "./clause-row.tsx";
import { SheetFootnotes } from "./sheet-footnotes.tsx";
import { headingsOf } from "./headings.ts";
import { HeldRow } from "./held-row.tsx";
import { SheetHead, StandingNote } from "../opinion/sheet-head.tsx";
import { UndoButtons } from "../editor/undo-buttons.tsx";
import { useMarginSigns } from "./use-margin-signs.ts";
import { useSheetHands } from "./use-sheet-hands.ts";
import { useReferences } from "./use-references.ts";
import { useClauseLanguages } from "./use-clause-languages.ts";
import { useTyping } from "./use-typing.ts";
import { useOneEditor } from "./use-one-editor.ts";
import type { ShownRow } from "./resting-rows.ts";
import { ShownRows } from "./shown-rows.tsx";

// Redlines in place are fetched by whoever wants to see them there.
const ProposalsInSheet = quietPart(async () => (await import("../proposals/in-sheet.tsx")).ProposalsInSheet);

const NONE_BOUND: readonly BoundReference[] = [];

/** A clean text shows neither counts of proposals nor of comments. */
const PUT_AWAY = { proposals: 0, comments: 0 };

type SheetProps = {
  readonly room: PageRoom;
  /**
   * A moment behind what others type: from it come names of clauses and where references lead, since in a full room
   * somebody types in a section verb at every moment.
   */
  readonly calm: OpinionDocument;
};

/** The Opinion as it will look in print; one of its clauses is selected, and open for typing to whoever may. */
export const Sheet = memo(function Sheet({ room, calm }: SheetProps) {
  const t = useTranslations("sheet");
  const { opinion, document, words } = useParts(room, ["opinion", "document", "words"]);
  const [selectedId] = useClauseSelection();
  const clean = useReadSwitch("clean");
  const withProposals = useReadSwitch("proposals");
  const sheet = useRef<HTMLElement>(null);
  const say = useTranslations();
  const headings = useMemo(() => headingsOf(say, calm), [say, calm]);
  const { writing, keys, selection, sayRefusal } = useTyping(room, sheet);
  const hands = useSheetHands(room, { document, keys, writing });
  const { carets } = hands;
  const { brackets, proposals } = opinion.negotiation;
  const bracketsOf = useMemo(() => bracketsByClause(brackets), [brackets]);
  const signsOf = useMarginSigns(opinion, document);
  const call = openCall(opinion);
  const called = useMemo(() => new Set(call?.clauses.map(({ clauseId }) => clauseId)), [call]);
  const { references } = opinion;
  const bound = useMemo(() => Map.groupBy(references, (one) => one.clauseId), [references]);
  const findReferences = useReferences(calm);
  const inPlace = (place: ClauseId | null) =>
    withProposals && runningOn(proposals, place) > 0 ? (
      <li key={`proposals ${place ?? ""}`}>
        <ProposalsInSheet
          proposals={proposalsOn(proposals, place)}
          clause={place === null ? say("sheet.proposalsAtStart") : hands.nameOf(place)}
        />
      </li>
    ) : null;

  const doc = room.doc();
  const live = doc.share.size > 0;
  const first = document.clauses[0]?.id;
  const inOrder = document.clauses.some((clause) => clause.id === selectedId) ? selectedId : first;
  const { open, refused } = writing;
  const suggestion = useSuggestion();
  const suggested = suggestion?.placeIn(opinion) ?? null;
  const suggestedIn = suggested?.isIn === true ? suggested.row : null;
  useOneEditor(suggestedIn, writing);
  const suggestedBehind = (row: ClauseId | null) =>
    suggestion !== null && suggested?.isIn === false && suggested.row === row ? (
      <li key="suggestion" className="sheet-row">
        <span className="sheet-sign" />
        <suggestion.Part suggestion={suggestion} />
      </li>
    ) : null;
  const whyNot = refused === null ? null : sayRefusal(refused.refusal);
  const languageOf = useClauseLanguages(opinion, words);
  const titleFirst = document.clauses[0]?.kind === "title";
  const isLocked = isLockedWithBase(opinion);
  const drawRow = (
    { clause, runs, carets: othersHere, findReferences }: ShownRow,
    index: number,
  ): ReactNode => {
    const record = findClause(opinion, clause.id);
    if (record === undefined) return null;
    const isOpen = open?.clause === clause.id && live && suggestedIn !== clause.id;
    return [
      <ClauseRow
        key={clause.id}
        clause={clause}
        record={record}
        runs={runs}
        carets={othersHere}
        text={live ? rootText(doc, clause.id) : null}
        heading={headings.get(clause.id) ?? ""}
        isSelected={clause.id === selectedId}
        isUnderTitle={titleFirst}
        isReport={document.kind === "report"}
        language={clause.text === "" ? undefined : languageOf?.(clause.text)}
        inTabOrder={clause.id === inOrder}
        caret={isOpen ? open.caret : null}
        marksHere={isOpen ? marksRestingOn(document.clauses, clause.id).length : 0}
        isCalled={called.has(clause.id)}
        whyNot={refused?.clause === clause.id && suggestedIn !== clause.id ? whyNot : null}
        suggestion={suggestedIn === clause.id ? suggestion : null}
        clean={clean}
        owned={bracketsOf(clause.id)}
        {...signsOf(clause.id)}
        {...(clean ? PUT_AWAY : null)}
        findReferences={findReferences}
        bound={bound.get(clause.id) ?? NONE_BOUND}
        hands={hands}
      />,
      suggestedBehind(clause.id),
      inPlace(clause.id),
      index === 0 && titleFirst ? (
        <li key="standing">
          <StandingNote document={document} locked={isLocked} />
        </li>
      ) : null,
      keys.held?.after === clause.id ? <HeldRow key="held" words={keys.held.words} /> : null,
    ];
  };
  return (
    <article
      ref={sheet}
      className={document.kind === undefined ? "sheet" : "sheet report"}
      dir={sheetDirection(calm)}
      aria-label={
        document.kind === undefined
          ? t("label", { number: opinion.number, title: document.title })
          : document.title
      }
      onPointerDown={selection.onPointerDown}
      onClick={selection.onClick}
      onCopy={selection.onCopy}
    >
      <SheetHead document={document} />
      {titleFirst ? null : <StandingNote document={document} locked={isLocked} />}
      {document.clauses.length === 0 ? <p className="sheet-empty">{t("emptyText")}</p> : null}
      <ol>
        {inPlace(null)}
        {suggestedBehind(null)}
        <ShownRows
          sheet={sheet}
          document={document}
          words={words}
          carets={carets}
          findReferences={findReferences}
          selectedId={selectedId}
          draw={drawRow}
        />
      </ol>
      <SheetFootnotes document={document} />
      {open === null ? null : <UndoButtons can={keys.can} undo={keys.undo} redo={keys.redo} />}
      <p className="hidden" role="status">
        {whyNot === null ? "" : t("cannotType", { reason: whyNot })}
      </p>
    </article>
  );
});
