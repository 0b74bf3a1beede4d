import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Cell, MergeRow } from "../../shared/merging/merge.ts";
import type { Provenance } from "../../shared/merging/provenance.ts";
import { cellsOf, findRow, rowText } from "../../shared/merging/merge.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useSourceWords } from "./source-words.ts";
import { useRowDesk } from "./use-desk.ts";

const EXCERPT_CHARS = 60;

/** What the inputs say here, beside each other. */
export function RowCells({ row, line }: { row: MergeRow; line: Provenance }) {
  const cells = cellsOf(useRowDesk(), row);
  return (
    <ul className="cells">
      {cells.map((cell) => (
        <OneCell
          key={`${cell.input.id} ${cell.clause.n}`}
          row={row}
          line={line}
          cell={cell}
          isAlone={cells.length === 1}
        />
      ))}
    </ul>
  );
}

type OneCellProps = {
  readonly row: MergeRow;
  readonly line: Provenance;
  readonly cell: Cell;
  readonly isAlone: boolean;
};

function OneCell({ row, line, cell, isAlone }: OneCellProps) {
  const t = useTranslations("merging");
  const { works } = useRowDesk();
  const { ofCell } = useSourceWords();
  const { clause, input } = cell;
  const source = line.sources.find(
    (one) => one.n === clause.n && one.from === input.kind && one.name === input.name,
  );
  const name = ofCell(cell);
  return (
    <li className="cell">
      <p className="cell-head">
        <b>{name}</b>
        {clause.whose.length === 0 ? null : <span className="tag neutral">{clause.whose.join(", ")}</span>}
        {clause.mark === null ? null : (
          <span className="tag adref">
            {t(clause.mark.tier === "agreed" ? "cell.agreed" : "cell.adReferendum")}
          </span>
        )}
      </p>
      <p className="merged-words" dir="auto">
        {clause.text === "" ? <em>{t("cell.nothing")}</em> : clause.text}
      </p>
      {source === undefined || source.droppedWords === "" || row.dropped !== null ? null : (
        <p className="help" dir="auto">
          {t("cell.dropped", { words: source.droppedWords })}
        </p>
      )}
      {works ? <CellPlace row={row} line={line} cell={cell} isAlone={isAlone} name={name} /> : null}
    </li>
  );
}

/** Lays a clause beside another one than the desk did. */
function CellPlace({ row, cell, isAlone, name }: OneCellProps & { readonly name: string }) {
  const t = useTranslations("merging");
  const { mergeId, send } = useRowDesk();
  const [choosing, setChoosing] = useState(false);
  const at = { inputId: cell.input.id, n: cell.clause.n };
  const place = (rowId: MergeRow["id"] | null): void => {
    void send({ type: "placeMergeCell", mergeId, ...at, rowId }, (later) => ({
      type: "placeMergeCell",
      mergeId: later.id,
      ...at,
      rowId: findRow(later, row.id) === undefined ? null : row.id,
    }));
  };
  return (
    <div className="row-acts">
      {isAlone ? null : (
        <Button look="link" aria-label={t("cell.ownRowName", { name })} onPress={() => place(null)}>
          {t("cell.ownRow")}
        </Button>
      )}
      <Button look="link" aria-label={t("cell.layBesideName", { name })} onPress={() => setChoosing(true)}>
        {t("cell.layBeside")}
      </Button>
      {choosing ? (
        <LayBesideDialog
          row={row}
          name={name}
          onClose={() => setChoosing(false)}
          onChoose={(rowId) => {
            setChoosing(false);
            place(rowId);
          }}
        />
      ) : null}
    </div>
  );
}

type LayBesideProps = {
  readonly row: MergeRow;
  readonly name: string;
  readonly onClose: () => void;
  readonly onChoose: (rowId: MergeRow["id"]) => void;
};

function LayBesideDialog({ row, name, onClose, onChoose }: LayBesideProps) {
  const t = useTranslations();
  const merge = useRowDesk().now();
  const [chosen, setChosen] = useState("");
  const others = merge.rows.filter((one) => one.id !== row.id);
  const there = others.find(({ id }) => id === chosen);
  return (
    <Dialog title={t("merging.cell.layBesideName", { name })} onClose={onClose}>
      <Select
        label={t("merging.cell.besideWhich")}
        chosen={chosen}
        choices={[
          { value: "", words: t("merging.choose") },
          ...others.map((one) => ({
            value: one.id as string,
            words: (rowText(merge, one) || t("merging.row.dropped")).slice(0, EXCERPT_CHARS),
          })),
        ]}
        onChoose={setChosen}
      />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button
          look="main"
          isDisabled={there === undefined}
          onPress={() => {
            if (there !== undefined) onChoose(there.id);
          }}
        >
          {t("merging.cell.layHere")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
