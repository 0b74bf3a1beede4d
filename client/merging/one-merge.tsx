import { useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Merge } from "../../shared/merging/merge.ts";
import { rowText } from "../../shared/merging/merge.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import { useLatest } from "../clauses/use-latest.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import type { Room } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { DeskRow } from "./desk-row.tsx";
import { Inputs } from "./inputs.tsx";
import { ProvenanceTable } from "./provenance-table.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { DeskContext, RowDeskContext } from "./use-desk.ts";
import type { Desk, RowDesk, WayBack } from "./use-desk.ts";

type OneMergeProps = { readonly merge: Merge; readonly room: Room; readonly works: boolean };

export function OneMerge({ merge, room, works }: OneMergeProps) {
  const t = useTranslations();
  const toast = useToast();
  const { sayRefusal } = useConsensus();
  const [asking, setAsking] = useState<"publish" | "discard" | "openToAll" | null>(null);
  const [undoable, setUndoable] = useState(0);
  const ways = useRef<WayBack[]>([]);
  const table = useMemo(
    () => new Map(provenanceOf(merge).map((line) => [line.rowId as string, line])),
    [merge],
  );

  const desk = useMemo<Desk>(
    () => ({
      merge,
      table,
      works,
      send: async (command, back) => {
        const result = await room.send(command);
        if ("refusal" in result) {
          toast({ kind: "refused", words: sayRefusal(result.refusal) });
          return result.refusal;
        }
        if (back !== undefined) {
          ways.current.push(back);
          setUndoable(ways.current.length);
        }
        return null;
      },
    }),
    [merge, table, works, room, toast, sayRefusal],
  );

  const latest = useLatest(desk);
  const rowDesk = useMemo<RowDesk>(
    () => ({
      mergeId: merge.id,
      inputs: merge.inputs,
      works,
      send: (command, back) => latest().send(command, back),
      now: () => latest().merge,
    }),
    [merge.id, merge.inputs, works, latest],
  );

  const undo = (): void => {
    const back = ways.current.pop();
    setUndoable(ways.current.length);
    const command = back?.(merge) ?? null;
    if (command === null) toast({ kind: "refused", words: t("merging.undoGone") });
    else void desk.send(command);
  };

  return (
    <DeskContext value={desk}>
      <Inputs />
      <section aria-label={t("merging.rows")}>
        <h2>{t("merging.rows")}</h2>
        <Progress merge={merge} table={table} />
        {works ? (
          <div className="row-acts desk-acts">
            <Button isDisabled={undoable === 0} onPress={undo}>
              {t("merging.undo")}
            </Button>
            <Button look="main" onPress={() => setAsking("publish")}>
              {t("merging.publish")}
            </Button>
            {merge.openness === "private" ? (
              <Button onPress={() => setAsking("openToAll")}>{t("merging.openToAll")}</Button>
            ) : null}
            <Button look="plain" onPress={() => setAsking("discard")}>
              {t("merging.discard")}
            </Button>
            <span className="help">{t("merging.keys")}</span>
          </div>
        ) : null}
        <RowDeskContext value={rowDesk}>
          <div className="desk-rows">
            {merge.rows.map((row, at) => (
              <DeskRow
                key={row.id}
                row={row}
                at={at}
                line={table.get(row.id)!}
                isLast={at === merge.rows.length - 1}
              />
            ))}
          </div>
        </RowDeskContext>
        <details>
          <summary>{t("merging.table.heading")}</summary>
          <ProvenanceTable
            caption={t("merging.table.heading")}
            rows={[...table.values()]}
            numberOf={({ sources, clauseId }) =>
              sources.find((one) => one.clauseId === clauseId)?.number ?? ""
            }
          />
        </details>
      </section>
      {asking === "publish" ? <PublishDialog onClose={() => setAsking(null)} /> : null}
      {asking === "discard" || asking === "openToAll" ? (
        <ConfirmDialog
          title={t(`merging.${asking}Title`)}
          doWords={t(`merging.${asking}Do`)}
          cancelWords={t("ui.cancel")}
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

/** In counts of clauses, never more than that. */
function Progress({ merge, table }: Pick<Desk, "merge" | "table">) {
  const t = useTranslations("merging");
  const there = merge.rows.filter((row) => rowText(merge, row) !== "");
  const beside = there.filter(
    ({ id, written }) => written === null && (table.get(id)?.wordings.length ?? 0) > 1,
  );
  const dropped = merge.rows.filter((row) => row.dropped !== null);
  return (
    <p className="quiet" role="status">
      {t("progress", { n: there.length, beside: beside.length, dropped: dropped.length })}
    </p>
  );
}
