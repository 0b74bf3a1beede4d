import { type EventsOf, toAll } from "./event-entry.ts";
import { type LanguageVersion, versionsOf } from "../opinion/language-version.ts";

export const languageVersionEvents: EventsOf<LanguageVersionEvent> = {
  languageVersionKept: toAll((opinion, entry) => {
    const { baseText, language, standing, sha256, name, clauses, seq, at, by, forumSeq } = entry;
    const others = versionsOf(opinion).filter(
      (one) => one.baseText !== baseText || one.language !== language,
    );
    const kept = { baseText, language, standing, sha256, name, clauses, seq, at, by, forumSeq };
    return { ...opinion, languageVersions: [...others, kept] };
  }),
};

/** Readers: all. A later one in the same language takes the place of an earlier one. */
export type LanguageVersionEvent = { readonly type: "languageVersionKept" } & Omit<
  LanguageVersion,
  "seq" | "at" | "by" | "forumSeq"
>;
