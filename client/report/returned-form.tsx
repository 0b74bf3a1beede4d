import { useState } from "react";
import { useTranslations } from "use-intl";
import { OWN_PARTS, type OwnPart } from "../../shared/forum/report-fields.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { commandFor, commandsForMove } from "../../shared/report/returned-commands.ts";
import type { MoveAct } from "../../shared/report/returned-moves.ts";
import type { ReturnAct, ReturnedAnnex, ReturnedReport } from "../../shared/report/returned-report.ts";
import { useSession } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { Button } from "../ui/button.tsx";
import { useFileFaultMessage } from "../files/use-file-fault-message.ts";
import { ReturnedAnnexView } from "./returned-annex.tsx";
import { ReturnedCovering } from "./returned-covering.tsx";
import { actOn, type Chosen, differenceKey } from "./use-returned-report.ts";
import { comma } from "../i18n/list-signs.ts";

type ReturnedFormProps = {
  readonly report: ReturnedReport;
  readonly preview: ReportPreview;
  readonly again: () => Promise<void>;
};

type Asked = {
  readonly key: string;
  readonly of: ReturnAct | MoveAct;
  readonly commands: readonly SingleCommand[];
};

/** Differences of the file, each with its use; nothing is done before the button at the end. */
export function ReturnedForm({ report, preview, again }: ReturnedFormProps) {
  const t = useTranslations("chairsReport.back");
  const own = useTranslations("chairsReport.own");
  const say = useTranslations();
  const refused = useFileFaultMessage();
  const send = useForumCommand();
  const me = useSession();
  const [taken, setTaken] = useState<ReadonlySet<OwnPart>>(new Set());
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [doneParts, setDoneParts] = useState<ReadonlySet<OwnPart>>(new Set());
  const [done, setDone] = useState<Chosen>(new Map());
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);

  const choose = (key: string, act: ReturnAct | MoveAct | null): void => {
    const next = new Map(chosen);
    if (act === null) next.delete(key);
    else next.set(key, act);
    setChosen(next);
  };
  const takeOver = async (): Promise<void> => {
    const parts = OWN_PARTS.filter((part) => taken.has(part));
    if (parts.length === 0) return;
    const words = Object.fromEntries(parts.map((part) => [part, report.covering.own[part].words]));
    if (!(await send({ type: "editReport", hash: preview.fieldsHash, ...words }, own("done")))) return;
    setDoneParts(new Set([...doneParts, ...parts]));
    setTaken(new Set());
  };
  const act = async (): Promise<void> => {
    setBusy(true);
    await takeOver();
    const failed: string[] = [];
    const acted = new Map(done);
    const left = new Map(chosen);
    for (const annex of report.annexes) {
      const asked = [...differencesAsked(annex), ...movesAsked(annex)];
      if (asked.length === 0 || annex.opinionId === null) continue;
      const commands = asked.flatMap((one) => one.commands);
      const words = { as: me.id, refused, offline: say("refusal.offline") };
      const why = await actOn(annex.opinionId, commands, words);
      if (why !== null) failed.push(t("refused", { title: annex.title, why }));
      else
        for (const { key, of } of asked) {
          acted.set(key, of);
          left.delete(key);
        }
    }
    setDone(acted);
    setChosen(left);
    setProblems(failed);
    await again();
    setBusy(false);
  };
  const differencesAsked = (annex: ReturnedAnnex): readonly Asked[] =>
    annex.differences.flatMap((one) => {
      const key = differenceKey(annex, one);
      const of = chosen.get(key);
      const command = of === undefined ? null : commandFor(one, of);
      return of === undefined || command === null ? [] : [{ key, of, commands: [command] }];
    });
  const movesAsked = (annex: ReturnedAnnex): readonly Asked[] => {
    const kept = annex.moves.filter((one) => chosen.get(differenceKey(annex, one)) === "move");
    const moving = new Set(kept.flatMap(({ block }) => block));
    return annex.moves.flatMap((one) => {
      const key = differenceKey(annex, one);
      const of = chosen.get(key);
      if (of === undefined) return [];
      const after = one.after === "" ? t("atStart") : one.after;
      const reasons = [t("moveAway", { after }), t("moveThere", { place: one.place })] as const;
      return [{ key, of, commands: commandsForMove(one, of, { moving, reasons }) }];
    });
  };
  const isSame = ({ kind, comments }: ReturnedAnnex): boolean => kind === "same" && comments.length === 0;
  const same = report.annexes.filter(isSame);
  const others = report.annexes.filter((annex) => !isSame(annex));
  const isChosen = chosen.size + taken.size > 0;
  const isAnyDone = done.size + doneParts.size > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act();
      }}
    >
      <ReturnedCovering
        covering={report.covering}
        fields={preview.fields}
        taken={taken}
        done={doneParts}
        onChange={setTaken}
      />
      {same.length === 0 ? null : (
        <p className="quiet">{t("same", { labels: same.map(({ label }) => label).join(comma()) })}</p>
      )}
      {others.map((annex) => (
        <ReturnedAnnexView key={annex.label} annex={annex} chosen={chosen} done={done} onChoose={choose} />
      ))}
      {problems.map((words) => (
        <p key={words} role="alert" className="wrong">
          {words}
        </p>
      ))}
      <div className="save-words">
        <Button look="main" type="submit" isDisabled={!isChosen || busy} isPending={busy}>
          {t("do")}
        </Button>
        <span role="status" className="quiet">
          {isChosen || busy ? "" : t(isAnyDone ? "allDone" : "nothing")}
        </span>
      </div>
    </form>
  );
}
