import { PRINTED_CATALOGS, type PrintedCatalog } from "../catalogs/printed-catalogs.ts";
import type { ProposalKind } from "../negotiation/proposal.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { filled } from "./report-words.ts";

/** A word of a Word file, its `{names}` filled in. */
export const fileWord = (
  name: keyof PrintedCatalog["file"],
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string => filled(PRINTED_CATALOGS[language].file[name], fill);

export const proposalKindText = (kind: ProposalKind, language: ReportLanguage): string =>
  PRINTED_CATALOGS[language].kind[kind];
