import { useMemo } from "react";
import { useSearch } from "wouter";

/** Ways to read a text; the address keeps the choice, so that it can be sent (rule J9). */
export type ReadMode =
  | { readonly kind: "working" }
  | { readonly kind: "agreed" }
  | { readonly kind: "result" }
  | { readonly kind: "changes" }
  | { readonly kind: "base"; readonly n: number }
  /** Since a version, or since the reader's own last visit. */
  | { readonly kind: "since"; readonly seq: number | "visit" };

const WORKING: ReadMode = { kind: "working" };

function modeOf(read: string): ReadMode {
  if (read === "agreed" || read === "result" || read === "changes") return { kind: read };
  if (read === "since-visit") return { kind: "since", seq: "visit" };
  const [, kind, number] = /^(base|since)-(\d{1,15})$/.exec(read) ?? [];
  if (kind === "base") return { kind, n: Number(number) };
  return kind === "since" ? { kind, seq: Number(number) } : WORKING;
}

export function useReadMode(): ReadMode {
  const search = useSearch();
  return useMemo(() => modeOf(new URLSearchParams(search).get("read") ?? ""), [search]);
}

/** A way of reading the working text that is on or off: several may stand in the address at once. */
export const useReadSwitch = (name: "clean" | "proposals"): boolean =>
  new URLSearchParams(useSearch()).get("read")?.split(".").includes(name) ?? false;
