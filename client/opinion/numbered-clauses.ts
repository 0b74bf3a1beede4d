import { useTranslations } from "use-intl";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { readJson } from "../forum/fetch-json.ts";
import { type Read, useRead } from "../forum/use-read.ts";

/** The numbered paragraphs of an Opinion as it is now, each named under its section verb. */
export function useNumberedClauses(
  id: OpinionId,
): Read<readonly { readonly id: ClauseId; readonly words: string }[]> {
  const t = useTranslations("clause");
  const read = useRead(["numbered", id], () => readJson<OpinionDocument>(`/api/opinions/${id}`));
  if (read.kind !== "here") return read;
  const { clauses } = read.here;
  const named = clauses.flatMap(({ id: clauseId, number }, i) => {
    if (number === "") return [];
    const verb = clauses.slice(0, i).findLast(({ kind }) => kind === "verb")?.text ?? "";
    const words = verb === "" ? t("numbered", { number }) : t("numberedUnder", { verb, number });
    return [{ id: clauseId, words }];
  });
  return { kind: "here", here: named };
}
