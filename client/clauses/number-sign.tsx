import type { Kind } from "../../shared/clause/clause.ts";
import { numberParts } from "../../shared/document/number-parts.ts";

/** Isolated: in a line from right to left "b)" would else read "(b". */
export function NumberSign({ number, kind }: { readonly number: string; readonly kind: Kind }) {
  const { upright, italic } = numberParts(number, kind);
  return (
    <bdi>
      {upright}
      {italic === "" ? null : <em>{italic}</em>}
    </bdi>
  );
}
