/** The palette, what is added to a clause, and what remains in an Opinion. English. */
export const enPalette = {
  palette: {
    open: "Search everything",
    search: "Search",
    name: "Search everything",
    field: "Search actions, paragraphs, people and papers",
    example: "Action, paragraph, person, paper …",
    results: "Results",
    close: "Close the search",
    none: "Nothing found. Try another word.",
    count: "{n, plural, =0 {Nothing found.} one {# result} other {# results}}",
    page: "Page",
    setting: "Setting",
    delegation: "Delegation",
    contribution: "Contribution {number}: {title}",
    meeting: "Meeting: {name}",
    record: "Record: {name}",
  },
  add: {
    add: "+ Add",
    list: "{named} …",
    name: "Add to {clause}",
    ownNote: "Private note",
    ownNoteLocked: "Unlock private notes…",
    newClause: "Suggest a new clause",
    deletion: "Suggest its deletion",
    shelf: "Agreed language…",
    checks: "Checks…",
  },
  first: {
    label: "First steps",
    explain: "This Opinion has no text yet.",
    wait: "This Opinion has no text yet. Its facilitator begins it.",
    begin: "Start with “{verb}”",
    bring: "Bring in a text…",
    invite: "Invite people",
  },
  remains: {
    heading: "Still to agree",
    nothing: "Every paragraph is agreed.",
    objections:
      "{n, plural, one {# paragraph that a delegation cannot accept} other {# paragraphs that a delegation cannot accept}}",
    brackets: "{n, plural, one {# paragraph with brackets} other {# paragraphs with brackets}}",
    proposals:
      "{n, plural, one {# paragraph with an open proposal} other {# paragraphs with open proposals}}",
    open: "{n, plural, one {# paragraph not agreed} other {# paragraphs not agreed}}",
  },
};
