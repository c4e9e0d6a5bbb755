// The page asks the server what is to be seen on a way and shows it; the protocol is not in here.
import { ask, beginOf, other, query, read, run, scenario, take, write } from "./way.js";
import { el } from "./el.js";
import { fits, ladder, scroll, update } from "./ladder.js";
import * as views from "./views.js";

const id = (name) => document.getElementById(name);
let catalogue;
let place = read(location.hash);
let walk;
let asked = 0;
let shown = 0;

function go(next) {
  location.hash = write(next);
}

const last = () => (scenario(place) ? walk.steps.length : place.way.length);

function goTo(at) {
  if (at >= 0 && at <= last()) go({ ...place, at });
}

const setting = (changes) => go({ ...place, settings: { ...place.settings, ...changes } });

/** Numbers are those on the screen: while a new state is on its way, none counts. */
function choose(number) {
  if (shown === asked && walk.choices.some((it) => it.number === number)) go(take(place, number));
}

async function show() {
  const mine = ++asked;
  place = read(location.hash);
  try {
    const answer = await (scenario(place) ? run(place) : ask("api/walk", query(place, { at: place.at })));
    if (mine !== asked) return;
    walk = answer;
    place.at = walk.at;
    shown = mine;
    id("error").hidden = true;
    render();
    await beside();
  } catch (wrong) {
    if (mine === asked) refused(wrong);
  }
}

function refused(wrong) {
  id("error").hidden = false;
  id("error").replaceChildren(`${wrong.message} `, el("button", { type: "button", onclick: () => go({ ...place, way: [], at: 0 }) }, "To the beginning"));
}

/** Puts new children into an element and keeps the focus on the like of what had it. */
function fill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement : undefined;
  const index = focused ? [...element.querySelectorAll("button")].indexOf(focused) : -1;
  element.replaceChildren(...children);
  const buttons = element.querySelectorAll("button");
  if (index >= 0 && buttons.length) buttons[Math.min(index, buttons.length - 1)].focus();
}

function render() {
  document.title = `${walk.id} - maarg explore`;
  id("purpose").textContent = walk.purpose;
  select("world", place.world);
  select("mode", place.settings.mode ?? "");
  select("profile", place.settings.profile ?? "");
  const broken = walk.breach && walk.breach.step <= walk.at ? walk.breach : undefined;
  id("breach").hidden = !broken;
  id("breach").textContent = broken ? `Step ${broken.step} breaks ${broken.message}` : "";
  scroll(drawLadder());
  const next = place.at < place.way.length ? Number(place.way[place.at]) : -1;
  fill(id("choice-list"), ...views.choices(walk, next, choose));
  id("node-list").replaceChildren(...(walk.note ? ["Of a scenario the messages are kept, and not what stands at the nodes."] : views.nodes(walk)));
  id("judged").replaceChildren(...(walk.note ? [] : views.judged(walk)));
  id("compare").disabled = id("change").disabled = Boolean(walk.note);
  id("undo").disabled = id("start").disabled = place.at === 0;
  id("redo").disabled = id("end").disabled = place.at === last();
  id("where").textContent = `Step ${place.at} of ${last()}, mode ${walk.mode}, profile ${walk.profile}.`;
  id("replay").textContent = command();
  const step = walk.steps[walk.at - 1];
  const choices = walk.note ? "" : `${walk.choices.length} choices.`;
  id("said").textContent = `${step ? `Step ${walk.at}: ${step.title}. ` : ""}${broken ? `Breaks ${broken.message}. ` : ""}${choices}`;
}

/** The ladder of this way; what stands there already stays, and so does the focus in it. */
function drawLadder() {
  const options = { label: "Ladder", at: walk.at, onstep: goTo, onmessage: open };
  const box = id("ladder").firstElementChild;
  if (fits(box, walk)) update(box, walk, options);
  else fill(id("ladder"), ladder(walk, options));
  return id("ladder").firstElementChild;
}

/** What says the same on the command line. */
function command() {
  const { mode, profile, knobs, bounds, mutant } = place.settings;
  const list = (name, values) => (values ? values.split(",").map((it) => ` --${name} ${it}`).join("") : "");
  const same = `${list("bound", bounds)}${mutant ? ` --mutant ${mutant}` : ""}`;
  if (walk.note || mode || profile || knobs || !place.way.length) {
    return `./maarg explore ${walk.id}${mode ? ` --mode ${mode}` : ""}${profile ? ` --profile ${profile}` : ""}${list("knob", knobs)}${same}`;
  }
  return `./maarg check --replay ${walk.id}${same}`;
}

function select(name, value) {
  const options = [...id(name).options];
  if (options.some((it) => it.value === value)) id(name).value = value;
}

async function beside() {
  const asks = other(place);
  id("beside").hidden = !Object.keys(asks).length || Boolean(walk.note);
  if (id("beside").hidden) return;
  const both = await ask("api/compare", query(place, { at: place.at, ...asks }));
  const differs = both.firstDifference;
  const end = (it) => (it.breach ? ` It breaks ${it.breach.message}.` : "");
  id("beside-says").textContent = differs
    ? `First difference at step ${differs.step}: ${differs.why}`
    : "No difference: the nodes do the same on this way.";
  const title = (it) => `${it.mode}, ${it.profile}${it.mutant ? `, mutant ${it.mutant}` : ""}.${end(it)}`;
  id("one-title").textContent = title(both.one);
  id("other-title").textContent = title(both.other);
  id("one-ladder").replaceChildren(ladder(both.one, { label: "Here", at: place.way.length, differs: differs?.step }));
  id("other-ladder").replaceChildren(ladder(both.other, { label: "Beside", at: both.other.steps.length, differs: differs?.otherStep || undefined }));
  for (const name of ["one-ladder", "other-ladder"]) scroll(id(name).firstChild, ".differs");
}

function dialog(title, ...body) {
  id("dialog-title").textContent = title;
  id("dialog-body").replaceChildren(...body);
  if (!id("dialog").open) id("dialog").showModal();
  (id("dialog-body").querySelector("input, select") ?? id("dialog-title")).focus();
}

async function open(number) {
  try {
    const asked = walk.note ? ["api/scenario/message", new URLSearchParams([...walk.query, ["message", number]])] : ["api/message", query(place, { message: number })];
    dialog(`Message [${number}]`, ...views.message(await ask(...asked)));
  } catch (wrong) {
    refused(wrong);
  }
}

/** The message of the present step, or the last before it. */
function openLast() {
  const rows = walk.rows.filter((it) => it.message && it.step <= walk.at);
  const own = rows.filter((it) => it.step === walk.at);
  const row = own[0] ?? rows[rows.length - 1];
  if (row) open(row.message);
}

async function find(world, settings, goal) {
  dialog("Show me", el("p", { role: "status" }, "Looking for the shortest way …"));
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== "goal"));
  try {
    const found = await ask("api/way", query({ world, way: [], settings: kept }, { goal }));
    if (found.way === undefined) {
      dialog("Show me", el("p", { role: "status" }, found.found));
      return;
    }
    id("dialog").close();
    const way = found.way === "" ? [] : found.way.split(".");
    go({ world, way, at: way.length, settings: kept });
  } catch (wrong) {
    dialog("Show me", el("p", { role: "alert" }, wrong.message));
  }
}

function offer(title, small, action) {
  return el("li", {}, el("button", { type: "button", onclick: action }, title, el("small", {}, small)));
}

/** What there is to be shown: findings, witnesses of this world, mutants. */
function showMe() {
  const here = catalogue.worlds.find((it) => it.name === place.world);
  const findings = catalogue.worlds.filter((it) => it.breaks).map((it) =>
    offer(it.finding ? `Finding ${it.finding}: ${it.title}` : it.name, `${it.name} breaks ${it.breaks}`, () => find(it.name, {}, "breach")));
  const witnesses = (here?.witnesses ?? []).map((it) => offer(it, `seen in ${place.world}`, () => find(place.world, place.settings, it)));
  const mutants = catalogue.mutants.map((it) => offer(it.id, `mutant; ${it.world} must break ${it.property}`, () => find(it.world, { mutant: it.id }, "breach")));
  const scenarios = catalogue.scenarios.map((it) => offer(it.title, `scenario ${it.name}`, () => { id("dialog").close(); go(beginOf(it.name)); }));
  const list = el("ul", { class: "list", id: "offers" }, ...findings, ...witnesses, ...mutants, ...scenarios);
  const filter = el("input", { type: "search", id: "filter", "aria-label": "Look for", placeholder: "finding, witness, mutant, scenario", oninput: () => narrow(list, filter.value), onkeydown: (event) => first(event, list) });
  dialog("Show me the shortest way to …", filter, list);
}

function narrow(list, text) {
  for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(text.toLowerCase());
}

function first(event, list) {
  const shown = [...list.children].filter((item) => !item.hidden);
  if (event.key === "Enter" && shown.length) shown[0].querySelector("button").click();
  if (event.key === "ArrowDown" && shown.length) shown[0].querySelector("button").focus();
}

function picker(name, label, values, chosen) {
  const options = values.map((it) => el("option", { value: it, selected: it === chosen }, it || "as the world has it"));
  return el("label", {}, `${label} `, el("select", { id: name }, ...options));
}

function line(name, label, value, hint) {
  return el("label", {}, `${label} `, el("input", { id: name, value: value ?? "", placeholder: hint, size: 40 }));
}

function submit(name, action) {
  return el("form", { class: "form", onsubmit: (event) => { event.preventDefault(); id("dialog").close(); action(); } }, ...name,
    el("button", { type: "submit" }, "Go"));
}

function compare() {
  const own = place.settings;
  dialog("Put the same way beside", submit([
    picker("other-mode", "Mode", ["", ...catalogue.modes], own["other-mode"] ?? ""),
    picker("other-profile", "Profile", ["", ...catalogue.profiles], own["other-profile"] ?? "HARDENED"),
    line("other-knobs", "Knobs", own["other-knobs"], "suppressDuplicates=false"),
    picker("other-mutant", "Seeded bug", ["", ...catalogue.mutants.map((it) => it.id)], own["other-mutant"] ?? ""),
  ], () => setting(Object.fromEntries(["mode", "profile", "knobs", "mutant"].map((it) => [`other-${it}`, id(`other-${it}`).value])))));
}

function change() {
  const names = catalogue.knobs.map((it) => it.choices ? `${it.name} (${it.choices.join(", ")})` : `${it.name} (${it.kind})`);
  dialog("Knobs, bounds, seeded bug", submit([
    line("own-knobs", "Knobs", place.settings.knobs, "orderRelayedUpdates=false"),
    line("own-bounds", "Bounds", place.settings.bounds, "drops=1,moves=3"),
    picker("own-mutant", "Seeded bug", ["", ...catalogue.mutants.map((it) => it.id)], place.settings.mutant ?? ""),
    el("details", {}, el("summary", {}, "All knobs"), el("p", { class: "mono" }, names.join(", "))),
  ], () => setting({ knobs: id("own-knobs").value, bounds: id("own-bounds").value, mutant: id("own-mutant").value })));
}

const help = () => dialog("Keys", ...views.keys());

const PARTS = "#ladder, #choice-list, #offers, .fields";

/** Up and down go through the buttons of the part that has the focus, else of the choices. */
function move(step) {
  const part = document.activeElement?.closest(PARTS) ?? id("choice-list");
  const stops = part.id === "ladder" ? ".step button" : part.matches(".fields") ? "tr[tabindex]" : "button";
  const buttons = [...part.querySelectorAll(stops)].filter((it) => it.offsetParent);
  const at = buttons.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : buttons.length - 1) : Math.min(Math.max(at + step, 0), buttons.length - 1);
  buttons[next]?.focus();
}

const ACTIONS = {
  ArrowLeft: () => goTo(place.at - 1), u: () => goTo(place.at - 1),
  ArrowRight: () => goTo(place.at + 1), r: () => goTo(place.at + 1),
  Home: () => goTo(0), End: () => goTo(place.way.length),
  ArrowUp: () => move(-1), ArrowDown: () => move(1),
  m: openLast, s: showMe, c: compare, k: change, w: () => id("world").focus(), "?": help,
};

function key(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !walk) return;
  // A list of names takes letters, and no name begins with a digit.
  const typing = event.target.closest("input") || (event.target.closest("select") && !/^\d$/.test(event.key));
  const inDialog = id("dialog").open;
  if (typing || (inDialog && !/^Arrow(Up|Down)$/.test(event.key))) return;
  if (inDialog && !document.activeElement.closest("#offers, .fields")) return;
  if (walk.note && (event.key === "c" || event.key === "k")) return;
  const action = /^\d$/.test(event.key) ? () => choose(Number(event.key)) : ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

function options(element, values, text) {
  element.replaceChildren(...values.map((it) => el("option", { value: it }, text(it))));
}

async function begin() {
  catalogue = await ask("api/catalogue", "");
  options(id("world"), catalogue.worlds.map((it) => it.name), (it) => it);
  const runs = catalogue.scenarios.map((it) => el("option", { value: `scenario/${it.name}` }, it.name));
  if (runs.length) id("world").append(el("optgroup", { label: "Scenarios" }, ...runs));
  const own = (it) => it || "as the world has it";
  options(id("mode"), ["", ...catalogue.modes], own);
  options(id("profile"), ["", ...catalogue.profiles], own);
  id("world").addEventListener("change", () => go({ world: id("world").value, way: [], at: 0, settings: {} }));
  id("mode").addEventListener("change", () => setting({ mode: id("mode").value }));
  id("profile").addEventListener("change", () => setting({ profile: id("profile").value }));
  const clicks = { show: showMe, compare, change, help, start: ACTIONS.Home, undo: ACTIONS.u, redo: ACTIONS.r, end: ACTIONS.End };
  for (const [name, action] of Object.entries(clicks)) id(name).addEventListener("click", action);
  id("dialog-close").addEventListener("click", () => id("dialog").close());
  id("beside-close").addEventListener("click", () => setting(Object.fromEntries(Object.keys(other(place)).map((it) => [it, ""]))));
  id("skip").addEventListener("click", (event) => { event.preventDefault(); id("choices-title").focus(); });
  document.addEventListener("keydown", key);
  window.addEventListener("hashchange", show);
  await show();
}

begin();
