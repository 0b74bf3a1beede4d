import type { BaseText } from "../../shared/opinion/base-text.ts";
import { closingSignsOf } from "../../shared/clause/closing.ts";

/** A text as it was frozen, with the numbers that it had: to be read, not worked on. */
export function FrozenText({
  clauses,
  document,
}: {
  readonly clauses: BaseText["clauses"];
  readonly document: { readonly kind?: "report" };
}) {
  const texts = new Map(clauses.map((one) => [one.id, one.text]));
  // The signs of a report are typed (rule R31).
  const closings = closingSignsOf(
    document.kind === undefined ? clauses.map((one) => ({ ...one, alternativeTo: null })) : [],
    (id) => texts.get(id) ?? "",
  );
  return (
    <div className="frozen-text" dir="auto">
      {clauses.map(({ id, kind, level, number, text }) => (
        <p key={id} className={`frozen-clause ${kind}`} data-level={level}>
          {number === "" ? null : <span className="number">{number}</span>}
          <span>
            {text}
            {closings.get(id) ?? ""}
          </span>
        </p>
      ))}
    </div>
  );
}
