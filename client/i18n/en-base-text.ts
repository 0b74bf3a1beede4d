/** Base texts: making one, reading them. English. */
export const enBaseText = {
  baseText: {
    numbered: "Base text {n}",
    title: "Consolidate base text {n}",
    explain:
      "Every clause is locked at the words on your screen and the numbers are frozen. Only a reasoned act opens a clause again.",
    name: "Name",
    nameHelp: "It is shown with the number, the date and your office. Empty: its number alone.",
    frozen: "What is frozen",
    figures:
      "{clauses, plural, one {One clause} other {# clauses}}, {brackets, plural, =0 {no brackets} one {one bracket} other {# brackets}}.",
    marks:
      "{agreed, plural, =0 {No paragraph is agreed} one {One paragraph is agreed} other {# paragraphs are agreed}}; {adReferendum, plural, =0 {none is agreed ad referendum} one {one is agreed ad referendum} other {# are agreed ad referendum}}; {open, plural, =0 {none is open} one {one is open} other {# are open}}. None of this prevents a base text.",
    open: "What stands open",
    openExplain: "It moves on to the next base text, unless you say that it lapses, and why.",
    nothingOpen: "No proposal runs, and no thread of the room is open.",
    proposals: "Running proposals",
    threads: "Open threads that the room reads",
    silent:
      "Comments that were told to you alone, or to a delegation, move on by themselves and stand in no list.",
    inReview: "Its words no longer fit the text, and nobody has said whether it stands. Say which.",
    proposal: "{label}, {kind}, {clause}",
    atStart: "at the start",
    thread: "{who}: “{text}”",
    verdict: { choose: "Choose…", moves: "moves on", lapses: "lapses" },
    reasonFor: "Why {what} lapses",
    toName: "Say of each of these whether it moves on or lapses.",
    needsReason: "Please say why.",
    do: "Consolidate base text {n}",
    done: "Base text {n} is consolidated. All clauses are locked.",
    listTitle: "Base texts of this Opinion",
    none: "There is no base text yet.",
    choose: "Read",
    madeBy: "Made by {who}, {at} ({zone}).",
    hash: "Hash",
    reading: "{name}, as it was frozen",
    brackets: "{n, plural, one {One bracket was asked for in it.} other {# brackets were asked for in it.}}",
    movedOn: "Moved on: {labels}",
    lapsed: "Lapsed: {labels}",
    lapsedThread: "Lapsed at a base text: {reason}",
    read: "Read it",
  },
};
