/** Kinds of clauses, and categories of participants. English. */
export const enKinds = {
  kind: {
    title: "title",
    opening: "opening words",
    verb: "section verb",
    recital: "recital",
    operative: "operative paragraph",
    subItem: "sub-item",
    note: "note",
  },
  category: {
    memberState: "Member State",
    sectorMember: "Sector Member",
    associate: "Associate",
    academia: "Academia",
    stateOfPalestine: "State of Palestine",
    observerOrganization: "Organization entitled to observe",
    office: "Office of the forum",
  },
};
