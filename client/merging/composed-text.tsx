import { useTranslations } from "use-intl";
import type { Composed } from "../../shared/merging/compose.ts";
import type { Cell } from "../../shared/merging/merge.ts";
import { writtenOptions } from "../../shared/negotiation/rivals.ts";
import { useSourceLabels } from "./source-labels.ts";
import { comma } from "../i18n/list-signs.ts";

/** Result of a row's cells; where they differ, each wording names its source. */
export function ComposedText({ cells, composed }: { cells: readonly Cell[]; composed: Composed }) {
  const t = useTranslations("proposal");
  const { ofCell } = useSourceLabels();
  const { parts, wordings } = composed;
  const first = wordings.findIndex(({ text }) => text.trim() !== "");
  const whoseOf = (by: string): string =>
    (wordings[by === "base" ? first : Number(by)]?.of ?? [])
      .map((i) => {
        const cell = cells[i]!;
        return cell.clause.whose.length === 0 ? ofCell(cell) : cell.clause.whose.join(comma());
      })
      .join(" · ");
  return (
    <p className="merged-words" dir="auto">
      {parts.map((part, index) =>
        part.kind === "shared" ? (
          // A stretch has no id: its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <span key={index}>{part.text}</span>
        ) : (
          writtenOptions(part.options).map(({ text, by }) => (
            <span key={by.join()} className="alternative">
              {/^\s/u.test(text) ? " " : ""}[{text.trim() === "" ? <em>{t("noText")}</em> : text.trim()}]
              <sup>{by.map(whoseOf).join(" · ")}</sup>
              {/\s$/u.test(text) ? " " : ""}
            </span>
          ))
        ),
      )}
    </p>
  );
}
