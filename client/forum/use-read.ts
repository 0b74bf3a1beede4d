import { useQuery } from "@tanstack/react-query";

/** Something that the page reads from the server. */
export type Read<What> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly again: () => void }
  | { readonly kind: "here"; readonly here: What };

export function useRead<What>(queryKey: readonly unknown[], queryFn: () => Promise<What>): Read<What> {
  const query = useQuery({ queryKey, queryFn, retry: 1 });
  if (query.data !== undefined) return { kind: "here", here: query.data };
  return query.isError && !query.isFetching
    ? { kind: "failed", again: () => void query.refetch() }
    : { kind: "loading" };
}
