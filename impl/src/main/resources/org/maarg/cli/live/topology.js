// Draws a domain: the CMD above, the MAARs in a row, mobile nodes below the MAAR that serves them, tunnels between.
import { svg } from "./el.js";

const WIDTH = 118;
const HEIGHT = 290;
const CMD_AT = 34;
const MAAR_AT = 150;
const MN_AT = 220;
const ATTACHED = new Set(["REGISTERING", "SERVING", "REFRESHING"]);
const MILLIS = 700;

let places = new Map();
let drawing;

/** The sessions that a MAAR serves or is about to. */
const attached = (node) => (node.bindings ?? []).filter((it) => ATTACHED.has(it.state));

/** The mobile nodes that have several interfaces here: they go by the ends of their identifiers as well. */
function several(nodes) {
  const all = nodes.flatMap(attached).map((it) => it.mn);
  return new Set(all.filter((mn, index) => all.indexOf(mn) !== index));
}

const called = (it, name, many) => (many.has(it.mn) && it.linkLayer ? `${name} ${it.linkLayer.slice(-5)}` : name);

function label(text, x, y, kind) {
  const element = svg("text", { x, y, ...(kind ? { class: kind } : {}) });
  element.textContent = text;
  return element;
}

function box(node, many) {
  const { x, y } = places.get(node.address ?? node.control);
  const group = svg("g", { class: node.error ? "away" : "here" });
  group.append(svg("rect", { class: "box", x: x - 48, y: y - 18, width: 96, height: 36, rx: 6 }), label(node.name, x, y - 1));
  group.append(label(node.error ? "does not answer" : node.address ?? "", x, y + 12, "small"));
  attached(node).forEach((it, index) => {
    group.append(svg("circle", { class: "mobile", cx: x, cy: MN_AT + index * 30, r: 6 }), label(called(it, it.mn.split("@")[0], many), x, MN_AT + 18 + index * 30));
  });
  return group;
}

/** A tunnel from the anchor's end, below the row: the wider apart, the deeper. */
function tunnel(from, it) {
  const to = places.get(it.peer);
  if (!to) return [];
  const depth = MAAR_AT + 40 + Math.min(90, Math.abs(to.x - from.x) / 4);
  const side = to.x > from.x ? -14 : 14;
  const end = to.x + side;
  const line = svg("path", { class: "tunnel", d: `M${from.x} ${MAAR_AT + 18}Q${(from.x + end) / 2} ${depth + 40} ${end} ${MAAR_AT + 24}` });
  const tip = svg("path", { class: "tunnel-tip", d: `M${end} ${MAAR_AT + 18}l-5 9h10z` });
  return [line, tip, label(it.prefix, (from.x + end) / 2, depth + 24, "small")];
}

/** What the drawing shows, in words. */
export function words(nodes) {
  const many = several(nodes);
  const where = nodes.flatMap((node) => attached(node).map((it) => `${called(it, it.mn, many)} at ${node.name}`));
  const tunnels = nodes.flatMap((node) => (node.tunnels ?? []).filter((it) => it.end === "anchor"));
  const away = nodes.filter((it) => it.error).map((it) => `${it.name} does not answer`);
  return [`${nodes.length} nodes`, ...(where.length ? where : ["no mobile node"]), `${tunnels.length} ${tunnels.length === 1 ? "tunnel" : "tunnels"}`, ...away].join(", ");
}

/** Draws the domain anew. */
export function draw(nodes) {
  const maars = nodes.filter((it) => it.role !== "cmd");
  const width = Math.max(3, maars.length) * WIDTH;
  places = new Map();
  maars.forEach((it, index) => places.set(it.address ?? it.control, { x: (index + 0.5) * (width / maars.length), y: MAAR_AT }));
  nodes.filter((it) => it.role === "cmd").forEach((it) => places.set(it.address ?? it.control, { x: width / 2, y: CMD_AT }));
  // What is on its way goes on in the new drawing.
  const moving = drawing ? drawing.querySelectorAll(".passing, .passing-line") : [];
  drawing = svg("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": words(nodes) });
  const cmd = nodes.find((it) => it.role === "cmd");
  const top = cmd && places.get(cmd.address ?? cmd.control);
  if (top) {
    for (const maar of maars) {
      const { x, y } = places.get(maar.address ?? maar.control);
      drawing.append(svg("line", { class: "link", x1: top.x, y1: top.y, x2: x, y2: y }));
    }
  }
  for (const node of nodes) {
    const from = places.get(node.address ?? node.control);
    for (const it of node.tunnels ?? []) if (it.end === "anchor" && from) drawing.append(...tunnel(from, it));
  }
  const many = several(nodes);
  drawing.append(...nodes.map((node) => box(node, many)), ...moving);
  return drawing;
}

/** Shows a message on its way; without motion, as a line for a moment, where readers want none. */
export function pass(from, to) {
  const [start, end] = [places.get(from), places.get(to)];
  if (!start || !end || !drawing) return;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const line = svg("line", { class: "passing-line", x1: start.x, y1: start.y, x2: end.x, y2: end.y });
    drawing.append(line);
    setTimeout(() => line.remove(), MILLIS);
    return;
  }
  const dot = svg("circle", { class: "passing", r: 6, cx: start.x, cy: start.y });
  drawing.append(dot);
  const began = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - began) / MILLIS);
    dot.setAttribute("cx", start.x + (end.x - start.x) * part);
    dot.setAttribute("cy", start.y + (end.y - start.y) * part);
    if (part < 1) requestAnimationFrame(step);
    else dot.remove();
  };
  requestAnimationFrame(step);
}
