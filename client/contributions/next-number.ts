import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { PaperKind } from "../../shared/negotiation/handed-in.ts";

const SUFFIXES = { revision: "Rev", addendum: "Add", corrigendum: "Cor" } as const;

/** The number that a paper takes next: `12` becomes `12(Rev.1)`, and its addenda `12(Add.1)`; empty for one of its own. */
export function nextNumber(
  kind: PaperKind,
  to: Pick<ListedContribution, "number" | "additions"> | null,
): string {
  if (kind === "paper" || to === null) return "";
  const [suffix = "", n = "0"] = /\(Rev\.(\d+)\)$/u.exec(to.number) ?? [];
  const own = to.number.slice(0, to.number.length - suffix.length);
  const count = kind === "revision" ? Number(n) : to.additions.filter((one) => one.kind === kind).length;
  return `${own}(${SUFFIXES[kind]}.${count + 1})`;
}
