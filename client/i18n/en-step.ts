/** Open matters when a text goes to its next stage, and agreeing to a whole text. English. */
export const enStep = {
  step: {
    heading: "Still open in this text",
    nothing: "Nothing is open in this text.",
    reading: "Reading the text",
    kept: "The record and the report keep what was open, and the reason.",
    kinds: {
      cannotAccept: "{n, plural, one {# objection} other {# objections}}",
      notAgreed: "{n, plural, one {# paragraph not agreed} other {# paragraphs not agreed}}",
      adReferendum:
        "{n, plural, one {# paragraph agreed ad referendum only} other {# paragraphs agreed ad referendum only}}",
      bracket: "{n, plural, one {# paragraph with open brackets} other {# paragraphs with open brackets}}",
      proposal: "{n, plural, one {# proposal not decided} other {# proposals not decided}}",
      silence:
        "{n, plural, one {# paragraph in a silence procedure} other {# paragraphs in a silence procedure}}",
      huddle: "{n, plural, one {# huddle not reported back} other {# huddles not reported back}}",
      parked: "{n, plural, one {# paragraph parked} other {# paragraphs parked}}",
      awaitsInstructions:
        "{n, plural, one {# delegation awaits instructions} other {# times a delegation awaits instructions}}",
      pending: "{n, plural, one {# agreement pending} other {# agreements pending}}",
      reservation: "{n, plural, one {# reservation} other {# reservations}}",
    },
    line: {
      who: "{who}",
      unanswered: "{who}, not answered since the text changed",
      mayNotStop: "{who}, which may not hold up agreement",
      brackets: "{n, plural, one {one bracket} other {# brackets}}",
      proposal: "{label}",
      huddle: "huddle {n}",
      pending: "pending {who}",
      notYet: "no agreement yet, pending {who}",
    },
    atStart: "At the start of the text",
    more: "{n, plural, one {One more is not shown here.} other {# more are not shown here.}}",
    show: "Show {clause} in the text",
    objected: "{who} cannot accept words of this text. It cannot go to this stage.",
    objectedNext:
      "You can look for other words, put them in brackets, or ask {who} to withdraw the objection or turn it into a reservation. Without consensus the text may still end as not adopted, as withdrawn or as a contribution.",
    baseObjected: "{who} cannot accept words of this text. Say why a base text is made all the same.",
    notAgreed:
      "The Forum adopts by consensus. {n, plural, one {One paragraph is} other {# paragraphs are}} not agreed by the Chair yet.",
    needsReason: "Something is still open. Say why the text goes forward all the same.",
    entry: "Still open then: {what}.",
    leftOff: "{n, plural, one {one more} other {# more}}",
    withWho: "{what} ({who})",
    enBloc: {
      act: "Agree the whole text…",
      title: "Agree the whole text",
      explain:
        "{n, plural, one {One paragraph is} other {# paragraphs are}} marked agreed in one act, each on its words on your screen. If one of them changes before that, nothing is marked.",
      nothing: "Every paragraph is agreed already.",
      empty: "Paragraphs without words are left out: they cannot be agreed.",
      objected: "{who} cannot accept words of this text. Nobody agrees to the whole text over that.",
      parked: "A parked paragraph is not agreed with the others. Take it up first.",
      changed: "The text changed while this was open: {clauses}. Read it again.",
      haveRead: "I have read it",
      reason: "Why it is agreed all the same",
      do: "Agree the whole text",
      done: "{n, plural, one {One paragraph is} other {# paragraphs are}} agreed, in one act.",
      entry:
        "{who} agreed to the whole text in one act: {n, plural, one {one paragraph} other {# paragraphs}}.",
      mark: "Agreed with the whole text, in one act",
    },
  },
};
