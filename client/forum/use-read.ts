import { keepPreviousData, useQuery } from "@tanstack/react-query";

/** Something that the page reads from the server. */
export type Read<What> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly again: () => void }
  | { readonly kind: "here"; readonly here: What };

/** `keepsEarlier`: under a new key the earlier answer stays until the new one is here. */
export function useRead<What>(
  queryKey: readonly unknown[],
  queryFn: () => Promise<What>,
  { keepsEarlier = false }: { readonly keepsEarlier?: boolean } = {},
): Read<What> {
  const query = useQuery({
    queryKey,
    queryFn,
    retry: 1,
    ...(keepsEarlier ? { placeholderData: keepPreviousData } : {}),
  });
  if (query.data !== undefined) return { kind: "here", here: query.data };
  return query.isError && !query.isFetching
    ? { kind: "failed", again: () => void query.refetch() }
    : { kind: "loading" };
}
