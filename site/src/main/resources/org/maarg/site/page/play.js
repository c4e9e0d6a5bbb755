// Plays a recorded walk: the ladder, what stood at each node, a message's octets. Nothing is computed here.
(() => {
  const walk = window.recordedWalk;
  const box = document.getElementById("walk");
  const last = walk.states.length - 1;
  const fromAddress = /^#step-(\d+)$/.exec(location.hash);
  let at = fromAddress ? Math.min(Number(fromAddress[1]), last) : last;

  const action = (name, keys, run) => el("button", { type: "button", "aria-keyshortcuts": keys, onclick: run }, name);
  const start = action("Start", "Home", () => goTo(0));
  const back = action("← Back", "ArrowLeft", () => goTo(at - 1));
  const next = action("Next →", "ArrowRight", () => goTo(at + 1));
  const end = action("End", "End", () => goTo(last));
  const said = el("p", { role: "status" });
  const drawn = ladder(walk, { label: "Ladder", at, onstep: goTo, onmessage: open });
  const opened = el("div");
  const stood = el("div");
  const states = el("div", { class: "states" }, el("div", {}, drawn, opened), stood);

  function goTo(step) {
    if (step < 0 || step > last) return;
    at = step;
    history.replaceState(null, "", `#step-${at}`);
    opened.replaceChildren();
    show();
  }

  function open(number) {
    const close = el("button", { type: "button", onclick: () => opened.replaceChildren() }, "Close");
    const head = el("div", { class: "head" }, el("h3", {}, `Message [${number}]`), close);
    opened.replaceChildren(head, ...message(walk.messages[number]));
    close.focus();
  }

  /** What might have happened instead; to go there takes the program. */
  function others(state) {
    const taken = walk.steps[at];
    const items = state.choices.map((it) =>
      el("li", {}, taken && it.number === taken.number ? el("b", {}, `${it.title} (this way)`) : it.title));
    return items.length ? el("details", {}, el("summary", {}, `${items.length} things might happen next`), el("ul", {}, ...items)) : "";
  }

  function show() {
    const state = walk.states[at];
    const step = walk.steps[at - 1];
    const broken = walk.breach && walk.breach.step <= at ? ` Breaks ${walk.breach.message}.` : "";
    said.textContent = `Step ${at} of ${last}${step ? `: ${step.title}` : ""}.${broken}`;
    said.className = broken ? "broken" : "";
    update(drawn, walk, { at, onstep: goTo, onmessage: open });
    stood.replaceChildren(el("h3", {}, "Nodes"), ...nodes(state), others(state), ...judged(state));
    start.disabled = back.disabled = at === 0;
    next.disabled = end.disabled = at === last;
  }

  const KEYS = { ArrowLeft: () => goTo(at - 1), ArrowRight: () => goTo(at + 1), Home: () => goTo(0), End: () => goTo(last) };
  box.addEventListener("keydown", (event) => {
    const run = KEYS[event.key];
    if (!run || event.ctrlKey || event.altKey || event.metaKey || event.target.closest(".wide")) return;
    event.preventDefault();
    run();
  });
  box.replaceChildren(
    el("div", { class: "buttons", role: "group", "aria-label": "Play the ladder" }, start, back, next, end), said, states);
  show();
})();
