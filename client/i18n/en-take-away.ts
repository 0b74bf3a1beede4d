/** Downloading an Opinion as a Word file. English. */
export const enTakeAway = {
  takeAway: {
    title: "Download",
    file: "File",
    files: {
      docx: "Word",
      pdf: "PDF",
      html: "Page (HTML)",
      akn: "Akoma Ntoso (XML)",
      txt: "Plain text",
      json: "JSON",
    },
    form: "Form",
    forms: {
      bracketed: "As it is, with brackets",
      clean: "Clean, without brackets",
      tracked: "With tracked changes and comments",
      bilingual: "Bilingual working copy",
    },
    language: "Language of headings and legend",
    into: "Language to fill in",
    holds: {
      bracketed:
        "The text with its brackets, states and marks. Tables below, if any, show old and new numbers, and sources of merged paragraphs.",
      clean:
        "Only the text. […] replaces each bracket, with its words in a footnote: the file chooses for nobody.",
      tracked:
        "{n, plural, =0 {Changes since edits were last accepted} other {Changes since base text #}}, and open proposals by delegation. Reasons and public comments are in comments. No person is named.",
      bilingual:
        "{n, plural, =0 {The working text} other {Base text #}}, locked, with an empty place for your language beside each paragraph. If you bring the file back, your text becomes proposals in your language.",
    },
    edits: {
      tracked:
        "Word tracks your changes, in locked paragraphs too, and you can add comments. To accept or reject changes, first choose Review, Restrict Editing, Stop Protection. There is no password.",
      free: "Word does not track the text that you fill in.",
    },
    take: "Download",
    writing: "Writing the file…",
    failed: "There is no connection, so the page could not write the file. Try again.",
  },
};
