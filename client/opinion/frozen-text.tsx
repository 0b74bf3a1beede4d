import type { BaseText } from "../../shared/opinion/base-text.ts";
import { closingSignsOf } from "../../shared/clause/closing.ts";

/** A text as it was frozen, with the numbers that it had: to be read, not worked on. */
export function FrozenText({ clauses }: { clauses: BaseText["clauses"] }) {
  const texts = new Map(clauses.map((one) => [one.id, one.text]));
  const closings = closingSignsOf(
    clauses.map((one) => ({ ...one, alternativeTo: null })),
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
