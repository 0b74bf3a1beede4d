/** Changes since the last visit, and what the text is read with. English. */
export const enReading = {
  since: {
    line: "{n, plural, one {# clause} other {# clauses}} changed since your last visit, {at}.",
    gone: "{n, plural, one {# more was removed} other {# more were removed}}.",
    label: "Changes since your last visit",
    next: "Next change",
    previous: "Previous change",
    show: "Show changes",
    seen: "Mark all as seen",
    done: "Marked as seen.",
    mark: "{clause}: changed since your last visit on {at}. Show the change.",
    title: "Changed since your last visit on {at}",
    settledBefore: "The typing of that time was deleted. You see the changes since the version before it.",
  },
  reading: {
    working: "Working text",
    agreed: "Agreed text only",
    result: "Clean result, without brackets",
    since: "Against an earlier text …",
    agreedHeading: "Agreed text",
    agreedExplain:
      "Paragraphs whose present text is agreed, or agreed ad referendum. The others are left out.",
    leftOut: "{n, plural, one {# paragraph that is not agreed} other {# paragraphs that are not agreed}}",
    nothingAgreed: "Nothing is agreed yet.",
    resultHeading: "Clean result",
    resultExplain: "The text without what is still in brackets. […] shows where it is undecided.",
    asOf: "As of {at}. It does not follow what others type.",
    back: "Back to the working text",
  },
};
