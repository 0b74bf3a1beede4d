import type { DraftText } from "../../../plain-text/draft-text.ts";
import { opening, operative, operativeBelow, recital, title, verb } from "./draft-clause.ts";

export const green: DraftText = {
  number: "2",
  clauses: [
    title("Green digital transformation for the climate and the environment"),
    opening,
    verb("bearing in mind"),
    recital(
      "the Paris Agreement and the goals for climate and for responsible consumption of the 2030 Agenda",
    ),
    verb("noting"),
    recital(
      "that digital tools help other sectors to save energy and materials, and to adapt to a changing climate",
    ),
    recital(
      "that networks, data centres and devices themselves draw on power, water and minerals, and that demand for them is growing",
    ),
    recital("that the larger part of discarded equipment is neither collected nor repaired"),
    verb("aware"),
    recital("that claims of savings are hard to compare while methods of measurement differ"),
    recital("that countries begin this transformation from unequal positions of finance, skills and supply"),
    verb("is of the view"),
    operative(
      "that climate policy and digital policy gain from being planned together, so that the emissions avoided by digital means exceed those that they cause",
    ),
    operative(
      "that operators and public authorities can lessen the footprint of infrastructure, in particular through:",
    ),
    operativeBelow("the disclosure of energy and water use by comparable methods"),
    operativeBelow("[the sharing of sites and passive infrastructure, where competition law allows it]"),
    operativeBelow("procurement that rewards a longer life, repair and reuse of equipment"),
    operative(
      "that early warning of floods, heat and storms is among the uses of ICTs which deserve support first",
    ),
    verb("invites Member States"),
    operative("to consider national targets for the collection of discarded equipment"),
    verb("invites Sector Members, Associates and Academia"),
    operative("to contribute measurements and case studies to the standards work of the Union"),
  ],
};
