import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import {
  cellsOf,
  composedRow,
  findRow,
  type MergeRow,
  mergeRowHash,
  rowText,
} from "../../shared/merging/merge.ts";
import type { Provenance } from "../../shared/merging/provenance.ts";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import { AddRowDialog } from "./add-row-dialog.tsx";
import { ComposedText } from "./composed-text.tsx";
import { RowCells } from "./row-cells.tsx";
import { RowWriting } from "./row-writing.tsx";
import { RowNumber, useRowName } from "./row-number.tsx";
import { useRowDesk } from "./use-desk.ts";

type DeskRowProps = {
  readonly row: MergeRow;
  readonly at: number;
  readonly line: Provenance;
  readonly isLast: boolean;
};

/** Asked of the row at this moment: to write its words, to drop it, or to add one after it. */
type Asked = "write" | "drop" | "add" | null;

/** One clause: what the inputs say, beside each other, and what comes of it. */
export const DeskRow = memo(function DeskRow({ row, at, line, isLast }: DeskRowProps) {
  const t = useTranslations();
  const desk = useRowDesk();
  const { mergeId, works, send } = desk;
  const [asked, setAsked] = useState<Asked>(null);
  const article = useRef<HTMLElement>(null);
  const name = useRowName(row, at);
  const isMoving = useRef(false);
  const place = useRef(at);
  // At the top and the bottom an arrow is out of use and loses the focus: the row takes it.
  useLayoutEffect(() => {
    if (place.current === at) return;
    place.current = at;
    const focused = document.activeElement;
    const isLost = focused === null || focused.matches("body, :disabled");
    if (isMoving.current && isLost) article.current?.focus();
    isMoving.current = false;
  }, [at]);
  const here = { mergeId, rowId: row.id } as const;

  const move = async (by: -1 | 1): Promise<void> => {
    const { rows } = desk.now();
    const rest = rows.filter((one) => one.id !== row.id);
    const next = at + by;
    if (next < 0 || next > rest.length) return;
    const before = rows[at - 1]?.id ?? null;
    isMoving.current = true;
    const refusal = await send(
      { type: "placeMergeRow", ...here, after: rest[next - 1]?.id ?? null },
      (later) =>
        before !== null && findRow(later, before) === undefined
          ? null
          : { type: "placeMergeRow", ...here, after: before },
    );
    if (refusal !== null) isMoving.current = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent);
    if (!works || (chord !== PAGE_KEYS.previous && chord !== PAGE_KEYS.next)) return;
    // In a field, these keys edit the field's text.
    if (event.target instanceof Element && event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    if (!event.repeat) void move(chord === PAGE_KEYS.previous ? -1 : 1);
  };
  const drop = (reason: string): void => {
    setAsked(null);
    void send({ type: "dropMergeRow", ...here, reason, hash: mergeRowHash(desk, row) }, (later) => ({
      type: "takeBackMergeRow",
      mergeId: later.id,
      rowId: row.id,
    }));
  };

  return (
    <article
      ref={article}
      className={`desk-row ${row.kind}${row.dropped === null ? "" : " gone"}`}
      data-row={row.id}
      aria-label={name}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <RowNumber row={row} />
        <span className="row-kind">{t(`merging.kind.${row.kind}`)}</span>
        {line.done.map((one) => (
          <span
            key={one}
            className={one === "dropped" || one === "leftOut" ? "tag objection" : "tag neutral"}
          >
            {t(`merging.done.${one}`)}
          </span>
        ))}
      </header>
      <RowCells row={row} line={line} />
      <div className="row-result">
        <h3>{t("merging.row.result")}</h3>
        {row.dropped === null ? null : (
          <p>{t("merging.row.droppedBecause", { reason: row.dropped.reason })}</p>
        )}
        {asked === "write" ? <RowWriting row={row} onClose={() => setAsked(null)} /> : <RowWords row={row} />}
        {line.addedWords === "" ? null : (
          <p className="help" dir="auto">
            {t("merging.row.added", { words: line.addedWords })}
          </p>
        )}
        {works && asked !== "write" ? (
          <RowActs
            row={row}
            name={name}
            isFirst={at === 0}
            isLast={isLast}
            onAsk={setAsked}
            onMove={(by) => void move(by)}
          />
        ) : null}
      </div>
      {asked === "add" ? <AddRowDialog after={row} onClose={() => setAsked(null)} /> : null}
      {asked === "drop" ? (
        <ReasonDialog
          title={t("merging.row.dropTitle", { row: name })}
          explain={t("merging.row.dropExplain")}
          doWords={t("merging.row.dropDo")}
          reason="needed"
          onClose={() => setAsked(null)}
          onDo={drop}
        />
      ) : null}
    </article>
  );
});

/** Shows the words of the result: composed of the cells, or written by somebody. */
function RowWords({ row }: { readonly row: MergeRow }) {
  const desk = useRowDesk();
  const text = rowText(desk, row);
  const cells = cellsOf(desk, row);
  if (row.dropped !== null || (text === "" && cells.length === 0)) return null;
  return row.written === null ? (
    <ComposedText cells={cells} composed={composedRow(desk, row)} />
  ) : (
    <p className="merged-words" dir="auto">
      {text}
    </p>
  );
}

type RowActsProps = {
  readonly row: MergeRow;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onAsk: (asked: Asked) => void;
  readonly onMove: (by: -1 | 1) => void;
};

/** Offers what those who work here can do with the row. */
function RowActs({ row, name, isFirst, isLast, onAsk, onMove }: RowActsProps) {
  const t = useTranslations();
  const desk = useRowDesk();
  const { mergeId, send } = desk;
  const asComposed = (): void => {
    void send({ type: "writeMergeRow", mergeId, rowId: row.id, text: null, hash: mergeRowHash(desk, row) });
  };
  return (
    <div className="row-acts">
      {row.dropped === null ? (
        <>
          <Button aria-label={t("merging.row.writeName", { row: name })} onPress={() => onAsk("write")}>
            {t("merging.row.write")}
          </Button>
          {row.written === null || row.cells.length === 0 ? null : (
            <Button look="plain" onPress={asComposed}>
              {t("merging.row.asComposed")}
            </Button>
          )}
          <Button
            look="plain"
            aria-label={t("merging.row.dropName", { row: name })}
            onPress={() => onAsk("drop")}
          >
            {t("merging.row.drop")}
          </Button>
        </>
      ) : (
        <Button onPress={() => void send({ type: "takeBackMergeRow", mergeId, rowId: row.id })}>
          {t("merging.row.takeBack")}
        </Button>
      )}
      <Button look="plain" aria-label={t("merging.row.addName", { row: name })} onPress={() => onAsk("add")}>
        {t("merging.row.add")}
      </Button>
      <Button
        look="icon"
        aria-label={t("merging.row.upName", { row: name })}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        look="icon"
        aria-label={t("merging.row.downName", { row: name })}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      >
        ↓
      </Button>
    </div>
  );
}
