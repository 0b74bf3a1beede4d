import { useMemo } from "react";
import { useLocation, useSearch } from "wouter";

/** Ways to read a text; the address keeps the choice, so that it can be sent (rule J9). */
export type ReadMode =
  | { readonly kind: "working" }
  | { readonly kind: "agreed" }
  | { readonly kind: "result" }
  | { readonly kind: "base"; readonly n: number }
  | { readonly kind: "since"; readonly seq: number };

const WORKING: ReadMode = { kind: "working" };

function modeOf(read: string): ReadMode {
  if (read === "agreed" || read === "result") return { kind: read };
  const [, kind, number] = /^(base|since)-(\d{1,15})$/.exec(read) ?? [];
  if (kind === "base") return { kind, n: Number(number) };
  return kind === "since" ? { kind, seq: Number(number) } : WORKING;
}

export function useReadMode(): ReadMode {
  const search = useSearch();
  return useMemo(() => modeOf(new URLSearchParams(search).get("read") ?? ""), [search]);
}

/** A way of reading the working text that is on or off: several may stand in the address at once. */
export function useReadSwitch(name: "clean" | "proposals"): readonly [boolean, (on: boolean) => void] {
  const [, go] = useLocation();
  const search = useSearch();
  const on = new URLSearchParams(search).get("read")?.split(".").includes(name) ?? false;
  const set = (next: boolean): void => {
    const params = new URLSearchParams(search);
    const others = (params.get("read") ?? "")
      .split(".")
      .filter((one) => one === "clean" || one === "proposals");
    const names = new Set(others);
    if (next) names.add(name);
    else names.delete(name);
    params.delete("read");
    if (names.size > 0) params.set("read", [...names].join("."));
    go(`?${params.toString()}`, { replace: true });
  };
  return [on, set];
}
