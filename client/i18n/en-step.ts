/** Open matters before the next stage, and agreeing a whole text. English. */
export const enStep = {
  step: {
    heading: "Still open in this text",
    nothing: "Nothing is open in this text.",
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
      huddle: "{n, plural, one {# small group not reported back} other {# small groups not reported back}}",
      parked: "{n, plural, one {# paragraph postponed} other {# paragraphs postponed}}",
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
      huddle: "small group {n}",
      pending: "pending {who}",
      notYet: "no agreement yet, pending {who}",
    },
    atStart: "At the start of the text",
    more: "{n, plural, one {One more is not shown here.} other {# more are not shown here.}}",
    show: "Show {clause} in the text",
    objected: "{who} cannot accept part of this text. It cannot go to this stage.",
    objectedNext:
      "You can look for other words, or put words in brackets. You can ask {who} to withdraw its objection or make a reservation. Without consensus, the text may still end as not adopted, withdrawn or a contribution.",
    baseObjected: "{who} cannot accept part of this text. Say why you publish a base text all the same.",
    notAgreed:
      "The Forum adopts by consensus. {n, plural, one {The Chair has not agreed one paragraph yet.} other {The Chair has not agreed # paragraphs yet.}}",
    needsReason: "Something is still open. Say why the text goes forward all the same.",
    entry: "Still open then: {what}.",
    leftOff: "{n, plural, one {one more} other {# more}}",
    withWho: "{what} ({who})",
    enBloc: {
      act: "Agree the whole text…",
      title: "Agree the whole text",
      explain:
        "You mark {n, plural, one {one paragraph} other {# paragraphs}} agreed in one action, as you see them now. If one of them changes first, nothing is marked.",
      nothing: "Every paragraph is agreed already.",
      empty: "Empty paragraphs are left out: nobody can agree to them.",
      objected: "{who} cannot accept part of this text. Nobody can agree the whole text now.",
      parked: "A postponed paragraph is not agreed with the others. Resume it first.",
      changed: "The text changed while this was open: {clauses}. Read it again.",
      haveRead: "I have read it",
      reason: "Why agree it now?",
      do: "Agree the whole text",
      done: "{n, plural, one {One paragraph is} other {# paragraphs are}} agreed, in one action.",
      entry:
        "{who} agreed to the whole text in one action: {n, plural, one {one paragraph} other {# paragraphs}}.",
      mark: "Agreed with the whole text, in one action",
    },
  },
};
