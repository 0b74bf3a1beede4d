import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import type { Provenance } from "../../shared/merging/provenance.ts";
import {
  type Cell,
  type CellRef,
  cellsOf,
  findRow,
  type Merge,
  type MergeRow,
  rowText,
} from "../../shared/merging/merge.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useSourceLabels } from "./source-labels.ts";
import { type RowActs, useRowDesk } from "./use-desk.ts";
import { comma } from "../i18n/list-signs.ts";

const EXCERPT_CHARS = 60;

/** The inputs' words here, beside each other. */
export function RowCells({ row, line }: { row: MergeRow; line: Provenance }) {
  const desk = useRowDesk();
  const cells = cellsOf(desk, row);
  return (
    <ul className="cells">
      {cells.map(({ clause, input }) => {
        const source = line.sources.find(
          (one) => one.n === clause.n && one.from === input.kind && one.name === input.name,
        );
        return (
          <OneCell
            key={`${input.id} ${clause.n}`}
            rowId={row.id}
            clause={clause}
            input={input}
            notTaken={row.dropped === null ? (source?.droppedWords ?? "") : ""}
            isAlone={cells.length === 1}
            acts={desk.acts}
          />
        );
      })}
    </ul>
  );
}

type OneCellProps = Cell & {
  readonly rowId: MergeRow["id"];
  readonly notTaken: string;
  readonly isAlone: boolean;
  readonly acts: RowActs;
};

/** Drawn anew only when something in it is another: one act touches few of a thousand cells. */
const OneCell = memo(function OneCell({ rowId, clause, input, notTaken, isAlone, acts }: OneCellProps) {
  const t = useTranslations("merging");
  const { ofCell } = useSourceLabels();
  const name = ofCell({ clause, input });
  return (
    <li className="cell">
      <p className="cell-head">
        <b>{capitalized(name)}</b>
        {clause.whose.length === 0 ? null : <span className="tag neutral">{clause.whose.join(comma())}</span>}
        {clause.mark === null ? null : (
          <span className="tag adref">
            {t(clause.mark.tier === "agreed" ? "cell.agreed" : "cell.adReferendum")}
          </span>
        )}
      </p>
      <p className="merged-words" dir="auto">
        {clause.text === "" ? <em>{t("cell.nothing")}</em> : clause.text}
      </p>
      {notTaken === "" ? null : (
        <p className="help" dir="auto">
          {t("cell.dropped", { words: notTaken })}
        </p>
      )}
      {acts.works ? (
        <CellPlace
          rowId={rowId}
          at={{ inputId: input.id, n: clause.n }}
          isAlone={isAlone}
          name={name}
          acts={acts}
        />
      ) : null}
    </li>
  );
});

type CellPlaceProps = {
  readonly rowId: MergeRow["id"];
  readonly at: CellRef;
  readonly isAlone: boolean;
  readonly name: string;
  readonly acts: RowActs;
};

/** Lays a clause beside another one than the desk did. */
function CellPlace({ rowId: from, at, isAlone, name, acts: { mergeId, send, now } }: CellPlaceProps) {
  const t = useTranslations("merging");
  const [choosing, setChoosing] = useState(false);
  const place = (rowId: MergeRow["id"] | null): void => {
    void send({ type: "placeMergeCell", mergeId, ...at, rowId }, (later) => ({
      type: "placeMergeCell",
      mergeId: later.id,
      ...at,
      rowId: findRow(later, from) === undefined ? null : from,
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
          merge={now()}
          from={from}
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
  readonly merge: Merge;
  readonly from: MergeRow["id"];
  readonly name: string;
  readonly onClose: () => void;
  readonly onChoose: (rowId: MergeRow["id"]) => void;
};

function LayBesideDialog({ merge, from, name, onClose, onChoose }: LayBesideProps) {
  const t = useTranslations();
  const [chosen, setChosen] = useState("");
  const others = merge.rows.filter((one) => one.id !== from);
  const there = others.find(({ id }) => id === chosen);
  return (
    <FormDialog
      title={t("merging.cell.layBesideName", { name })}
      doWords={t("merging.cell.layHere")}
      isDisabled={there === undefined}
      onSubmit={() => {
        if (there !== undefined) onChoose(there.id);
      }}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
