/** Marks of a clause, and what changed since one. English. */
export const enMarks = {
  marks: {
    heading: "Marks",
    basis: "Agreed at: {basis}",
    inForce: "in force",
    noAgreement: "not agreed: a delegation cannot accept",
    void: "text changed since",
    earlier: "an earlier mark",
    reopened: "{who} reopened it {at}: {reason}",
    covers: "A mark covers what is read aloud: verb, introducing words, text and footnotes.",
  },
  difference: {
    title: "What changed in {clause}",
    since: "Compared with the text {tier} on {date}.",
    sinceSettled: "Compared with the last accepted text.",
    same: "The text of the clause is the same. Its verb, its introducing words or a footnote changed.",
    inserted: "inserted",
    deleted: "deleted",
  },
};
