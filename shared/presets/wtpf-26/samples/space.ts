import type { DraftText } from "../../../plain-text/draft-text.ts";
import { opening, operative, operativeBelow, recital, title, verb } from "./draft-clause.ts";

export const space: DraftText = {
  number: "4",
  clauses: [
    title("Space connectivity"),
    opening,
    verb("recognizing"),
    recital(
      "that satellites in several kinds of orbit now offer broadband to places where fibre and towers may never reach",
    ),
    recital(
      "that spectrum and orbits are limited resources, to which all countries look for equitable access",
    ),
    recital("that the price of a terminal, more than that of a subscription, keeps many households away"),
    verb("noting"),
    recital(
      "that the growing number of objects in orbit concerns every present and future user of outer space",
    ),
    verb("taking into account"),
    recital(
      "that the Radio Regulations and their conferences remain the place where rights to spectrum are settled",
    ),
    recital("the interest of astronomers in dark and quiet skies"),
    verb("is of the view"),
    operative(
      "that space-based and terrestrial networks complement each other, and that plans for universal service [should][could][are encouraged to] weigh both on equal terms",
    ),
    operative("that licensing supports investment and choice when it is:"),
    operativeBelow("published in advance, with its fees and its time limits"),
    operativeBelow("open to shared gateways and to community access points"),
    operativeBelow("[consistent with national law on data and on lawful authority]"),
    operative("that voluntary good practice for the end of a satellite's life helps to keep orbits usable"),
    verb("invites Member States"),
    operative(
      "to exchange experience of licensing and of affordable terminals, with attention to least developed countries",
    ),
    operative("to build the skills of their administrations in the coordination of satellite networks"),
    verb("invites the Secretary-General"),
    operative(
      "to support such exchanges, in particular for countries without satellite systems of their own",
    ),
  ],
};
