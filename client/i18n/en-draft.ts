/** Drafts of proposals inside a delegation, a group of delegations or an office. English. */
export const enDraft = {
  draft: {
    heading: {
      delegation: "Drafts of your delegation",
      lead: "Drafts of the facilitators",
      chair: "Drafts of the Chair",
    },
    onlyYou: {
      delegation:
        "Only the people of your delegation see that these are here, and what stands in them; those of a group, the people of its members.",
      lead: "Only those who lead this group see that these are here, and what stands in them.",
      chair: "Only the Chair sees that these are here, and what stands in them.",
    },
    start: "Draft a change…",
    startName:
      "Draft a change of {clause} {whose, select, delegation {inside the delegation} lead {among the facilitators} other {for the Chair alone}}",
    startAdd: "Draft a new one after it…",
    startAddName:
      "Draft a clause after {clause} {whose, select, delegation {inside the delegation} lead {among the facilitators} other {for the Chair alone}}",
    startGroup: "Draft with other delegations…",
    startGroupName: "Draft on {clause} with other delegations",
    groupExplain:
      "The people of all its members write it together, and nobody else sees that it is there. Your delegation submits it.",
    beginGroup: "Begin the draft",
    onlyYouStart: {
      delegation: "Seen by your delegation alone until it is submitted.",
      group: "Seen by the people of {members} alone until it is submitted.",
      lead: "Seen by those who lead this group alone until it is submitted.",
      chair: "Seen by the Chair alone until it is submitted.",
    },
    received:
      "Taken from the Word file of receipt {number}, received on {at} ({zone}). As long as its words stand unchanged they count from then.",
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
    title: "Draft: {place}",
    words: "Words of the draft",
    empty: "Write here; everybody who sees it may.",
    told: {
      oneParagraph: "A draft is one paragraph, so Enter starts no new one. Create another draft instead.",
      noLevel: "A draft keeps the level that it was begun with.",
      pastedAsOne: "The pasted paragraphs were joined into one.",
      tooLong: "Not taken: the paragraph would be longer than a clause can be.",
      unseen: "Not taken: these characters are invisible.",
    },
    opening: "The draft is being opened…",
    notHere: "The draft cannot be reached just now. What was written is kept.",
    noEditor: "The editor could not be loaded. Close this and try again.",
    alsoHere: "Also writing: {names}",
    preview: "What it changes",
    submit: "Submit to the room",
    submitMeans: {
      delegation:
        "Everybody in the room will see the words, the reason and your delegation as the proponent.",
      group:
        "{coordinator} submits it. Everybody in the room will then see the words, the reason and the group; each other member is asked, and named when it has confirmed.",
      lead: "Everybody in the room will see the words and the reason as the facilitator’s text, in no delegation’s name.",
      chair:
        "Everybody in the room will see the words and the reason as the Chair’s text, in no delegation’s name.",
    },
    notSaved: "It can be submitted when all its words are saved.",
    discard: "Discard the draft…",
    discardSure: {
      delegation: "Discard the draft for good? Its words stay readable to your delegation alone.",
      group: "Discard the draft for good? Its words stay readable to its members alone.",
      lead: "Discard the draft for good? Its words stay readable to those who lead this group alone.",
      chair: "Discard the draft for good? Its words stay readable to the Chair alone.",
    },
    discardYes: "Discard",
    ended: { submitted: "The draft was submitted.", discarded: "The draft was discarded." },
    refusedWords: "These words came too late and were not taken:",
    dropRefused: "Put away",
    done: {
      begun: "the draft is there for those who write it",
      submitted: "the proposal was submitted",
      discarded: "the draft was discarded",
    },
  },
};
