// Looks for words in the index of the site, which was made when the site was built.
(() => {
  const MOST = 100;
  const words = (new URLSearchParams(location.search).get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const said = document.getElementById("said");
  const list = document.getElementById("found");
  const field = document.querySelector("header input");
  field.value = words.join(" ");
  field.focus();
  if (!words.length) return;

  /** How well a place fits: 0 if a word is missing; a word in the title counts for more. */
  function score([, title, , text]) {
    const head = title.toLowerCase();
    let sum = 0;
    for (const word of words) {
      if (head.split(/[^\p{L}\d._-]+/u).includes(word)) sum += 20;
      else if (head.includes(word)) sum += 10;
      else if (` ${text} `.includes(` ${word} `)) sum += 3;
      else if (text.includes(word)) sum += 1;
      else return 0;
    }
    return sum;
  }

  const found = window.searchIndex
    .map((entry) => ({ entry, score: score(entry) }))
    .filter((it) => it.score > 0)
    .sort((one, other) => other.score - one.score);
  said.textContent = `${found.length} found${found.length > MOST ? `, the best ${MOST} of them below` : ""}.`;
  for (const { entry: [room, title, address] } of found.slice(0, MOST)) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = room;
    const item = document.createElement("li");
    item.append(link, where);
    list.append(item);
  }
})();
