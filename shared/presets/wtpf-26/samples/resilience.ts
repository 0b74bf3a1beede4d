import type { DraftText } from "../../../plain-text/draft-text.ts";
import { opening, operative, operativeBelow, recital, subItem, title, verb } from "./draft-clause.ts";

export const resilience: DraftText = {
  number: "3",
  clauses: [
    title("Strengthening the resilience of telecommunications/ICTs"),
    opening,
    verb("considering"),
    recital(
      "that societies now depend on networks for health, payments, energy and public safety at every hour",
    ),
    recital(
      "that cables, towers and power supply fail for many reasons, from earthquakes and storms to accidents and ageing equipment",
    ),
    recital("that restoring a service often takes longer than building redundancy would have done"),
    verb("mindful"),
    recital("that small islands and remote communities may rest on one single cable or link"),
    verb("emphasizing"),
    recital("that resilience is a shared task of governments, operators, suppliers and users"),
    recital("that measures against disruption need to respect privacy and open competition"),
    verb("is of the view"),
    operative("that each national plan for resilience would benefit from the following elements:"),
    operativeBelow("a register of the dependencies between networks, power and transport"),
    operativeBelow("more than one route, and [where feasible] more than one technology, to every region"),
    operativeBelow("exercises in which operators and emergency services train together"),
    operative("that agreements made beforehand speed recovery, above all as to:"),
    subItem("permits for the repair of submarine cables"),
    subItem("the temporary import of equipment and the entry of repair teams"),
    operative("that reports after major outages [should][could] be shared, so that others learn from them"),
    verb("invites Member States"),
    operative("to name a national contact point for the coordination of recovery"),
    verb("invites the Secretary-General"),
    operative("to keep a public list of these contact points"),
  ],
};
