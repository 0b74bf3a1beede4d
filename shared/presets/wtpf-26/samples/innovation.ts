import type { DraftText } from "../../../plain-text/draft-text.ts";
import { opening, operative, recital, subItem, title, verb } from "./draft-clause.ts";

export const innovation: DraftText = {
  number: "5",
  clauses: [
    title("ICT-centric innovation and entrepreneurship"),
    opening,
    verb("welcoming"),
    recital("the growing number of young companies that build digital services for needs close to home"),
    verb("considering"),
    recital(
      "that an ecosystem of innovation lives by the exchange between founders, universities, investors and public bodies",
    ),
    recital(
      "that founders outside large cities, and women among them in particular, find capital and mentors with difficulty",
    ),
    recital("that rules made for established markets can weigh heavily on those who enter them"),
    verb("noting further"),
    recital(
      "that open standards and interoperable platforms let small firms compete beyond their home market",
    ),
    verb("is of the view"),
    operative(
      "that public policy fosters innovation best where it is predictable, open to trial and built on evidence",
    ),
    operative("that the following means have proved their worth in different settings:"),
    subItem("regulatory sandboxes with a clear beginning and a clear end"),
    subItem("public procurement that is within reach of small and young firms"),
    subItem("[shared laboratories, test beds and computing capacity]"),
    operative("that curricula from primary school onward can join technical skills with those of enterprise"),
    verb("invites Member States"),
    operative("to include ICT-centric innovation in their strategies for development, [with means to match]"),
    operative("to ease the way of founders between national ecosystems"),
    verb("invites Member States, Sector Members, Associates and Academia"),
    operative("to open their networks of mentors to young people and to women founders"),
  ],
};
