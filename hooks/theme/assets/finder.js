// The page of the finder: hands what is typed and chosen to search.js and shows what comes back. All of it stands
// behind "#" in the address: it can be shared, Back leads to the search before, and no server ever sees it.
import { openIndex } from "./search.js";
import { fold } from "./words.js";

const form = document.getElementById("finder");
const field = document.getElementById("q");
const said = document.getElementById("found");
const AT_FIRST = 12;
const PAUSE = 150; // milliseconds without typing after which a search begins
const SETTLED = 1500; // and after which the next letter is a new step for Back

let index = null; // a promise; made at first use
let most = AT_FIRST;
let asked = 0; // which search is the last: an older one may be answered later
let typing, settling = 0;

function part(id) {
  return document.getElementById(id);
}

function filled(text, name, value) {
  return text.split("{" + name + "}").join(value);
}

function element(tag, text, attributes) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
  return made;
}

// The state: what stands behind "#". A link to a theme from another page is a choice of that theme.
function read() {
  const hash = location.hash.slice(1);
  const theme = /^theme-([a-z0-9-]+)$/.exec(hash);
  const state = { q: "", chosen: {} };
  if (theme) state.chosen.themes = [theme[1]];
  if (hash.indexOf("=") < 0) return state;
  new URLSearchParams(hash).forEach(function (value, name) {
    if (name === "q") state.q = value;
    else state.chosen[name] = value.split(",").filter(Boolean);
  });
  return state;
}

function addressOf(state) {
  const parts = new URLSearchParams();
  if (state.q.trim()) parts.set("q", state.q.trim());
  Object.keys(state.chosen).forEach(function (name) {
    if (state.chosen[name].length) parts.set(name, state.chosen[name].join(","));
  });
  const text = parts.toString().replace(/%2C/g, ",");
  return location.pathname + (text ? "#" + text : "");
}

let state = read();

// A state that is new to Back, or one that takes the place of the last while somebody types.
function go(next, isStep) {
  const address = addressOf(next);
  const isNew = address !== location.pathname + location.hash;
  state = next;
  most = AT_FIRST;
  if (isNew) history[isStep ? "pushState" : "replaceState"](null, "", address);
  show();
}

function isEmpty() {
  return !state.q.trim() && Object.keys(state.chosen).every(function (name) { return !state.chosen[name].length; });
}

function open() {
  if (!index) {
    index = openIndex(form.dataset.index);
    index.catch(function () { index = null; }); // the next try asks again
  }
  return index;
}

async function show() {
  const mine = ++asked;
  if (field.value.trim() !== state.q.trim()) field.value = state.q;
  if (isEmpty()) {
    said.textContent = "";
    if (part("chosen").contains(document.activeElement)) field.focus();
    part("filters").hidden = false;
    ["results", "nothing", "chosen", "calls-for-help", "failed"].forEach(function (id) { part(id).hidden = true; });
    part("list").hidden = false;
    if (part("filters").open) answer().then(showFacets, function () {});
    return;
  }
  try {
    const found = await answer();
    if (mine === asked) showAnswer(found);
  } catch (error) {
    if (mine !== asked) return;
    ["results", "nothing"].forEach(function (id) { part(id).hidden = true; });
    part("list").hidden = part("failed").hidden = false;
  }
}

async function answer() {
  return (await open()).search(state.q, state.chosen, most, isFaceted());
}

// A large catalogue's facets are fetched when somebody opens them.
function isFaceted() {
  return part("filters").open || part("list").hasAttribute("data-whole");
}

function showAnswer(found) {
  const none = !found.total;
  part("list").hidden = true;
  part("failed").hidden = true;
  part("results").hidden = !found.results.length;
  part("nothing").hidden = !none;
  part("calls-for-help").hidden = !found.urgent;
  const text = found.total === 1 ? said.dataset.one : filled(said.dataset.many, "count", found.total);
  const count = none ? said.dataset.none : text;
  if (said.textContent !== count) said.textContent = count;
  showFacets(found);
  showChosen(found);
  if (none) showNothing(found);
  showResults(found);
}

function showResults(found) {
  const instead = part("instead");
  instead.hidden = !found.instead.length || !found.total;
  instead.textContent = "";
  filled(instead.dataset.text, "words", "\n").split("\n").forEach(function (piece, at) {
    if (at) instead.appendChild(element("em", found.instead.join(", ")));
    instead.appendChild(document.createTextNode(piece));
  });
  part("partial").hidden = !found.total || !state.q.trim() || found.complete > 0;
  const list = part("results").querySelector("ul");
  const cards = found.results.map(function (result) { return card(result, list.dataset.foundBy); });
  list.textContent = "";
  cards.forEach(function (each) { list.appendChild(each); });
  part("more").hidden = found.total <= found.results.length || !found.total;
}

function card(result, foundBy) {
  let made;
  if (result.html) {
    const holder = element("template");
    holder.innerHTML = result.html;
    made = holder.content.querySelector("li");
  } else {
    made = part("list").querySelector('[data-offer="' + result.id + '"]').cloneNode(true);
  }
  const seen = marked(made, result.by);
  const unseen = result.by.filter(function (way) { return way.how === "synonym" || way.how.slice(0, 4) === "typo" || !seen.has(way); });
  const labels = unseen.map(function (way) { return way.label; }).filter(function (label, at, all) { return all.indexOf(label) === at; });
  if (labels.length) made.appendChild(element("p", filled(foundBy, "words", labels.join(", ")), { class: "quiet" }));
  return made;
}

// Marks the words of a card by which it was found; which ways were seen in it.
function marked(made, ways) {
  const seen = new Set();
  const texts = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) if (!texts.currentNode.parentNode.closest("button")) nodes.push(texts.currentNode);
  nodes.forEach(function (node) {
    const pieces = node.textContent.split(/([\p{L}\p{M}\p{N}]+)/u);
    let isMarked = false;
    const line = document.createDocumentFragment();
    pieces.forEach(function (piece, at) {
      const way = at % 2 ? ways.filter(function (each) { return holds(fold(piece), each); })[0] : null;
      if (way) { seen.add(way); isMarked = true; }
      line.appendChild(way ? element("mark", piece) : document.createTextNode(piece));
    });
    if (isMarked) node.parentNode.replaceChild(line, node);
  });
  return seen;
}

// Whether a word of a card is one that was looked for: that word, one with its stem, or a compound with it.
function holds(word, way) {
  return way.forms.some(function (form) {
    return word === form || (form.length > 3 && word.length > form.length + 2 && word.indexOf(form) >= 0);
  });
}

function showNothing(found) {
  const text = part("nothing").querySelector("[data-text]");
  text.textContent = state.q.trim() ? filled(text.dataset.text, "words", state.q.trim()) : text.dataset.chosen;
  const list = part("near").querySelector("ul");
  list.textContent = "";
  found.near.forEach(function (word) {
    const item = element("li");
    item.appendChild(element("a", word, { href: addressOf({ q: word, chosen: state.chosen }) }));
    list.appendChild(item);
  });
  part("near").hidden = !found.near.length;
}

// The questions that split what was found, each answer with how many it leaves. The focus stays where it was.
function showFacets(found) {
  if (!found.facets) return;
  const place = part("facets");
  const wasInside = place.contains(document.activeElement), focused = document.activeElement.id;
  place.textContent = "";
  found.facets.forEach(function (facet) {
    const values = facet.values.filter(function (value) { return value.count || value.isChosen; });
    const isUsed = values.some(function (value) { return value.isChosen; });
    if (!facet.splits && !isUsed) return;
    const group = element("fieldset");
    group.appendChild(element("legend", facet.name));
    values.forEach(function (value) {
      const label = element("label");
      const box = element("input", "", { type: "checkbox", id: "facet-" + facet.id + "-" + value.id, "data-facet": facet.id, value: value.id });
      box.checked = value.isChosen;
      label.appendChild(box);
      label.appendChild(element("span", value.name + " (" + value.count + ")"));
      group.appendChild(label);
    });
    place.appendChild(group);
  });
  part("filters").hidden = !place.firstChild;
  const again = wasInside && (document.getElementById(focused) || part("filters").querySelector("summary"));
  if (again) (part("filters").hidden ? field : again).focus();
}

function showChosen(found) {
  const place = part("chosen");
  const list = place.querySelector("ul");
  const hadFocus = list.contains(document.activeElement);
  list.textContent = "";
  (found.facets || []).forEach(function (facet) {
    facet.values.filter(function (value) { return value.isChosen; }).forEach(function (value) {
      const item = element("li");
      const button = element("button", value.name + " ×", { type: "button", class: "tool", "data-facet": facet.id, value: value.id });
      button.setAttribute("aria-label", filled(place.dataset.remove, "name", value.name));
      item.appendChild(button);
      list.appendChild(item);
    });
  });
  place.hidden = !list.firstChild;
  if (hadFocus) (list.querySelector("button") || field).focus();
}

function choose(facet, value, isChosen) {
  const chosen = Object.assign({}, state.chosen);
  const others = (chosen[facet] || []).filter(function (each) { return each !== value; });
  chosen[facet] = isChosen ? others.concat(value) : others;
  go({ q: state.q, chosen: chosen }, true);
}

field.addEventListener("input", function () {
  clearTimeout(typing);
  typing = setTimeout(function () {
    const isStep = Date.now() - settling > SETTLED;
    settling = Date.now();
    go({ q: field.value, chosen: state.chosen }, isStep);
  }, PAUSE);
});
field.addEventListener("focus", function () { open().catch(function () {}); });
form.addEventListener("submit", function (event) {
  event.preventDefault();
  clearTimeout(typing);
  settling = 0;
  go({ q: field.value, chosen: state.chosen }, true);
  if (window.matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard of a phone hides what was found
});
part("filters").addEventListener("toggle", function () {
  if (this.open) answer().then(showFacets, function () {});
});
part("facets").addEventListener("change", function (event) {
  choose(event.target.dataset.facet, event.target.value, event.target.checked);
});
part("chosen").querySelector("ul").addEventListener("click", function (event) {
  const button = event.target.closest("button");
  if (button) choose(button.dataset.facet, button.value, false);
});
Array.prototype.forEach.call(document.querySelectorAll("[data-wipe]"), function (button) {
  button.addEventListener("click", function () {
    go({ q: "", chosen: {} }, true);
    field.focus();
  });
});
part("more").addEventListener("click", async function () {
  const before = most;
  most += AT_FIRST;
  await show();
  const first = part("results").querySelectorAll(".card")[before];
  if (first) first.querySelector("a").focus();
});

// Back and forward, and an address that somebody pastes; another place on this page ("#main") is no other search.
function move() {
  if (location.hash && location.hash.indexOf("=") < 0 && location.hash.indexOf("#theme-") < 0) return;
  state = read();
  most = AT_FIRST;
  show();
}
window.addEventListener("hashchange", move);
window.addEventListener("popstate", move);

form.hidden = false;
if (location.hash === "#q") field.focus();
if (!isEmpty()) show();
