/** The convergence board. English. */
export const enBoard = {
  board: {
    heading: "Convergence board",
    explain:
      "Paragraphs by their state, as the record has them. Nothing is added up over the Opinions, and nothing is agreed until everything is agreed.",
    loading: "Counting from the record",
    failed: "The board could not be loaded.",
    failedNext: "Check the connection and try again.",
    closed: "The board is the management team’s.",
    closedNext: "The Chair decides what others see of it.",
    none: "There is no draft Opinion yet.",
    csv: "Download as CSV",
    counting: "Earlier days are still counted: {rows} of {of} rows of the record.",
    repair: "Opinion {number} is closed for repair: its figures cannot be read.",
    asOf: "As it stands at {at}.",
    openTo: {
      label: "What others see of this board",
      explain:
        "The management team and the secretariat see all of it. What you choose here is an act on the record.",
      managementTeam: "Nothing",
      roomCounts: "The figures and the acts of the week, not for whom they wait",
      room: "All of it, also for whom the texts wait",
      done: "The board is open as you chose.",
    },
    states: {
      agreed: "Agreed",
      adReferendum: "Agreed ad referendum",
      open: "Open",
      void: "of these changed since marked",
      brackets: "Brackets",
      alternatives: "Alternatives",
    },
    chart: {
      label:
        "Opinion {number}: paragraphs on {day}: {agreed} agreed, {adReferendum} agreed ad referendum, {open} open; {brackets} brackets. The table below has every day.",
      table: "Every day as a table",
      day: "Day",
    },
    waits: {
      heading: "What is pending, and with whom",
      nothing: "Nothing that the room was told of.",
      awaitsInstructions:
        "{who} awaits instructions{until, select, none {} other {, until {until}}}: {clause}",
      cannotAccept: "{who} cannot accept: {clause}",
      pendingDelegation: "Agreed pending {who}: {clause}",
      proposal: "Proposal {label} is without an answer: {clause}",
      silence: "Silence runs until {when}: {clause}",
      notForYou: "For whom the texts wait is shown to the management team.",
    },
    packages: {
      heading: "What holds up what",
      package: "{clause} and {waitsFor} are a package: each waits for the other",
      waits: "{clause} waits for {waitsFor}",
    },
    week: {
      heading: "What changed this week",
      nothing: "Nothing was settled in the last seven days.",
      later: "Told when all days are counted.",
      line: "{what}{clauses, select, none {} other {: {clauses}}}",
      clauseMarked: "{n, plural, one {# mark set} other {# marks set}}",
      markReopened: "{n, plural, one {# mark reopened} other {# marks reopened}}",
      pendingLifted: "{n, plural, one {# pending lifted} other {# pendings lifted}}",
      sentForward: "{n, plural, one {# text sent forward} other {# texts sent forward}}",
      consolidated: "{n, plural, one {# base text made} other {# base texts made}}",
      reopened: "{n, plural, one {reopened once} other {reopened # times}}",
      stageAdvanced: "{n, plural, one {# change of stage} other {# changes of stage}}",
      proposalAccepted: "{n, plural, one {# proposal accepted} other {# proposals accepted}}",
      bracketRaised: "{n, plural, one {# bracket asked for} other {# brackets asked for}}",
      bracketWithdrawn: "{n, plural, one {# bracket withdrawn} other {# brackets withdrawn}}",
      bracketLifted: "{n, plural, one {# bracket lifted} other {# brackets lifted}}",
    },
  },
};
