/** Calls for objections. English. */
export const enCall = {
  call: {
    entry: {
      callMade:
        "{who} called for objections to {clauses}: {tier, select, agreed {agreed} other {agreed ad referendum}}, after {pause} s.",
      callAnswered:
        "{who} {answer, select, floor {asked for the floor} other {needs time}} on {clause}, in a call for objections.",
      callAnswerTakenBack: "{who} took its answer on {clause} back.",
      callAnswerHeard: "{who} dealt with the answer of {delegation} on {clause}.",
      callWithdrawn: "{who} took the call for objections back.",
      callLapsed:
        "The call for objections ended without a result: {cause, select, leadGone {no lead was connected} meetingOver {the meeting stopped} other {the server had restarted}}.",
      callDeclared: "{who} declared {clauses} agreed: nobody objected.",
      away: "No page had shown the call to {who}.",
      cameBack: "{who} came back to {clause}: it was cut off during the call.",
      comeBackAnswered: "{who} answered {delegation}, which came back to {clause}.",
    },
  },
};
