import type { DraftText } from "../../../plain-text/draft-text.ts";
import { opening, operative, recital, subItem, title, verb } from "./draft-clause.ts";

export const digitalDivide: DraftText = {
  number: "1",
  clauses: [
    title("Bridging the digital divide: gender and age, skills and connectivity"),
    opening,
    verb("recalling"),
    recital("Decision 641 (C24, last amended C25), by which the Council set the theme of this Forum"),
    recital("the pledge of the 2030 Agenda for Sustainable Development to leave no one behind"),
    verb("considering"),
    recital(
      "that a divide once measured by network coverage is now measured as much by cost, skills, devices and trust",
    ),
    recital(
      "that women and girls, older persons and persons with disabilities are [still] less likely to be online, even where a signal reaches their homes",
    ),
    recital(
      "that content and services in local languages decide whether a connection is of use to those who have it",
    ),
    verb("recognizing"),
    recital("that figures broken down by sex and by age are a condition of sound policy in this field"),
    verb("is of the view"),
    operative(
      "that connectivity is meaningful when people can reach it, afford it, use it safely and gain from it, and that national plans [should][could][are encouraged to] set targets for each of these four",
    ),
    operative("that programmes for digital skills serve their purpose best when they:"),
    subItem("begin with those who have never been online, and with the people who teach them"),
    subItem("are designed together with women, young people and older persons"),
    subItem("are offered near home, at times that suit carers and workers"),
    operative(
      "that schools, libraries and post offices can anchor community access, where a household connection remains out of reach",
    ),
    verb("invites Member States"),
    operative("to publish, [every two years], what they know of the use of ICTs by sex and by age"),
    operative("to share experience of measures that have lowered the cost of a first device"),
    verb("invites the Secretary-General"),
    operative("to gather these experiences and make them available to the membership"),
  ],
};
