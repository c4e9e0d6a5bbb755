// What stands at the nodes, what may happen next, what is judged, and a message's octets.
import { el } from "./el.js";

function entry(it) {
  const badge = it.change === "changed" && it.was !== it.value ? `changed, was: ${it.was}` : it.change;
  const mark = it.change ? el("span", { class: "badge" }, ` ${badge}`) : "";
  return el("div", { class: it.change }, el("dt", {}, it.name), el("dd", {}, el("span", { class: "value" }, it.value), mark));
}

function node(it) {
  const here = it.mobileNodes.length ? ` has ${it.mobileNodes.join(", ")} on its link` : "";
  const card = el("article", { class: "node" }, el("h3", {}, it.name, el("span", { class: "where" }, here)));
  for (const part of it.parts) {
    card.append(el("h4", {}, part.title), el("dl", {}, ...part.entries.map(entry)));
  }
  if (!it.parts.length) card.append(el("p", { class: "where" }, "holds nothing"));
  return card;
}

/** A card for each node. */
export function nodes(walk) {
  const away = walk.away.length ? [el("p", { class: "where" }, `${walk.away.join(", ")}: at no MAAR`)] : [];
  return [...away, ...walk.nodes.map(node)];
}

function ids(title, list, link) {
  if (!list.length) return [];
  return [title ? el("h3", {}, title) : "", el("ul", { class: "ids" }, ...list.map((id) => el("li", {}, link ? link(id) : id)))];
}

/** Properties, requirements and witnesses of a state. */
export function judged(walk) {
  const broken = walk.properties.filter((it) => it.state === "broken");
  const count = walk.properties.length;
  const summary = broken.length
    ? el("summary", { class: "broken" }, `Broken: ${broken.map((it) => it.name).join(", ")}`)
    : el("summary", {}, `${count} properties hold${walk.quiet ? ", those at rest too" : " (those at rest are asked when nothing is under way)"}`);
  const items = walk.properties.map((it) =>
    el("li", { class: it.state === "broken" ? "broken" : undefined }, el("b", {}, it.name), ` ${it.state}: ${it.says}`));
  const list = el("details", {}, summary, el("ul", {}, ...items));
  return [
    ...requirements(walk.requirements ?? []),
    ...ids("Seen in this step", walk.witnesses),
    list,
  ];
}

/** Those of RFC 8885 first; what it builds on can be opened. */
function requirements(all) {
  const own = all.filter((it) => it.startsWith("8885-"));
  const base = all.filter((it) => !it.startsWith("8885-"));
  const more = base.length
    ? [el("details", {}, el("summary", {}, `${base.length} more, of the RFCs that it builds on`), ...ids("", base, section))]
    : [];
  return [...ids("Requirements of RFC 8885 whose code ran in this step", own, section), ...more];
}

function section(id) {
  const [, rfc, part] = /^(\d+)-([A-Z]?[\d.]+)-/.exec(id) ?? [];
  return rfc ? el("a", { href: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}`, rel: "noreferrer" }, id) : id;
}

const GROUPS = [
  ["Messages", ["deliver", "drop", "duplicate", "forge"]],
  ["Timers", ["fire"]],
  ["Mobile nodes", ["move", "move-unnoticed", "leave"]],
  ["Nodes", ["crash"]],
];

function choice(it, next, ontake) {
  const lines = it.effects.map((effect) => el("span", { class: "effect" }, `→ ${effect}`));
  if (it.breaks) lines.push(el("span", { class: "breaks" }, `breaks ${it.breaks}`));
  return el("li", {},
    el("button", { type: "button", class: it.number === next ? "next" : undefined, "data-choice": it.number, onclick: () => ontake(it.number) },
      el("span", { class: "number" }, String(it.number)),
      el("span", {}, el("span", { class: "title" }, it.title), el("span", { class: "detail" }, it.detail), ...lines)));
}

/** The choices, those about one kind of thing together. */
export function choices(walk, next, ontake) {
  const items = [];
  for (const [title, kinds] of GROUPS) {
    const these = walk.choices.filter((it) => kinds.includes(it.kind));
    if (these.length) items.push(el("li", { class: "group" }, title), ...these.map((it) => choice(it, next, ontake)));
  }
  return items.length ? items : [el("li", { class: "empty" }, walk.note ?? (walk.breach ? "Something has broken: the way ends here." : "Nothing more can happen in this world."))];
}

function place(it) {
  if (!it.section) return "";
  const [rfc, part] = it.section.split(" ");
  return el("a", { href: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}`, rel: "noreferrer" }, `RFC ${rfc} ${part}`);
}

/** A message field by field, and its octets; a field lights up its octets. */
export function message(it) {
  const spans = (it.octets.match(/../g) ?? []).map((octet) => el("span", {}, octet));
  const light = (field) => spans.forEach((span, at) => span.classList.toggle("lit", at >= field.offset && at < field.offset + field.length));
  const row = (field, part) => {
    const shown = field.fields ? "" : typeof field.value === "string" ? field.value : String(field.value);
    return el("tr", { class: part ? "part" : undefined, tabindex: field.offset === 0 ? "0" : "-1", onfocus: () => light(field), onmouseenter: () => light(field) },
      el("th", { scope: "row" }, field.name), el("td", { class: "mono" }, shown), el("td", {}, field.meaning ?? "", place(field)),
      el("td", { class: "mono place" }, field.length > 1 ? `${field.offset} to ${field.offset + field.length - 1}` : String(field.offset)));
  };
  const rows = it.fields.flatMap((field) => [row(field, false), ...(field.fields ?? []).map((part) => row(part, true))]);
  const table = el("table", { class: "fields" },
    el("thead", {}, el("tr", {}, ...["Field", "Value", "Meaning"].map((name) => el("th", { scope: "col" }, name)), el("th", { scope: "col", class: "place" }, "Octets"))),
    el("tbody", {}, ...rows));
  return [
    el("p", {}, `${it.from} to ${it.to}: `, el("span", { class: "mono" }, it.text), " ", place(it)),
    it.refusal ? el("p", { class: "broken" }, `Whoever gets it refuses it: ${it.refusal.meaning} (octet ${it.refusal.offset})`) : "",
    el("div", { class: "octets", role: "img", "aria-label": `${spans.length} octets: ${it.octets}` }, ...spans),
    table,
  ];
}

const KEYS = [
  ["0 … 9", "take the choice with this number"], ["↑ ↓, Enter", "go through the choices, the ladder's steps or a message's fields, take one"],
  ["← or u", "undo"], ["→ or r", "redo"], ["Home, End", "to the beginning, to the end of the way"],
  ["m", "open the message of this step"], ["s", "show me …"], ["c", "compare …"], ["k", "knobs, bounds, seeded bug"],
  ["w", "to the worlds"], ["Esc", "close"], ["?", "these keys"],
];

/** What each key does, and how to read the page. */
export function keys() {
  return [el("dl", { class: "keys" }, ...KEYS.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
    el("p", {}, "The address of this page is the way: it can be sent on, and survives a reload. A dashed border is a way ahead that you have undone. A plus sign behind a profile says that the world, or you, turned knobs of it.")];
}
