(function () {
  var rows = Array.from(document.querySelectorAll("#requirements tr[id]"));
  var words = document.getElementById("words");
  var selects = ["level", "status", "role"].map(function (id) { return document.getElementById(id); });

  function fits(row, select) {
    var value = row.dataset[select.id];
    return select.value === "" || value === select.value
        || (select.id === "role" && value.split(" ").includes(select.value));
  }

  function show() {
    var wanted = words.value.toLowerCase().split(/\s+/);
    var shown = 0;
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      var visible = wanted.every(function (word) { return text.includes(word); })
          && selects.every(function (select) { return fits(row, select); });
      row.hidden = !visible;
      shown += visible ? 1 : 0;
    });
    document.getElementById("shown").textContent = shown + " of " + rows.length;
  }

  [words].concat(selects).forEach(function (control) { control.addEventListener("input", show); });
  show();
})();
