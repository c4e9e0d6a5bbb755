// The address of the page is the way: #WORLD:CHOICE.CHOICE?at=2&mode=...; nothing else is kept. That of a
// scenario, whose steps nobody chooses, is #scenario/NAME?at=2.

const SCENARIO = "scenario/";

/** The name of the scenario that a place is in, if it is in one. */
export function scenario(place) {
  return place.world.startsWith(SCENARIO) ? place.world.slice(SCENARIO.length) : undefined;
}

/** The beginning of a scenario. */
export const beginOf = (name) => ({ world: SCENARIO + name, way: [], at: 0, settings: {} });

/** The way that an address names. */
export function read(hash) {
  const text = hash.replace(/^#/, "");
  const sign = text.indexOf("?");
  const id = sign < 0 ? text : text.slice(0, sign);
  const query = new URLSearchParams(sign < 0 ? "" : text.slice(sign + 1));
  const [world, choices = ""] = id.split(":");
  const way = choices === "" ? [] : choices.split(".");
  const settings = {};
  for (const [name, value] of query) {
    if (name !== "at") settings[name] = value;
  }
  const at = query.has("at") ? Number(query.get("at")) : way.length;
  const last = world.startsWith(SCENARIO) ? Infinity : way.length;
  return { world: world || "relay", way, at: Math.min(Math.max(at || 0, 0), last), settings };
}

/** The address of a way. */
export function write(place) {
  const query = new URLSearchParams(Object.entries(place.settings).filter(([, value]) => value));
  if (place.at !== place.way.length) query.set("at", place.at);
  const id = place.world + (place.way.length ? ":" + place.way.join(".") : "");
  return "#" + id + (query.size ? "?" + query : "");
}

/** What is asked of the server about a way. */
export function query(place, more = {}) {
  const own = Object.entries(place.settings).filter(([name, value]) => value && !name.startsWith("other-"));
  return new URLSearchParams({ world: place.world, way: place.way.join("."), ...Object.fromEntries(own), ...more });
}

let told = { query: undefined };

/** The run of a scenario as a walk, at a step; it is asked for once and then gone through here. */
export async function run(place) {
  const { mode, profile } = place.settings;
  const query = new URLSearchParams(Object.entries({ scenario: scenario(place), mode, profile }).filter(([, value]) => value));
  if (told.query !== String(query)) told = { query: String(query), run: await ask("api/scenario", query) };
  const { run: it } = told;
  const rest = it.whole ? "" : ` These are the first ${it.steps.length} steps of it.`;
  const note = `The run of a scenario${it.point ? ` (${it.point})` : ""}: its file says what happens, and nobody chooses.${rest} Go through it with ← and →.`;
  return { ...it, note, query, at: Math.min(place.at, it.steps.length), nodes: [], away: [], choices: [], properties: [], witnesses: [] };
}

/** The settings of the way beside, if there is one. */
export function other(place) {
  return Object.fromEntries(Object.entries(place.settings).filter(([name]) => name.startsWith("other-")));
}

/** The place after taking a choice: a way ahead is kept if it goes on with it. */
export function take(place, choice) {
  const same = place.way[place.at] === String(choice);
  const way = same ? place.way : [...place.way.slice(0, place.at), String(choice)];
  return { ...place, way, at: place.at + 1 };
}

/** Asks the server; throws what it says is wrong. */
export async function ask(path, parameters) {
  const response = await fetch(path + "?" + parameters);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}
