import type { Kind } from "../../shared/clause/clause.ts";
import { numberParts } from "../../shared/document/number-parts.ts";

export function NumberSign({ number, kind }: { readonly number: string; readonly kind: Kind }) {
  const { upright, italic } = numberParts(number, kind);
  return (
    <>
      {upright}
      {italic === "" ? null : <em>{italic}</em>}
    </>
  );
}
