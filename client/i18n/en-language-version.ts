/** Base texts in other languages: bringing one in, reading it. English. */
export const enLanguageVersion = {
  languageVersion: {
    heading: "In other languages",
    beside: "Beside it",
    none: "Nothing beside it",
    noVersion: "This base text has not been brought in in another language.",
    standing: {
      unofficial:
        "{language}: a translation for information, not an official one. Base text {n} prevails in the language in which it was made.",
      official:
        "{language}: official translation. Where the two differ, base text {n} prevails in the language in which it was made.",
    },
    by: "Brought in by {who}, {at} ({zone}).",
    hash: "Its file",
    source: "Take the file as it came in",
    word: "Take it as Word ({language})",
    untranslated: "Not translated",
    bring: "Bring in a translation …",
    title: "Base text {n} in another language",
    explain:
      "A Word file or a plain text is matched clause by clause: by the hidden ids of our own files, else by sections, numbers and order, never by words. You see it and correct it before anything is kept.",
    language: "Language",
    counts: "What it counts for",
    counting: {
      unofficial: "For information, not an official translation",
      official: "Official translation; the base text prevails",
    },
    file: "Translation (.docx or .txt)",
    sending: "Sending {name}",
    reading: "Reading {name}",
    found: "{found, plural, one {One clause} other {# clauses}} of {of} found in “{name}”.",
    not: "Left out of the file, or to be checked",
    by_: {
      id: "by its hidden id",
      number: "by its number",
      place: "by its place",
      words: "by its words",
      likeness: "by its words",
      none: "not found",
      hand: "by hand",
    },
    words: "{clause} in {language}",
    left: "Words of the file that are no clause’s",
    leftLine: "Line {line}: {words}",
    takeTo: "Put line {line} into",
    nowhere: "Nowhere",
    keep: "Keep the translation",
    done: "Base text {n} can be read in {language}.",
    again: "Another file",
    against: "Shown against the {language} version of base text {n}.",
    entry: "{who} brought in base text {n} in {language}.",
  },
};
