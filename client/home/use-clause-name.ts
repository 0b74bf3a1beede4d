import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Table } from "../../shared/forum/meeting-live.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";

/** Names what is on a meeting's table: the clause under its verb, and the Opinion as long as its text is not here. */
export function useClauseName(table: Table | null): string | null {
  const t = useTranslations();
  const { groups } = useForum();
  const opinionId = table?.opinionId ?? null;
  const clauseId = table?.clauseId ?? null;
  const { data } = useQuery({
    queryKey: ["table", opinionId, clauseId],
    queryFn: ({ signal }) => readJson<Pick<OpinionDocument, "clauses">>(`/api/opinions/${opinionId}`, signal),
    enabled: clauseId !== null,
    retry: 1,
    staleTime: Infinity,
  });
  if (opinionId === null) return null;
  const opinion = groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === opinionId);
  const whole = t("header.draftOpinion", { number: opinion?.number ?? "" });
  const clauses = data?.clauses ?? [];
  const at = clauses.findIndex(({ id }) => id === clauseId);
  const number = clauses[at]?.number ?? "";
  if (number === "") return whole;
  const verb = clauses.slice(0, at).findLast(({ kind }) => kind === "verb")?.text ?? "";
  return verb === "" ? t("clause.numbered", { number }) : t("clause.numberedUnder", { verb, number });
}
