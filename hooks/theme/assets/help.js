// The help for who is in danger, on every page: what a text calls for, its place on a page that is not the finder's, and
// the way to leave at once.
import { KEY } from "./top.js";

const LATER = 1000; // milliseconds after which it is told to who can't see it
const PRESSES = 3, WITHIN = 3000; // of Shift, and the milliseconds they may take

const opened = {};

// Promises what answers a text, by the address of the lists; after a failure the next call tries again.
export function answering(address) {
  if (!opened[address]) {
    opened[address] = import("./urgent.js").then(function (urgent) { return urgent.openUrgent(address, document.documentElement.lang); });
    opened[address].catch(function () { delete opened[address]; });
  }
  return opened[address];
}

// Goes to the finder with what is typed: it stands behind "#" in the address, so that it never reaches a server. What
// calls for help goes nowhere: the help is shown where one looks, below the field or first on the page.
export async function find(form) {
  const typed = form.querySelector("input").value.trim(), address = form.dataset.urgent;
  const help = typed && address ? (await answering(address))(typed) : null;
  const old = document.getElementById("help-here");
  if (old) old.parentNode.removeChild(old);
  if (help && help.isCall) show(help, form);
  else location.href = form.dataset.finder + (typed && "#q=" + encodeURIComponent(typed));
}

function show(help, form) {
  const here = document.createElement("div"), told = document.createElement("p"), main = document.getElementById("main");
  here.id = "help-here";
  here.innerHTML = help.html;
  here.lang = help.language;
  told.className = "unseen";
  told.setAttribute("role", "status");
  here.appendChild(told);
  if (main.contains(form)) form.parentNode.insertBefore(here, form.nextSibling);
  else main.insertBefore(here, main.firstChild);
  here.scrollIntoView({ block: "nearest" });
  setTimeout(function () { told.textContent = help.said; }, LATER);
}

// For who must not be seen here: nothing of this page is left to see, the list is gone (other tabs see that it is), and
// Back does not lead here again. By a press, or Shift three times where the button is: Esc would stop the way out.
function leave(link) {
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  cover.setAttribute("aria-label", link.dataset.leave);
  document.title = link.hostname;
  document.body.textContent = "";
  document.body.appendChild(cover);
  try {
    localStorage.removeItem(KEY);
  } catch (error) {
    // the browser keeps nothing
  }
  location.replace(link.href);
}

document.addEventListener("click", function (event) {
  const link = event.target.closest("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  leave(link);
});

let presses = [];
document.addEventListener("keydown", function (event) {
  if (event.key !== "Shift") presses = []; // it was for a capital
});
document.addEventListener("keyup", function (event) {
  if (event.key !== "Shift") return;
  const link = Array.prototype.filter.call(document.querySelectorAll("a[data-leave]"), function (each) { return each.offsetParent; })[0];
  presses = presses.filter(function (time) { return event.timeStamp - time < WITHIN; }).concat(event.timeStamp);
  if (link && presses.length >= PRESSES) leave(link);
});
