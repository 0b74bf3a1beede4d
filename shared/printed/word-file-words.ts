import { FILE_WORDS, type FileWord } from "./words-in/en-zh-files.ts";
import { inLanguage, type Localized, type ReportLanguage } from "../text/localized.ts";
import type { ProposalKind } from "../negotiation/proposal.ts";
import { filled, wordsOfLanguage } from "./report-words.ts";

export const fileWord = (
  name: FileWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string => filled(wordsOfLanguage(language)?.file[name] ?? inLanguage(FILE_WORDS[name], language), fill);

const KIND_WORDS: Readonly<Record<ProposalKind, Localized>> = {
  add: { en: "add", zh: "增加" },
  change: { en: "change", zh: "修改" },
  delete: { en: "delete", zh: "删除" },
  keep: { en: "keep as it stands", zh: "保持不变" },
};

export const proposalKindText = (kind: ProposalKind, language: ReportLanguage): string =>
  wordsOfLanguage(language)?.kind[kind] ?? inLanguage(KIND_WORDS[kind], language);
