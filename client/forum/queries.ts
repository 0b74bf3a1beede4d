import { QueryClient, type InvalidateOptions, type InvalidateQueryFilters } from "@tanstack/react-query";

/**
 * The page's readings of the server.
 * The library lets a first reading that is under way answer a later change, with what was true before it.
 * These readings follow such a one by another.
 */
export class Queries extends QueryClient {
  override async invalidateQueries(
    filters?: InvalidateQueryFilters,
    options?: InvalidateOptions,
  ): Promise<void> {
    const first = this.getQueryCache()
      .findAll({ ...filters, type: "active", fetchStatus: "fetching" })
      .filter(({ state }) => state.data === undefined);
    await super.invalidateQueries(filters, options);
    if (first.length > 0) await super.invalidateQueries({ predicate: (query) => first.includes(query) });
  }
}
