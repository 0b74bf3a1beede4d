/** The forum’s officers and groups, and the changes of its facts. English. */
export const enFacts = {
  facts: {
    heading: "Officers and groups",
    chair: "Chair: {name} ({from})",
    lead: "{office}: {name} ({from})",
    closed: "closed on {at}",
    changes:
      "{n, plural, one {# change} other {# changes}} of the forum’s officers, groups, rights and texts",
    told: "{at}, {who}: {what}",
    because: "Reason: {reason}",
    recorded: "From here the forum’s own record counts. Before that, the program’s file counted.",
    officer: {
      chair:
        "{named, select, no {another person is the Chair} other {the Chair is now {now}, before {was}}}.",
      lead: "{named, select, no {another person leads the group “{topic}”} other {{now} now leads the group “{topic}”, before {was}}}.",
    },
    group: {
      added: "the group “{topic}” was added.",
      renamed: "the group “{was}” is now called “{now}”.",
      closed: "the group “{topic}” was closed.",
      reopened: "the group “{topic}” was reopened.",
    },
    rights: "{category}: may now {now}; before: {was}.",
    nothing: "do none of this",
    right: {
      maySpeak: "speak",
      mayPropose: "propose",
      mayType: "type",
      mayTakePosition: "take positions",
      mayStopMark: "stop a mark",
    },
    text: "{what} is now “{now}”, before “{was}”.",
    textChanged: "{what} changed.",
    texts: {
      name: "the forum’s name",
      shortName: "the forum’s short name",
      reportNumber: "the number of the report",
      group: "the name of the group",
      theme: "the theme",
      place: "the place",
      openingWords: "the opening words of new Opinions",
      standingWords: "the standing words",
      viceChairs: "the line on the vice-chairs",
      agenda: "the draft agenda",
      stages: "names of stages",
    },
  },
};
