/** Taking an Opinion away as a Word file. */
export const enTakeAway = {
  takeAway: {
    title: "Take away as Word",
    form: "Form",
    forms: {
      bracketed: "As it stands, with brackets",
      clean: "Clean, without brackets",
      tracked: "With tracked changes and comments",
      bilingual: "Bilingual working copy",
    },
    language: "Language of headings and legend",
    into: "Language to fill in",
    holds: {
      bracketed:
        "The words with their brackets, states and marks. Below, where there are any: old and new numbers, and where merged paragraphs came from.",
      clean:
        "The words alone. What is in brackets stands as […] with its words in a footnote: nothing is chosen for anybody.",
      tracked:
        "{n, plural, =0 {Changes since the words were settled} other {Changes since base text #}} and running proposals by delegation, with reasons and what the room was told as comments. No person is named.",
      bilingual:
        "{n, plural, =0 {The working words} other {The words of base text #}}, locked, and beside each paragraph an empty place in your language. Brought back, your words find their paragraphs by themselves and become proposals in your language.",
    },
    edits: {
      tracked:
        "Word tracks your changes, in locked paragraphs too, and you can add comments. To accept or reject changes in Word, first choose Review, Restrict Editing, Stop Protection; there is no password.",
      free: "Word does not track the text that you fill in.",
    },
    take: "Take away",
    writing: "Writing the file…",
    failed: "The file could not be written: there is no connection. Try again.",
  },
};
