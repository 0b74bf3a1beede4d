import { memo, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { CSSProperties, KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import type { BoundReference } from "../../shared/opinion/bound-reference.ts";
import { referencesOf } from "../../shared/checks/bound-references.ts";
import { bracketSpans } from "../../shared/text/brackets.ts";
import type { NumberIndex } from "../../shared/checks/references.ts";
import type { Clause } from "../../shared/clause/clause.ts";
import type { WordRun } from "../../shared/clause/words.ts";
import { isCounted, isItem } from "../../shared/clause/clause.ts";
import { readRuns } from "../../shared/clause/read-words.ts";
import type { Parked } from "../../shared/negotiation/parked.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { PendingWord } from "../opinion/pending-word.tsx";
import type { OwnedBracket } from "../../shared/negotiation/owned-bracket.ts";
import { ownersIn, signOffsets } from "../editor/bracket-owners.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { unnamedIn, withAuthors } from "../editor/authors-of-drawn.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { OthersCaret } from "../editor/carets.ts";
import { ClauseMargin } from "./clause-margin.tsx";
import type { ObjectionSign } from "./objections-by-clause.ts";
import type { SheetHands } from "./sheet-hands.ts";
import { loadedEditor } from "../editor/load-editor.ts";
import { drawClause } from "./draw-clause.ts";
import { NumberSign } from "./number-sign.tsx";
import { VoidNote } from "./void-note.tsx";
import { DrawnText } from "../editor/words.tsx";
import { chordOf } from "../ui/chord.ts";

type ClauseRowProps = {
  readonly clause: DocumentClause;
  readonly record: Clause;
  readonly runs: readonly WordRun[];
  readonly carets: readonly OthersCaret[];
  /** The words in the Y.Doc; null before the first sync. */
  readonly text: Y.XmlText | null;
  /** "Clause b)". */
  readonly heading: string;
  readonly inHand: boolean;
  /** Reached by the Tab key: the clause in hand, or the first. */
  readonly inTabOrder: boolean;
  /** Open for typing, with the caret here. */
  readonly caret: CaretWish | null;
  /** While the clause is open for typing: the number of marks that a change of its text would end. */
  readonly marksHere: number;
  /** Why its reader cannot type, said after it was tried. */
  readonly whyNot: string | null;
  readonly clean: boolean;
  /** Its brackets that somebody asked for. */
  readonly owned: readonly OwnedBracket[];
  /** Running proposals on it. */
  readonly proposals: number;
  /** Open threads of comments on it. */
  readonly comments: number;
  /** Objections to it; the same list while none changed. */
  readonly objections: readonly ObjectionSign[];
  readonly parked: Parked | null;
  /** True while a huddle sits on it. */
  readonly huddle: boolean;
  /** The same object while no number changed: then its references are drawn anew. */
  readonly numbers: NumberIndex;
  /** Its references that the record bound to a clause. */
  readonly bound: readonly BoundReference[];
  readonly hands: SheetHands;
};

/** One clause on the sheet: state and number, words, margin. Draws itself anew only when it changed itself. */
export const ClauseRow = memo(function ClauseRow(props: ClauseRowProps) {
  const { clause, record, runs, carets, text, heading, inHand, caret } = props;
  const { whyNot, clean, owned, numbers, bound, hands } = props;
  const t = useTranslations();
  const row = useRef<HTMLLIElement>(null);
  const underlines = useSyncExternalStore(hands.underlines.subscribe, () => hands.underlines.of(clause.id));
  const drawing = useMemo(
    () => () =>
      drawClause({
        text,
        runs,
        settled: record.settled.runs,
        clean,
        brackets: (words) => bracketSpans(words, hands.names()),
        owners: (now) => ownersIn(owned, now, hands.symbolOf),
        references: (now) => referencesOf({ clauseId: clause.id, runs: now }, bound, numbers),
        footnotes: clause.footnotes,
        record,
        carets: hands.carets.of(clause.id),
        underlines: hands.underlines.of(clause.id),
      }),
    [text, runs, record, clean, clause, owned, numbers, bound, hands],
  );
  // `carets` and `underlines` are what `drawing` reads: a new list draws anew.
  // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  const plain = useMemo(() => drawing(), [drawing, carets, underlines]);
  const { authors } = hands;
  const unnamed = useSyncExternalStore(authors.onNamed, () => unnamedIn(plain, authors));
  // oxlint-disable-next-line react/exhaustive-deps -- reason: authors who become known change the count alone
  const drawn = useMemo(() => withAuthors(plain, authors), [plain, authors, unnamed]);
  const drawingNow = useCallback(() => withAuthors(drawing(), authors), [drawing, authors]);

  useEffect(() => {
    if (inHand) row.current?.scrollIntoView({ block: "nearest" });
  }, [inHand]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== row.current || event.defaultPrevented) return;
    if (hands.onRowKey(clause.id, chordOf(event.nativeEvent))) event.preventDefault();
  };
  const name = t("clause.alone", { kind: clause.kind });
  const placeholder =
    clause.kind === "title"
      ? t("sheet.emptyTitle")
      : clause.kind === "verb"
        ? t("sheet.emptyVerb")
        : t("sheet.emptyClause");
  const label = t("sheet.clauseLabel", {
    clause: heading,
    state: t(`state.${clause.state}`),
    locked: clause.locked ? "yes" : "no",
  });
  const classes = ["sheet-row", clause.kind, `level-${clause.level}`, clause.state];
  if (inHand) classes.push("in-hand");
  const style = {
    "--closing": JSON.stringify(clause.closing),
    "--placeholder": JSON.stringify(placeholder),
  } as CSSProperties;
  const bare = clause.number === "" && !isCounted(clause.kind);
  const ClauseEditor = loadedEditor();
  return (
    <li
      ref={row}
      className={classes.join(" ")}
      data-clause={clause.id}
      aria-label={label}
      aria-current={inHand ? "true" : undefined}
      tabIndex={props.inTabOrder ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      <span
        className={bare ? "sheet-sign bare" : "sheet-sign"}
        title={`${name}: ${t(`state.${clause.state}`)}`}
      >
        {isCounted(clause.kind) ? <StateGlyph state={clause.state} /> : null}
        {clause.number === "" ? null : (
          <span>
            <NumberSign number={clause.number} italic={record.kind === "recital" && isItem(clause.kind)} />
          </span>
        )}
        {clause.mark !== null && clause.state !== "void" ? (
          <PendingWord record={record} nameOf={hands.nameOf} />
        ) : null}
      </span>
      <div className={clause.closing === "" ? "sheet-words" : "sheet-words closed"} style={style}>
        {caret === null || text === null || ClauseEditor === null ? (
          <div data-words="">
            <DrawnText drawn={drawn} placeholder={placeholder} />
          </div>
        ) : (
          <ClauseEditor
            text={text}
            label={t("sheet.editor", { clause: hands.nameOf(clause.id) })}
            placeholder={placeholder}
            caret={caret}
            drawing={drawingNow}
            drawn={drawn}
            titles={hands.titles}
            signs={() => signOffsets(owned, readRuns(text))}
            onWish={(wish) => hands.onWish(clause.id, wish)}
            onSelect={(selection) => hands.onSelect(clause.id, selection)}
          />
        )}
      </div>
      <ClauseMargin
        clause={clause}
        record={record}
        proposals={props.proposals}
        comments={props.comments}
        objections={props.objections}
        parked={props.parked}
        huddle={props.huddle}
        hands={hands}
      />
      {clause.mark !== null && clause.state === "void" ? (
        <VoidNote mark={clause.mark} text={clause.text} />
      ) : null}
      {props.marksHere === 0 ? null : (
        <p className="sheet-note void" role="status">
          {t("sheet.endsMarks", { n: props.marksHere })}
        </p>
      )}
      {whyNot === null ? null : (
        <p className="sheet-note">
          {t("sheet.cannotType", { reason: whyNot })}{" "}
          <button type="button" onClick={() => hands.onPropose(clause.id)}>
            {t("sheet.proposeInstead")}
          </button>
        </p>
      )}
    </li>
  );
});
