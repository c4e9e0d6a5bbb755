// Shows running nodes: their states when something has happened, and what happens as it is told.
import { el } from "./el.js";
import { draw, pass, words } from "./topology.js";

const id = (name) => document.getElementById(name);
const MOST = 200;
const CALM_MILLIS = 250;
const IDLE_MILLIS = 3000;

let nodes = [];
let paused = false;
let asking = false;
let again = false;
let shown = "";

const name = (address) => nodes.find((it) => it.address === address)?.name ?? address;

function facts(title, items) {
  return items.length ? [el("h4", {}, title), el("dl", {}, ...items.map(([key, value]) => el("div", {}, el("dt", {}, key), el("dd", {}, value))))] : [];
}

function binding(it) {
  const previous = (it.previousMaars ?? []).map((p) => `${name(p.address)} ${p.prefix}${p.confirmed ? "" : " not confirmed"}`);
  const anchors = (it.anchors ?? []).map((a) => `${name(a.address)} ${a.prefix}`);
  const state = it.state ? it.state.toLowerCase() : `at ${name(it.proxyCareOfAddress)}${it.settled ? "" : ", updates outstanding"}`;
  return [["prefix", it.prefix], ["state", state],
    ...(it.servingMaar ? [["S-MAAR", name(it.servingMaar)]] : []),
    ...[...previous, ...anchors].map((text) => ["P-MAAR", text])];
}

function card(node) {
  if (node.error) return el("article", { class: "node" }, el("h3", {}, node.name), el("p", { class: "broken" }, node.error));
  const bindings = node.bindings.flatMap((it) => facts(`Binding of ${it.mn}${it.linkLayer ? `, interface ${it.linkLayer}` : ""}`, binding(it)));
  const tunnels = facts("Tunnels", node.tunnels.map((it) => [it.prefix, `${it.end === "anchor" ? "to" : "from"} ${name(it.peer)}`]));
  const routers = facts("Routers shown", node.routers.map((it) => [it.prefix, `${it.preferred ? "preferred" : "deprecated"}, to ${it.mn}`]));
  const nothing = bindings.length + tunnels.length + routers.length ? [] : [el("p", { class: "where" }, "holds nothing")];
  return el("article", { class: "node" }, el("h3", {}, node.name, el("span", { class: "where" }, ` ${node.address}`)), ...bindings, ...tunnels, ...routers, ...nothing);
}

function render() {
  id("topology").replaceChildren(draw(nodes));
  id("node-list").replaceChildren(...nodes.map(card));
  const refusals = nodes.flatMap((node) => (node.refusals ?? []).map((it) =>
    el("li", {}, `${node.name}: ${it.mn}, status ${it.status} (${it.name}) ${it.by === "this node" ? "to" : "from"} ${name(it.peer)}${it.hint ? `; ${it.hint}` : ""}`)));
  id("refusals").replaceChildren(...(refusals.length ? refusals : [el("li", {}, "none")]));
  const said = `${words(nodes)}${paused ? "; paused" : ""}`;
  if (id("said").textContent !== said) id("said").textContent = said;
}

/** Asks for the states, once at a time, and once more if something has happened meanwhile. */
async function ask() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await (await fetch("api/live")).json();
    const fresh = JSON.stringify(answer.nodes);
    if (!paused && fresh !== shown) {
      shown = fresh;
      nodes = answer.nodes;
      render();
    }
  } catch {
    id("said").textContent = "The program that serves this page has ended.";
  }
  setTimeout(() => {
    asking = false;
    if (again) {
      again = false;
      ask();
    }
  }, CALM_MILLIS);
}

const text = (it) => it.text ?? [it.what.toLowerCase().replaceAll("_", " "), it.mn, it.detail].filter(Boolean).join(" ");

function who(it) {
  if (it.kind === "sent") return `${name(it.node)} to ${name(it.peer)}`;
  if (it.kind === "received") return `${name(it.node)} gets from ${name(it.peer)}`;
  return it.peer ? `${name(it.node)} of ${name(it.peer)}` : name(it.node);
}

/** The newest first, by the times of the nodes: what different nodes tell need not come in order. */
function insert(item) {
  let older = id("log").firstChild;
  while (older && older.dataset.time > item.dataset.time) older = older.nextSibling;
  id("log").insertBefore(item, older);
}

function happen(it) {
  if (paused) return;
  if (it.kind === "sent") pass(it.node, it.peer);
  const message = it.kind === "sent" || it.kind === "received";
  if (!message || id("messages").checked) {
    const time = el("time", { datetime: it.time }, it.time.slice(11, 23));
    const said = message ? text(it) : `${it.kind}: ${text(it)}`;
    insert(el("li", { class: it.kind, "data-time": it.time }, time, el("span", {}, who(it)), el("span", { class: "mono" }, said)));
    while (id("log").children.length > MOST) id("log").lastChild.remove();
  }
  ask();
}

function pause() {
  paused = !paused;
  id("pause").setAttribute("aria-pressed", String(paused));
  id("pause").textContent = paused ? "Go on" : "Pause";
  render();
  ask();
}

const clear = () => id("log").replaceChildren();

id("pause").addEventListener("click", pause);
id("clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "p") pause();
  if (event.key === "c") clear();
});

// The states first: events name nodes by addresses that they tell.
await ask();
const events = new EventSource("api/live/events");
events.addEventListener("message", (event) => happen(JSON.parse(event.data)));
setInterval(ask, IDLE_MILLIS);
