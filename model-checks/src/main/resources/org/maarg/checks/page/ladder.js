// Draws a ladder: a row for each thing that happened, a lane for each node.
import { el, svg } from "./el.js";

const LANE = 46;

const middle = (lane) => lane * LANE + LANE / 2;

/** Lanes; the style makes them as high as their row, however many lines its text takes. */
function lanes(count) {
  const drawing = svg("svg", { "aria-hidden": "true", width: count * LANE });
  for (let lane = 0; lane < count; lane++) {
    drawing.append(svg("line", { class: "lane", x1: middle(lane), x2: middle(lane), y1: 0, y2: "100%" }));
  }
  return drawing;
}

function drawing(row, count) {
  const picture = lanes(count);
  if (row.from < 0) return picture;
  const y = 13;
  if (row.from === row.to || row.to < 0) {
    picture.append(svg("circle", { class: "mark", cx: middle(row.from), cy: y, r: row.kind === "event" ? 2.5 : 4.5 }));
    return picture;
  }
  const right = row.to > row.from;
  const start = middle(row.from);
  const end = row.kind === "lost" ? (start + middle(row.to)) / 2 : middle(row.to);
  const tip = right ? -7 : 7;
  picture.append(svg("path", { class: "arrow", d: `M${start} ${y}H${end + (row.kind === "lost" ? 0 : tip)}` }));
  picture.append(
    row.kind === "lost"
      ? svg("path", { class: "arrow", d: `M${end - 4} ${y - 4}l8 8m0 -8l-8 8` })
      : svg("path", { class: "tip", d: `M${end} ${y}l${tip} -4v8z` }),
  );
  return picture;
}

function heading(names) {
  const picture = lanes(names.length);
  picture.replaceChildren();
  picture.classList.add("names");
  names.forEach((name, lane) => {
    const text = svg("text", { x: middle(lane), y: 14 });
    text.textContent = name;
    picture.append(text);
  });
  return el("div", { class: "row lanes" }, el("span", { class: "step" }), el("span", { class: "time" }, "s"), el("span", { class: "picture" }, picture), el("span"));
}

const KINDS = {
  message: "arrives", lost: "lost", attached: "attaches", detached: "leaves", timer: "timer", dropped: "refuses", event: "does", crashed: "crashes", restarted: "starts afresh",
};

/** Who a row is about, for those who do not see the lanes. */
function spoken(row, names) {
  if (row.from < 0) return "";
  const who = row.from === row.to || row.to < 0 ? names[row.from] : `${names[row.from]} to ${names[row.to]}`;
  return `${who}, ${KINDS[row.kind] ?? row.kind}: `;
}

function text(row, names, onmessage) {
  const cell = el("span", { class: "text" }, el("span", { class: "unseen" }, spoken(row, names)));
  const number = `[${row.message}]`;
  const at = row.message && onmessage ? row.text.indexOf(number) : -1;
  if (at < 0) {
    cell.append(row.text);
    return cell;
  }
  const button = el("button", { type: "button", tabindex: "-1", "aria-label": `Open message ${row.message}`, onclick: () => onmessage(row.message) }, number);
  cell.append(row.text.slice(0, at), button, row.text.slice(at + number.length));
  return cell;
}

/**
 * A ladder.
 *
 * @param walk what the server tells of a way
 * @param options at: the present step; differs: the step that is marked; onstep, onmessage: what a click does
 */
export function ladder(walk, options) {
  const box = el("div", { class: "ladder", tabindex: "0", role: "region", "aria-label": options.label });
  box.style.setProperty("--lanes-width", `${walk.lanes.length * LANE}px`);
  box.append(heading(walk.lanes), el("div", { role: "list" }), el("p", { class: "empty" }, "Nothing has happened yet: take a step."));
  box.lanes = walk.lanes.join();
  box.shown = [];
  update(box, walk, options);
  return box;
}

/** Whether a ladder can be made into that of a way by {@link update}. */
export const fits = (box, walk) => box?.lanes === walk.lanes.join();

/** Makes a ladder into that of another way: a row that is the same stays, for a long ladder is slow to build. */
export function update(box, walk, options) {
  const list = box.querySelector("[role=list]");
  let same = 0;
  while (same < box.shown.length && same < walk.rows.length && box.shown[same].is === JSON.stringify(walk.rows[same])) same++;
  for (const old of box.shown.splice(same)) old.line.remove();
  walk.rows.slice(same).forEach((row, index) => {
    const first = row.step !== walk.rows[same + index - 1]?.step;
    const shown = { row, first, is: JSON.stringify(row), line: line(row, first, walk.lanes, options) };
    box.shown.push(shown);
    list.append(shown.line);
  });
  box.shown.forEach((it) => mark(it, options));
  list.hidden = !walk.rows.length;
  box.querySelector(".empty").hidden = walk.rows.length > 0;
}

/** Tells where a row stands: at the present step, ahead of it, or where two ways begin to differ. */
function mark({ row, first, line: shown }, options) {
  const kinds = ["row", row.kind];
  if (first) kinds.push("first");
  if (row.step === options.at) kinds.push("now");
  if (row.step > options.at) kinds.push("ahead");
  if (row.step === options.differs) kinds.push("differs");
  if (shown.className !== kinds.join(" ")) shown.className = kinds.join(" ");
  const button = shown.querySelector(".step button");
  if (!button) return;
  const now = row.step === options.at;
  button.tabIndex = now ? 0 : -1;
  if (now) button.setAttribute("aria-current", "step");
  else button.removeAttribute("aria-current");
}

function line(row, first, names, options) {
  const step = el("span", { class: "step" });
  if (first && options.onstep) {
    step.append(el("button", { type: "button", "aria-label": `Step ${row.step}`, onclick: () => options.onstep(row.step) }, String(row.step)));
  } else if (first) {
    step.append(String(row.step));
  }
  const time = el("span", { class: "time" }, first ? (row.millis / 1000).toFixed(3) : "");
  return el("div", { role: "listitem" }, step, time, el("span", { class: "picture" }, drawing(row, names.length)), text(row, names, options.onmessage));
}

/** Brings the present step into sight; once more when all rows have their height. */
export function scroll(drawn, which = ".now") {
  const rows = drawn.querySelectorAll(which);
  const lowest = rows[rows.length - 1];
  const move = () => {
    drawn.scrollTop = lowest ? lowest.offsetTop + lowest.offsetHeight - drawn.clientHeight + 8 : 0;
  };
  move();
  requestAnimationFrame(move);
}
