import { type CSSProperties, type KeyboardEvent, memo, useContext, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import { isCounted } from "../../shared/clause/clause.ts";
import { textDirection } from "../../shared/text/direction.ts";
import { headingLevel } from "../../shared/document/heading-level.ts";
import { readRuns } from "../../shared/clause/read-words.ts";
import { CalledClauseContext } from "../opinion/called-clause.ts";
import { PendingWord } from "../opinion/pending-word.tsx";
import { signOffsets } from "../editor/bracket-owners.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import type { CaretWish } from "../editor/caret-wish.ts";
import { ClauseMargin } from "./clause-margin.tsx";
import type { MarginSigns } from "./use-margin-signs.ts";
import { loadedEditor } from "../editor/load-editor.ts";
import { NumberSign } from "./number-sign.tsx";
import { type DrawnClause, useDrawn } from "./use-drawn.ts";
import type { OpenSuggestion } from "../opinion/use-proposing.ts";
import { VoidNote } from "./void-note.tsx";
import { DrawnText } from "../editor/words.tsx";
import { chordOf } from "../ui/chord.ts";

type ClauseRowProps = DrawnClause &
  MarginSigns & {
    /** "Clause b)". */
    readonly heading: string;
    readonly isSelected: boolean;
    /** The text begins with its title. */
    readonly isUnderTitle: boolean;
    /** Of a report: it has no state, and is named by its number alone. */
    readonly isReport: boolean;
    /** Of its text; a placeholder is in the language of the page. */
    readonly language: TextLanguage | undefined;
    /** Reached by the Tab key: the selected clause, or the first. */
    readonly inTabOrder: boolean;
    /** Open for typing, with the caret here. */
    readonly caret: CaretWish | null;
    /** While the clause is open for typing: the number of marks that a change of its text would end. */
    readonly marksHere: number;
    /** Why its reader cannot type, said after it was tried. */
    readonly whyNot: string | null;
    /** True while everybody is asked for objections to its words. */
    readonly isCalled: boolean;
    /** The suggestion that is written in this row. */
    readonly suggestion: OpenSuggestion | null;
  };

/** One clause on the sheet: state and number, words, margin. Draws itself anew only when it changed itself. */
export const ClauseRow = memo(function ClauseRow(props: ClauseRowProps) {
  const { clause, record, text, heading, isSelected, caret, whyNot, owned, suggestion, hands } = props;
  const t = useTranslations();
  const row = useRef<HTMLLIElement>(null);
  const { drawn, drawingNow } = useDrawn(props);

  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: "nearest" });
  }, [isSelected]);

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
  const label = props.isReport
    ? heading
    : t("sheet.clauseLabel", {
        clause: heading,
        state: t(`state.${clause.state}`),
        locked: clause.locked ? "yes" : "no",
      });
  const classes = ["sheet-row", clause.kind, `level-${clause.level}`, clause.state];
  if (isSelected) classes.push("in-hand");
  if (props.isCalled) classes.push("called");
  const style = {
    "--closing": JSON.stringify(clause.closing),
    "--placeholder": JSON.stringify(placeholder),
  } as CSSProperties;
  const level = headingLevel(clause.kind, props.isUnderTitle);
  const bare = clause.number === "" && !isCounted(clause.kind);
  const ClauseEditor = loadedEditor();
  const Called = useContext(CalledClauseContext);
  return (
    <li
      ref={row}
      className={classes.join(" ")}
      data-clause={clause.id}
      aria-label={label}
      // Says why its reader cannot type, once the page is quiet (rule A74).
      aria-describedby={`closed-${clause.id}`}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={props.inTabOrder ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      <span
        className={bare ? "sheet-sign bare" : "sheet-sign"}
        title={`${name}: ${t(`state.${clause.state}`)}`}
      >
        {isCounted(clause.kind) && !props.isReport ? <StateGlyph state={clause.state} /> : null}
        {clause.number === "" ? null : (
          <span>
            <NumberSign number={clause.number} kind={clause.kind} />
          </span>
        )}
        {clause.mark !== null && clause.state !== "void" ? (
          <PendingWord record={record} nameOf={hands.nameOf} />
        ) : null}
      </span>
      <div
        className={clause.closing === "" ? "sheet-words" : "sheet-words closed"}
        style={style}
        dir={textDirection(clause.text)}
        lang={props.language}
        {...(level === null ? {} : { role: "heading", "aria-level": level })}
      >
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
      {suggestion === null ? null : <suggestion.Part suggestion={suggestion} />}
      <ClauseMargin
        tabIndex={props.inTabOrder ? 0 : -1}
        clause={clause}
        record={record}
        proposals={props.proposals}
        proponents={props.proponents}
        comments={props.comments}
        objections={props.objections}
        parked={props.parked}
        huddle={props.huddle}
        showsLock={props.showsLock}
        hands={hands}
      />
      {props.isCalled && Called !== null ? <Called clauseId={clause.id} /> : null}
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
          {hands.onPropose === null ? null : (
            <button type="button" onClick={() => hands.onPropose?.(clause.id)}>
              {t("sheet.proposeInstead")}
            </button>
          )}
        </p>
      )}
    </li>
  );
});
