import { useQuery } from "@tanstack/react-query";
import type {
  LookAnswer,
  StatesAnswer,
  ToldComparison,
  TypedAnswer,
} from "../../shared/history/told-comparison.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { IssuedAnswer } from "../../shared/report/report-view.ts";
import { readJson } from "../forum/fetch-json.ts";

/** An Opinion as `GET /api/opinions/:id` tells it: enough to name its clauses and to read it. */
export type OpinionToRead = Pick<OpinionDocument, "clauses" | "sample" | "baseText"> & {
  readonly number: string;
  readonly title: string;
  readonly seq: number;
  readonly record: Opinion;
};

type Asked<Body> = {
  /** Undefined while it is read, and where it could not be. */
  readonly body: Body | undefined;
  readonly failed: boolean;
  readonly again: () => void;
};

function useRead<Body>(key: string, path: string | null): Asked<Body> {
  const query = useQuery({
    queryKey: ["history", key, path],
    // Whoever walks on does not wait for what they passed.
    queryFn: ({ signal }) => readJson<Body>(path!, signal),
    enabled: path !== null,
    retry: 1,
    // The past stays as it is; what stands now is asked for anew.
    staleTime: key === "compare" && !path?.endsWith("now") ? Infinity : 0,
    placeholderData: (before) => before,
  });
  return { body: query.data, failed: query.isError, again: () => void query.refetch() };
}

export const useOpinionToRead = (id: OpinionId): Asked<OpinionToRead> =>
  useRead<OpinionToRead>("opinion", `/api/opinions/${id}`);

export const useStates = (id: OpinionId): Asked<StatesAnswer> =>
  useRead<StatesAnswer>("states", `/api/opinions/${id}/states`);

/** Pauses in the own delegation's typing; fetched only for a walk through them. */
export const useTyped = (id: OpinionId, isAsked: boolean): Asked<TypedAnswer> =>
  useRead<TypedAnswer>("typed", isAsked ? `/api/opinions/${id}/typed` : null);

/** Reads the state that the reader saw last, and the changes since. */
export const useLastLook = (id: OpinionId): Asked<LookAnswer> =>
  useRead<LookAnswer>("look", `/api/opinions/${id}/look`);

export const useIssued = (): Asked<IssuedAnswer> => useRead<IssuedAnswer>("issued", "/api/report/issued");

/** Null while it is not known what to compare. */
export const useComparison = (
  id: OpinionId,
  between: { readonly from: number; readonly to: number | "now" } | null,
): Asked<ToldComparison> =>
  useRead<ToldComparison>(
    "compare",
    between === null ? null : `/api/opinions/${id}/compare?from=${between.from}&to=${between.to}`,
  );
