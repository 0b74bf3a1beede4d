/** All that people of the sample's story write and say, beside the draft Opinions of its file. Nobody of it is real. */

export const OFFICERS = {
  chair: { name: "Chair of the sample", from: "Delegation H" },
  leads: {
    "digital-divide": { name: "Facilitator of the first group", from: "Delegation E" },
    green: { name: "Facilitator of the second group", from: "Delegation F" },
    resilience: { name: "Facilitator of the third group", from: "Delegation D" },
    space: { name: "Facilitator of the fourth group", from: "Delegation G" },
    innovation: { name: "Facilitator of the fifth group", from: "Delegation H" },
  },
} as const;

export const PAPERS = {
  terminals: {
    number: "1",
    title: "Terminals that many can share",
    text: "Where one household cannot afford a terminal of its own, a school, a clinic or a community network can share one with its neighbours. Licences seldom foresee this.\n\nWe propose that the draft Opinion on satellite access names shared terminals, and that fees and time limits of licences are known before anybody applies.",
  },
  recovery: {
    number: "2",
    title: "What slows the repair of networks",
    text: "After each storm of the past years, the parts were there and the permits were not. A second route helps only where it does not share its power supply with the first.\n\nWe propose that the draft Opinion on resilience asks for a second technology where that is feasible, and for permits that are agreed beforehand.",
  },
  laboratories: {
    number: "3",
    title: "Laboratories for firms of every size",
    text: "Young firms seldom need a laboratory for a whole year. They need one for three weeks, at a price that they know.\n\nWe propose that shared laboratories are open to firms of every size, and that the text promises no means which nobody has.",
  },
  skills: {
    number: "4",
    title: "Written input on base text 1 of draft Opinion 1: skills",
    text: "We support base text 1. In its first view we prefer one verb to three: plans should set targets.\n\nTargets are of use only if they are measured. Every two years is a rhythm that our statistical office can keep.",
  },
  languages: {
    number: "5",
    title: "Written input on base text 1 of draft Opinion 1: local languages",
    text: "A connection without content in one’s own language is soon given up. The recital on content has no answer in the views.\n\nOur group proposes a paragraph on content and services in local languages.",
  },
  figures: {
    number: "6",
    title: "Written input on base text 1 of draft Opinion 1: figures",
    text: "Figures by sex and by age exist in few countries, and methods differ. Universities can help to compare them.\n\nWe propose nothing that would be a new duty, and offer our methods to all who ask.",
  },
} as const;

export const DIVIDE = {
  women: {
    words: "[still]",
    asks: "Is “still” needed? The figures that we know moved in both directions.",
    answers: "Thank you. It stays in brackets until the group has seen the figures of this year.",
  },
  carers: {
    text: "are offered near home, at times that suit carers and workers, and in a language that they speak",
    reason: "Skills are learned in one’s own language.",
  },
  targets: {
    text: "that connectivity is meaningful when people can reach it, afford it, use it safely and gain from it, and that national plans should set targets for each of these four",
    reason: "One verb in place of three. We can live with “could”, and not with three verbs side by side.",
  },
  languages: {
    text: "that content and services in local languages deserve support, from the tools to write them to the people who do",
    reason: "Considering c) has no answer in the views.",
  },
  libraries: {
    text: "that schools, libraries, post offices and community centres can anchor community access, where a household connection remains out of reach",
    reason: "In many places the centre is all there is.",
  },
  yearly: "Our office can publish every two years, and not more often. With that rhythm the brackets may go.",
  methods: "We offer to compare methods before the next meeting. It binds nobody.",
  deadline: "Deadline: written input on base text 1 of draft Opinion 1",
  baseText: "Text after the first joint meeting",
} as const;

export const RESILIENCE = {
  routes: {
    text: "more than one route and, where feasible, more than one technology, to every region",
    reason: "The words need no brackets once “where feasible” stands between commas.",
  },
  plans: {
    text: "that operators need to know each other’s plans before an outage, since one network often waits for another",
    reason: "What we learned after the last storm.",
  },
  exercises: {
    text: "exercises in which operators and emergency services train together, across borders where networks cross them",
    reason: "Our networks cross two borders, and our exercises cross none.",
  },
  round: "Written round of the group, two days without objection",
  reports: {
    text: "that reports after major outages be shared, with due regard to security, so that others learn from them",
    reason: "We look for a verb that both sides can accept.",
  },
  shared: "Our capital reads the two verbs again. We hope to answer before the next meeting.",
  list: "We wait for our ministry, which would keep such a list.",
  comment: "Delegation E could accept either verb, and would not wait for a third.",
  waits: "Delegation D awaits its instructions on the list",
  secondText: "Text after the second reading",
} as const;

export const INNOVATION = {
  laboratories: {
    text: "shared laboratories, test beds and computing capacity that are open to firms of every size",
    reason: "With “firms of every size” our capital no longer needs the brackets.",
  },
  means: {
    text: "to include ICT-centric innovation in their strategies for development",
    reason: "No text of this Forum can promise means. Without these words we agree to the rest.",
  },
  thanks: "Delegation B can go along with this, and thanks Delegation E.",
  agreed: "Third reading of the joint meeting",
} as const;

export const SPACE = {
  equitable: {
    words: "equitable access",
    asks: "We understand “equitable access” as it is used in the Union’s basic texts. Is that the intention?",
    answers: "Yes. The words are meant as there, and say nothing new.",
  },
  shared: {
    text: "that a school, a clinic or a community network can share one terminal with its neighbours, where households cannot afford their own",
    reason: "From our contribution on terminals that many can share.",
  },
  published: {
    text: "published in advance, with its fees, its time limits and the reasons for which it may be refused",
    reason: "An applicant who knows the reasons does not apply in vain.",
  },
  orbit: { from: "every present and future user", to: "all present and future users" },
  equal: {
    text: "that space-based and terrestrial networks complement each other, and that plans for universal service should weigh both on equal terms",
    reason: "“Should” is as far as an Opinion goes, and less would say nothing.",
  },
  circumstances: {
    text: "that space-based and terrestrial networks complement each other, and that plans for universal service could weigh both in the light of national circumstances",
    reason: "Countries without satellite systems of their own begin elsewhere.",
  },
  reasons: {
    text: "that space-based and terrestrial networks complement each other, and that plans for universal service are encouraged to weigh both, and to give the reasons for their choice",
    reason: "A choice with its reasons is easier to accept than a choice on equal terms.",
  },
  supportsEqual: "Equal terms are what our operators ask for.",
  awaitsVerb: "Our capital looks at the three verbs together.",
  noAuthority:
    "“Lawful authority” would bring law enforcement into an Opinion on connectivity. We proposed other words in the meeting, and none were taken up.",
  voluntary: {
    words: "voluntary",
    reservation: "Delegation D keeps this word in brackets until its regulator has answered.",
  },
  skies: {
    question: "Which words on objects in orbit can you all accept, without new duties for anybody?",
    from: "concerns all present and future users of outer space",
    to: "is of concern to all present and future users of outer space, and calls for good practice that is shared openly",
  },
  goodWords: "These are the words of three delegations that began far apart. We support them.",
  gateways: {
    words: "shared gateways",
    asks: "Does “shared gateways” include gateways in another country? Our operators use one across the border.",
    answers: "The text is silent on the place, and we would leave it so.",
  },
  joint: "Second meeting on satellite access",
  next: "Third meeting on satellite access",
  agendaViews: "The three proposals on the first view; then 2.3",
  agendaOrbit: "What the small group brought back",
} as const;

export const MEETINGS = {
  joint: {
    name: "First joint meeting of the working groups",
    conclusion:
      "Draft Opinion 5 was agreed ad referendum as a whole. Draft Opinion 3 was agreed ad referendum except one paragraph.",
    narrative:
      "The Chair opened the meeting and thanked the five groups for their texts.\nOn draft Opinion 5, Delegation C presented its words on shared laboratories, and Delegation E asked to leave out words that promise means. The meeting agreed to both, and to the whole text ad referendum.\nOn draft Opinion 3, the meeting agreed to all paragraphs but the one on reports after outages, for which two verbs remain.\nDraft Opinions 1 and 4 stay with their groups. Draft Opinion 2 had no comments yet.",
  },
  space: {
    conclusion:
      "Three proposals stand on the first view. Delegation E cannot accept 2.3. A small group looks at the words on objects in orbit.",
    narrative:
      "The facilitator took the text from the first recital on. The recitals on broadband and on the price of terminals were agreed ad referendum.\nOn the first view, Delegations A, B and C each proposed one of the three verbs. Delegation D supported Delegation A. No words were found that all could accept.\nDelegation E stated that it cannot accept 2.3 as it stands. Delegation D asked for brackets around “voluntary”.\nDelegations A, C and F formed a small group on objects in orbit.",
    link: "https://meet.example.org/space-connectivity",
  },
} as const;

export const REPORT = {
  introduction:
    "This first report gives the state of the five draft Opinions after a joint meeting of the working groups and a meeting on satellite access.\nDraft Opinion 5 is agreed. Draft Opinion 3 is close to it. The Chair asks delegations to concentrate on draft Opinion 4, and to send their written input on draft Opinion 1 in time.",
  remarks: "The Chair thanks the facilitators and the delegations of the small group for their work.",
} as const;

/** Printed beside the links of a first start. */
export const LOOK = {
  space:
    "Facilitator of draft Opinion 4, in mid-negotiation: three rival proposals, an objection, a small group's result",
  AAA: "Delegate of AAA: your inbox, your proposals, and written input on draft Opinion 1",
  chair: "Chair: draft Opinion 3 needs two paragraphs, draft Opinion 5 is agreed, the first report is out",
  secretariat: "Secretariat: six contributions, the timetable, records of two meetings, people and links",
} as const;
