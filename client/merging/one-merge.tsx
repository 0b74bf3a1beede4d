import { memo, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { composedRow, type Merge, rowText } from "../../shared/merging/merge.ts";
import { provenanceIn, provenanceOf } from "../../shared/merging/provenance.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { Unfold } from "../ui/unfold.tsx";
import { DeskActs, type DeskQuestion } from "./desk-acts.tsx";
import { differingRows, type DeskPlace } from "./differing-rows.ts";
import { DeskRow } from "./desk-row.tsx";
import { RestingRow } from "./resting-row.tsx";
import { Inputs } from "./inputs.tsx";
import { ProvenanceTable } from "./provenance-table.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { TakeInDialog } from "./take-in-dialog.tsx";
import {
  type Desk,
  DeskContext,
  type RowActs,
  type RowDesk,
  RowDeskContext,
  type UndoStep,
} from "./use-desk.ts";
import { useWokenRows } from "./use-woken-rows.ts";

type OneMergeProps = { readonly merge: Merge; readonly room: PageRoom; readonly works: boolean };

export function OneMerge({ merge, room, works }: OneMergeProps) {
  const t = useTranslations();
  const toast = useToast();
  const { sayRefusal } = useOpenedOpinion();
  // The rows in sight come before what is counted over all.
  const counted = useDeferredValue<Merge | null>(merge, null);
  // Rows follow in slices, so that the press itself shows at once.
  const shown = useDeferredValue(merge);
  const [asking, setAsking] = useState<DeskQuestion | null>(null);
  const [undoable, setUndoable] = useState(0);
  const ways = useRef<UndoStep[]>([]);

  const desk = useMemo<Desk>(
    () => ({
      merge,
      works,
      send: async (command, back, refuse = (words) => toast({ kind: "refused", words })) => {
        const result = await room.send(command);
        if ("refusal" in result) {
          refuse(sayRefusal(result.refusal));
          return result.refusal;
        }
        if (back !== undefined) {
          ways.current.push(back);
          setUndoable(ways.current.length);
        }
        return null;
      },
    }),
    [merge, works, room, toast, sayRefusal],
  );

  const latest = useLatest(desk);
  const acts = useMemo<RowActs>(
    () => ({
      mergeId: merge.id,
      works,
      send: (...sent) => latest().send(...sent),
      now: () => latest().merge,
    }),
    [merge.id, works, latest],
  );

  const undo = async (): Promise<void> => {
    // The words of an act are here before its answer: pressed between the two, it is that act that is undone.
    await room.settled();
    const back = ways.current.pop();
    if (back === undefined) return;
    setUndoable(ways.current.length);
    const command = back(latest().merge);
    if (command === null) toast({ kind: "refused", words: t("merging.undoGone") });
    else await latest().send(command);
  };

  return (
    <DeskContext value={desk}>
      {works ? (
        <DeskActs merge={merge} undoable={undoable > 0} onUndo={() => void undo()} onAsk={setAsking} />
      ) : null}
      <Inputs />
      <section aria-label={t("merging.rows")}>
        <h2>{t("merging.rows")}</h2>
        <Progress merge={counted} />
        {works ? <p className="help desk-keys">{t("merging.keys")}</p> : null}
        <Rows merge={shown} acts={acts} />
        <Unfold words={t("merging.table.heading")}>
          {() => (
            <ProvenanceTable
              caption={t("merging.table.heading")}
              rows={provenanceOf(merge)}
              numberOf={({ sources, clauseId }) =>
                sources.find((one) => one.clauseId === clauseId)?.number ?? ""
              }
            />
          )}
        </Unfold>
      </section>
      {asking === "takeIn" ? <TakeInDialog onClose={() => setAsking(null)} /> : null}
      {asking === "publish" ? <PublishDialog onClose={() => setAsking(null)} /> : null}
      {asking === "discard" || asking === "openToAll" ? (
        <ConfirmDialog
          title={t(`merging.${asking}Title`)}
          doWords={t(`merging.${asking}Do`)}
          look={asking === "discard" ? "grave" : "main"}
          onClose={() => setAsking(null)}
          onDo={() => {
            setAsking(null);
            const type = asking === "discard" ? "discardMerge" : "openMergeToAll";
            void desk.send({ type, mergeId: merge.id });
          }}
        >
          <p>{t(`merging.${asking}Explain`)}</p>
        </ConfirmDialog>
      ) : null}
    </DeskContext>
  );
}

type RowsProps = { readonly merge: Merge; readonly acts: RowActs };

/** Clause by clause, what differs alone until all is asked for; drawn anew only when the merge is another. */
const Rows = memo(function Rows({ merge, acts }: RowsProps) {
  const t = useTranslations("merging");
  const [all, setAll] = useState(false);
  const lineOf = useMemo(() => provenanceIn(merge), [merge]);
  const differing = useMemo(() => differingRows(merge), [merge]);
  const every = useMemo(
    () => merge.rows.map((row, at): DeskPlace => ({ row, at, isContext: false })),
    [merge.rows],
  );
  const shown = all ? every : differing;
  const ids = useMemo(() => shown.map(({ row }) => row.id as string), [shown]);
  const { list, isAwake } = useWokenRows(ids);
  const { inputs } = merge;
  const rowDesk = useMemo<RowDesk>(() => ({ ...acts, inputs, acts }), [acts, inputs]);
  const others = merge.rows.length - differing.filter(({ isContext }) => !isContext).length;
  return (
    <RowDeskContext value={rowDesk}>
      {others === 0 ? null : (
        <p className="row-acts">
          <span className="quiet">{all ? "" : t("sameHidden", { n: others })}</span>
          <Button aria-pressed={all} onPress={() => setAll(!all)}>
            {all ? t("onlyDiffering") : t("showAll", { n: merge.rows.length })}
          </Button>
        </p>
      )}
      <div className="desk-rows" ref={list}>
        {shown.map(({ row, at, isContext }) =>
          isAwake(row.id) && !isContext ? (
            <DeskRow
              key={row.id}
              row={row}
              at={at}
              line={lineOf(row)}
              isLast={at === merge.rows.length - 1}
            />
          ) : (
            <RestingRow key={row.id} row={row} at={at} />
          ),
        )}
      </div>
    </RowDeskContext>
  );
});

/** In counts of clauses, never more than that. */
const Progress = memo(function Progress({ merge }: { readonly merge: Merge | null }) {
  const t = useTranslations("merging");
  if (merge === null) return <p className="quiet">…</p>;
  const there = merge.rows.filter((row) => rowText(merge, row) !== "");
  const beside = there.filter((row) => row.written === null && composedRow(merge, row).wordings.length > 1);
  const dropped = merge.rows.filter((row) => row.dropped !== null);
  return (
    <p className="quiet" role="status">
      {t("progress", { n: there.length, beside: beside.length, dropped: dropped.length })}
    </p>
  );
});
