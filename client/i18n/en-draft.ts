/** Drafts of proposals in a delegation, a group of delegations or an office. English. */
export const enDraft = {
  draft: {
    heading: {
      delegation: "Drafts of your delegation",
      lead: "Drafts of the facilitators",
      chair: "Drafts of the Chair",
    },
    onlyYou: {
      delegation: "Only your delegation sees its drafts. Only the members of a group see the group’s drafts.",
      lead: "Only the facilitators of this group see these drafts.",
      chair: "Only the Chair sees these drafts.",
    },
    onlyYouStart: {
      delegation: "Only your delegation sees it until you submit it.",
      group: "Only {members} see it until it is submitted.",
      lead: "Only the facilitators of this group see it until you submit it.",
      chair: "Only the Chair sees it until you submit it.",
    },
    received:
      "From the Word file of receipt {number}, received on {at} ({zone}). It counts from that time only while all its text is unchanged.",
    write: "Write",
    writeName: "Write the draft on {place}",
    place: {
      add: "New clause after {clause}",
      addAtStart: "New clause at the start",
      change: "Change of {clause}",
      delete: "Deletion of {clause}",
      keep: "No change of {clause}",
    },
    begun: "begun {at} by {who}",
    empty: "Write here.",
    told: {
      oneParagraph: "A suggestion is one paragraph, so Enter adds none. {key} sends it.",
      noLevel: "You cannot change the level of a suggestion.",
      pastedAsOne: "The pasted paragraphs were joined into one.",
      tooLong: "Not added: the paragraph would be too long for a clause.",
      unseen: "Not added: these characters are invisible.",
    },
    opening: "Opening the draft…",
    notHere: "The page cannot reach the draft now. Your text is kept.",
    noEditor: "The page could not load the editor. Close this and try again.",
    alsoHere: "Also writing: {names}",
    submitMeans: {
      delegation: "Everyone will see the text, the reason and your delegation as the proponent.",
      group:
        "{coordinator} submits it. Then everyone will see the text, the reason and the group. Each other member is asked, and named after it confirms.",
      smallGroup: "Everyone will see the text, brought back by {members}. The small group then ends.",
      lead: "Everyone will see the text and the reason as the facilitator’s text. No delegation is named.",
      chair: "Everyone will see the text and the reason as the Chair’s text. No delegation is named.",
    },
    notSaved: "You can submit it when all of it is saved.",
    discard: "Discard the draft…",
    discardSure: {
      delegation: "Discard the draft for good? Only your delegation can still read it.",
      group: "Discard the draft for good? Only its members can still read it.",
      lead: "Discard the draft for good? Only the facilitators of this group can still read it.",
      chair: "Discard the draft for good? Only the Chair can still read it.",
    },
    discardYes: "Discard",
    ended: { submitted: "The draft was submitted.", discarded: "The draft was discarded." },
    refusedWords: "This text came too late and was not saved:",
    dropRefused: "Dismiss",
    done: {
      begun: "you started a draft",
      submitted: "the proposal was submitted",
      discarded: "the draft was discarded",
    },
  },
};
