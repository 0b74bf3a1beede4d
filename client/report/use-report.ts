import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReportView } from "../../shared/report/report-view.ts";
import { readJson } from "../forum/fetch-json.ts";
import { readEveryMs, useFollowForum } from "../forum/follow-forum.ts";

const REPORT_KEY = ["report"] as const;

export type ReportState =
  | { readonly kind: "loading" | "unreachable" }
  | { readonly kind: "here"; readonly view: ReportView };

/** The report and what was issued, read anew when something changes; an old view stays while the server cannot be reached. */
export function useReport(): { readonly state: ReportState; readonly again: () => Promise<void> } {
  const queries = useQueryClient();
  const isTold = useFollowForum(REPORT_KEY);
  const query = useQuery({
    queryKey: REPORT_KEY,
    queryFn: () => readJson<ReportView>("/api/report"),
    refetchInterval: readEveryMs(isTold),
    retry: 1,
  });
  const again = async (): Promise<void> => queries.invalidateQueries({ queryKey: REPORT_KEY });
  if (query.data === undefined) return { state: { kind: query.isError ? "unreachable" : "loading" }, again };
  return { state: { kind: "here", view: query.data }, again };
}
