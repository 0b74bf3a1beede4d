import { useTranslations } from "use-intl";
import type { EditedCovering, ElsewhereLine } from "../../shared/report/edited-report.ts";
import {
  OWN_PARTS,
  type OwnPart,
  paragraphsIn,
  type ReportFields,
} from "../../shared/forum/report-fields.ts";
import { TextDifference } from "../opinion/text-difference.tsx";

type ReturnedCoveringProps = {
  readonly covering: EditedCovering;
  readonly fields: ReportFields;
  readonly taken: ReadonlySet<OwnPart>;
  readonly done: ReadonlySet<OwnPart>;
  readonly onChange: (taken: ReadonlySet<OwnPart>) => void;
};

/** The Chair's own words as the file has them, against those that stand; all other words are told. */
export function ReturnedCovering({ covering, fields, taken, done, onChange }: ReturnedCoveringProps) {
  const t = useTranslations("chairsReport.back");
  const toggle = (part: OwnPart): void => {
    const next = new Set(taken);
    if (!next.delete(part)) next.add(part);
    onChange(next);
  };
  return (
    <section>
      <h3>{t("covering")}</h3>
      {OWN_PARTS.map((part) => {
        const { words, changed } = covering.own[part];
        const name = t(`part.${part}`);
        if (!changed) return <p key={part}>{t("asIs", { part: name })}</p>;
        const stands = paragraphsIn(fields[part]);
        const comes = paragraphsIn(words);
        return (
          <div key={part} className="returned-one">
            {done.has(part) ? (
              <strong>
                {name}: {t("taken")}
              </strong>
            ) : (
              <label className="choice">
                <input type="checkbox" checked={taken.has(part)} onChange={() => toggle(part)} />
                <strong>{t("take", { part: name })}</strong>
              </label>
            )}
            {comes.length === 0 ? <p>{t("empty")}</p> : null}
            <div dir="auto">
              {Array.from({ length: Math.max(stands.length, comes.length) }, (_, i) => (
                <TextDifference key={i} before={stands[i] ?? ""} now={comes[i] ?? ""} />
              ))}
            </div>
            {words.includes("‹") ? <p className="warning">{t("standIns")}</p> : null}
          </div>
        );
      })}
      <OtherLines heading={t("elsewhere")} lines={covering.elsewhere} />
      {covering.gone === 0 ? null : <p className="quiet">{t("gone", { n: covering.gone })}</p>}
    </section>
  );
}

/** Line by line what is not taken: nothing of a file is dropped in silence. */
export function OtherLines({ heading, lines }: { heading: string; lines: readonly ElsewhereLine[] }) {
  const t = useTranslations("wordFile");
  if (lines.length === 0) return null;
  return (
    <details className="word-not">
      <summary>
        {heading} ({lines.length})
      </summary>
      <ul>
        {lines.map(({ line, words }, i) => (
          // Lines may say the same.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <li key={i}>
            {line === 0 ? "" : `${t("line", { line })}: `}
            <span dir="auto">{words}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
