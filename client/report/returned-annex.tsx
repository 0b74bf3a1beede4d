import { useTranslations } from "use-intl";
import type { ReturnAct, ReturnedAnnex, ReturnedDifference } from "../../shared/report/returned-report.ts";
import type { MoveAct, ReturnedMove } from "../../shared/report/returned-moves.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { Choices } from "../ui/choices.tsx";
import { NotUnderstoodLines } from "../files/not-understood-lines.tsx";
import { OtherLines } from "./returned-covering.tsx";
import { type Chosen, differenceKey } from "./use-returned-report.ts";

type ReturnedAnnexProps = {
  readonly annex: ReturnedAnnex;
  readonly chosen: Chosen;
  readonly done: Chosen;
  readonly onChoose: (key: string, act: ReturnAct | MoveAct | null) => void;
};

/** An annex: each difference from the text that went out, with what can be made of it. */
export function ReturnedAnnexView({ annex, chosen, done, onChoose }: ReturnedAnnexProps) {
  const t = useTranslations("chairsReport.back");
  const { label, title, kind, differences, moves, comments, not, rest, moved, opinionId } = annex;
  const isList = kind === "differs" && opinionId === null;
  return (
    <section>
      <h3>{title === "" ? label : t("annex", { label, title })}</h3>
      {differences.length + moves.length > 0 ? null : (
        <p className="quiet">{t(`kind.${isList ? "list" : kind}`)}</p>
      )}
      {differences.map((one) => {
        const key = differenceKey(annex, one);
        return (
          <Difference
            key={key}
            one={one}
            chosen={chosen.get(key) ?? null}
            done={done.get(key) ?? null}
            onChoose={(act) => onChoose(key, act)}
          />
        );
      })}
      {moves.map((one) => {
        const key = differenceKey(annex, one);
        return (
          <Move
            key={key}
            one={one}
            chosen={chosen.get(key) ?? null}
            done={done.get(key) ?? null}
            onChoose={(act) => onChoose(key, act)}
          />
        );
      })}
      {comments.length === 0 ? null : (
        <OtherLines
          heading={t("comments")}
          lines={comments.map(({ text, quote }) => ({
            line: 0,
            words: quote === "" ? text : `“${quote}” ${text}`,
          }))}
        />
      )}
      {not.length === 0 ? null : <NotUnderstoodLines not={not} />}
      <OtherLines heading={t("rest")} lines={rest} />
      <OtherLines heading={t("moved")} lines={moved} />
    </section>
  );
}

type DifferenceProps = {
  readonly one: ReturnedDifference;
  readonly chosen: ReturnAct | MoveAct | null;
  readonly done: ReturnAct | MoveAct | null;
  readonly onChoose: (act: ReturnAct | MoveAct | null) => void;
};

function Difference({ one, chosen, done, onChoose }: DifferenceProps) {
  const t = useTranslations("chairsReport.back");
  const place = one.place === "" ? t("atStart") : one.place;
  const name = t(`kinds.${one.kind}`, { place });
  return (
    <div className="returned-one">
      <strong>{name}</strong>
      <div dir="auto">
        <TextDifference before={one.stands} now={one.kind === "delete" ? "" : one.text} />
      </div>
      {one.held === null ? null : <p className="warning">{t(`held.${one.held}`)}</p>}
      <Make name={name} acts={one.acts} chosen={chosen} done={done} onChoose={onChoose} />
    </div>
  );
}

type MoveProps = Omit<DifferenceProps, "one"> & { readonly one: ReturnedMove };

function Move({ one, chosen, done, onChoose }: MoveProps) {
  const t = useTranslations("chairsReport.back");
  const after = one.after === "" ? t("atStart") : one.after;
  const name = t("kinds.move", { place: one.place, after });
  return (
    <div className="returned-one">
      <strong>{name}</strong>
      <div dir="auto">
        <TextDifference before={one.stands} now={one.stands} />
      </div>
      {one.held === null ? null : <p className="warning">{t(`held.${one.held}`)}</p>}
      <Make
        name={name}
        acts={one.acts}
        chosen={chosen}
        done={done}
        onChoose={onChoose}
        words={{ propose: t("proposeMove") }}
      />
    </div>
  );
}

type MakeProps = Pick<DifferenceProps, "chosen" | "done" | "onChoose"> & {
  readonly name: string;
  readonly acts: readonly (ReturnAct | MoveAct)[];
  /** Of an act that is called otherwise here. */
  readonly words?: Partial<Record<ReturnAct | MoveAct, string>>;
};

/** Uses of the difference: nothing, or one of the acts that the rules allow. */
function Make({ name, acts, chosen, done, onChoose, words = {} }: MakeProps) {
  const t = useTranslations("chairsReport.back");
  if (done !== null) return <p role="status">{t(`done.${done}`)}</p>;
  const acting = acts.map((value) => ({ value, words: words[value] ?? t(`makes.${value}`) }));
  return (
    <Choices
      label={t("make", { place: name })}
      chosen={chosen ?? "leave"}
      onChoose={(value) => onChoose(value === "leave" ? null : value)}
      choices={[{ value: "leave", words: t("makes.leave") }, ...acting]}
    />
  );
}
