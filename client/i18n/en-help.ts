/** Help: cards by role, signs, keys and words. English. */
export const enHelp = {
  help: {
    title: "Help",
    print: "Print",
    search: "Search in Help",
    found: "{n, plural, one {# place found} other {# places found}}",
    nothing: "Nothing found. Try another word, or ask the secretariat.",
    headings: {
      cards: "First steps, by role",
      signs: "Signs in a text",
      keys: "Keys",
      words: "Fifteen words",
    },
    firstVisit: {
      label: "First steps",
      heading: "First steps · {role}",
      done: "Got it",
      later: "You find this again under <help>Help</help>.",
    },
    sample: { words: "text" },
    cards: {
      delegate: {
        first: {
          title: "Read and type",
          words: "Open an Opinion and click a paragraph. If it is not locked, type: all see it at once.",
        },
        second: {
          title: "Propose, take positions",
          words: "Propose a change beside the text. Say if your delegation can accept it.",
        },
        third: {
          title: "See what waits",
          words: "Home lists what concerns your delegation. Each button leads to the place.",
        },
      },
      facilitator: {
        first: {
          title: "Open a meeting",
          words: "Open it here or above the text. All pages follow the paragraph that you select.",
        },
        second: {
          title: "Decide proposals",
          words: "Select a paragraph. Accept, bracket or decline at the right; you can undo for ten seconds.",
        },
        third: {
          title: "Find agreement",
          words: "Ask for objections. If none comes, declare the paragraph agreed ad referendum.",
        },
      },
      chair: {
        first: {
          title: "See all texts",
          words: "Home shows the state of each Opinion. The convergence board shows each day.",
        },
        second: {
          title: "Agree",
          words: "Mark a paragraph agreed, or the whole text in one act.",
        },
        third: {
          title: "Issue the report",
          words: "Check, write and issue it on one page. The record supplies the facts.",
        },
      },
      managementTeam: {
        first: {
          title: "Read and edit",
          words: "You can type in every open text. Signs beside a paragraph tell its state.",
        },
        second: {
          title: "Merge texts",
          words: "The merging desk shows contributions and proposals beside each other, by paragraph.",
        },
        third: {
          title: "Prepare the report",
          words: "Its page lists what is still open in each text.",
        },
      },
      secretariat: {
        first: {
          title: "Invite people",
          words: "Add people one by one or from a list. Each gets a sign-in link.",
        },
        second: {
          title: "Register papers",
          words: "Each contribution gets a number. Its proposals stand in the texts.",
        },
        third: {
          title: "Keep the dates",
          words: "The timetable opens and closes texts by itself. Change a date and all are told.",
        },
      },
      follower: {
        first: {
          title: "Read a text",
          words: "Open an Opinion. Signs beside each paragraph tell its state.",
        },
        second: {
          title: "Compare versions",
          words: "The menu of an Opinion shows its versions, and what changed between two.",
        },
        third: {
          title: "Follow a meeting",
          words: "While a group meets, your page goes to the paragraph on the table.",
        },
      },
    },
    signs: {
      open: { name: "Open", means: "The paragraph is not agreed yet." },
      adReferendum: {
        name: "Agreed ad referendum",
        means: "The group agrees, subject to confirmation by capitals.",
      },
      agreed: { name: "Agreed", means: "The Chair confirmed the agreement." },
      void: { name: "Changed since", means: "It was agreed, and the text changed afterwards." },
      bracket: { name: "Bracket", means: "This text is not agreed." },
      inserted: { name: "New text", means: "It came in since the last accepted version." },
      deleted: { name: "Removed text", means: "It went out since the last accepted version." },
      locked: { name: "Locked", means: "Typing is not possible. You can propose a change." },
      objection: { name: "Objection", means: "This delegation cannot accept the paragraph." },
      unanswered: {
        name: "Objection, to be answered",
        means: "The text changed. The delegation has not said yet if its objection stands.",
      },
      proposal: { name: "Proposal", means: "This delegation proposes a change that is not decided." },
      comment: { name: "Comments", means: "Open comments on the paragraph, and their number." },
      group: { name: "Small group", means: "Some delegations look for words on this paragraph." },
      postponed: { name: "Postponed", means: "The group comes back to the paragraph later." },
      changed: { name: "Changed for you", means: "It changed since your last visit. Click to see how." },
    },
    words: {
      opinion: { name: "Opinion", means: "A text that the groups draft and the Forum may adopt." },
      clause: { name: "Clause", means: "One paragraph of an Opinion, with its own number and state." },
      verb: {
        name: "Section verb",
        means: "The line above a list of clauses, such as “recognizing” or “invites”.",
      },
      delegation: { name: "Delegation", means: "Speaks for a State or another participant." },
      proposal: {
        name: "Proposal",
        means: "A change that a delegation submits. It stands beside the text until it is decided.",
      },
      position: {
        name: "Position",
        means: "A delegation’s answer to a text, such as “can accept” or “cannot accept”.",
      },
      bracket: { name: "Bracket", means: "Square brackets around text that is not agreed." },
      comment: { name: "Comment", means: "A remark on a paragraph. You choose who reads it." },
      adReferendum: {
        name: "Ad referendum",
        means: "Agreed by the group, subject to confirmation by capitals.",
      },
      agreed: { name: "Agreed", means: "Confirmed by the Chair. Other words end the agreement." },
      lock: { name: "Lock", means: "Stops typing in a clause. Proposals stay possible." },
      baseText: { name: "Base text", means: "A text that was frozen, numbered and circulated." },
      meeting: { name: "Meeting", means: "Opened and closed by an act. What is agreed in it names it." },
      group: {
        name: "Small group",
        means: "A few delegations look for words on one clause and report back.",
      },
      record: { name: "Record", means: "All acts in their order. It only grows and proves itself." },
    },
  },
};
