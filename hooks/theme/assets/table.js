// The table of all offers: a press on the name of a column sorts by it, and once more the other way round.
(function () {
  "use strict";
  const table = document.querySelector("table.offers");
  const body = table.tBodies[0];
  const said = document.getElementById("sorted");
  const heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

  function value(row, column) {
    const cell = row.cells[column];
    return "value" in cell.dataset ? cell.dataset.value : cell.querySelector(".quiet") ? "" : cell.textContent.trim();
  }

  // What is not known stands last, whichever way the rest runs.
  function sort(column, isDown) {
    const language = document.documentElement.lang;
    const rows = Array.prototype.slice.call(body.rows).map(function (row) { return { row: row, value: value(row, column) }; });
    rows.sort(function (one, other) {
      if (!one.value || !other.value) return (one.value ? 0 : 1) - (other.value ? 0 : 1);
      return one.value.localeCompare(other.value, language) * (isDown ? -1 : 1);
    });
    rows.forEach(function (each) { body.appendChild(each.row); });
  }

  heads.forEach(function (head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = head.dataset.sort;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      const isDown = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      sort(column, isDown);
      said.textContent = table.dataset.sorted.replace("{column}", button.textContent);
    });
  });
})();
