// The search field at the top of pages and on the home page. What is typed stands behind "#" in the address of the
// finder, so that it never reaches a server; without this script there is a link to the whole list instead.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("form[data-finder]"), function (form) {
    form.hidden = false;
    if (form.closest(".top")) form.closest(".top").classList.add("has-search");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const typed = form.querySelector("input").value.trim();
      location.href = form.dataset.finder + (typed ? "#q=" + encodeURIComponent(typed) : "");
    });
  });
})();
