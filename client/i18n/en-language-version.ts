/** Base texts in other languages. English. */
export const enLanguageVersion = {
  languageVersion: {
    heading: "In other languages",
    beside: "Beside it",
    none: "No other language",
    noVersion: "This base text is not available in another language.",
    standing: {
      unofficial:
        "{language}: an unofficial translation, for information. Base text {n} prevails, in its original language.",
      official:
        "{language}: official translation. If they differ, base text {n} prevails, in its original language.",
    },
    by: "Added by {who}, {at} ({zone}).",
    hash: "Its file",
    source: "Download the original file",
    word: "Download as Word ({language})",
    untranslated: "Not translated",
    bring: "Add a translation …",
    title: "Base text {n} in another language",
    explain:
      "Choose a Word file or plain text. The page matches it with the base text by hidden ids, sections, numbers and order. You check and correct it before you save it.",
    language: "Language",
    counts: "Status",
    counting: {
      unofficial: "For information, not an official translation",
      official: "Official translation; the base text prevails",
    },
    file: "Translation (.docx or .txt)",
    sending: "Sending {name}",
    reading: "Reading {name}",
    found: "{found, plural, one {One clause} other {# clauses}} of {of} found in “{name}”.",
    not: "Left out of the file, or to check",
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
    left: "Lines of the file without a clause",
    leftLine: "Line {line}: {words}",
    takeTo: "Put line {line} into",
    nowhere: "Nowhere",
    keep: "Save the translation",
    done: "Everyone can read base text {n} in {language}.",
    again: "Another file",
    against: "Compared with the {language} version of base text {n}.",
    entry: "{who} added base text {n} in {language}.",
  },
};
