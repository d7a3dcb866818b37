// The page of the finder: hands what is typed and chosen to search.js and help.js and shows what comes back. While
// somebody types nothing of it is written anywhere. When he leaves for an offer or shares what he found, it stands
// behind "#" in the address, so that Back leads to it again and no server ever sees it; what calls for help never does.
import { fold } from "./words.js";

const form = document.getElementById("finder");
const field = document.getElementById("q");
const said = document.getElementById("found");
const AT_FIRST = 12;
const PAUSE = 150; // milliseconds without typing after which a search begins
const SETTLED = 1000; // and after which what was found is told to who can't see it
const SURE = ["word", "name", "stem", "parts", "synonym"]; // ways to find a word that stand below help: no guesses

let index = null; // a promise; made at first use
let most = AT_FIRST;
let asked = 0; // which search is the last: an older one may be answered later
let help = null; // what the text calls for
let typing, telling, lastKey = -Infinity;

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

function go(next) {
  state = next;
  most = AT_FIRST;
  show();
}

// The address of what is shown, for who comes back to it or shares it; it takes the place of the one before.
function write() {
  if (!help || !help.isCall) history.replaceState(null, "", addressOf(state));
}

// Nothing stays in the address that it came with: of a text that calls for help, or when all is wiped.
function forget() {
  if (location.hash.indexOf("=") >= 0) history.replaceState(null, "", location.pathname);
}

function isEmpty() {
  return !state.q.trim() && Object.keys(state.chosen).every(function (name) { return !state.chosen[name].length; });
}

function open() {
  if (!index) {
    index = import("./search.js").then(function (search) { return search.openIndex(form.dataset.index); });
    index.catch(function () { index = null; }); // the next try asks again
  }
  return index;
}

// Promises what answers a text of who is in danger; null where the site has no such words.
async function openHelp() {
  return form.dataset.urgent ? (await import("./help.js")).answering(form.dataset.urgent) : null;
}

// What the text calls for; null where that can't be told, and then all numbers are shown.
async function helpFor(text) {
  if (!text.trim()) return null;
  try {
    const answers = await openHelp();
    return answers ? answers(text) : null;
  } catch (error) {
    return { isUnknown: true };
  }
}

function showHelp(found) {
  help = found;
  const isCall = help && help.isCall, line = part("hint"), block = part("calls-for-help");
  const html = isCall ? help.html : "";
  if (block.dataset.kind !== (isCall ? help.kind + help.language : "")) {
    block.dataset.kind = isCall ? help.kind + help.language : "";
    block.innerHTML = html;
  }
  block.lang = line.lang = help && help.language || document.documentElement.lang;
  block.hidden = !isCall;
  line.innerHTML = help && !isCall && help.line || "";
  line.hidden = !line.innerHTML;
  part("all-numbers").hidden = !(help && help.isUnknown);
  Array.prototype.forEach.call(document.querySelectorAll(".freshness, #q-hint, #filters"), function (each) {
    if (isCall || each.id !== "filters") each.hidden = isCall; // they would push the number off a phone's screen
  });
  if (isCall) forget();
}

// Tells it to who can't see it, once, a moment after the last key.
function tell(text) {
  clearTimeout(telling);
  telling = setTimeout(function () { part("spoken").textContent = text; }, help && help.isLearned ? 0 : SETTLED);
}

// Half a sentence is often like a call: what no list knows is shown when nobody types on.
function settled() {
  return new Promise(function (done) { setTimeout(done, lastKey + SETTLED - performance.now()); });
}

async function show() {
  const mine = ++asked;
  if (field.value.trim() !== state.q.trim()) field.value = state.q;
  if (isEmpty()) {
    said.textContent = "";
    tell("");
    showHelp(null);
    if (part("chosen").contains(document.activeElement)) field.focus();
    part("filters").hidden = false;
    ["results", "nothing", "chosen", "failed", "share"].forEach(function (id) { part(id).hidden = true; });
    part("list").hidden = false;
    if (part("filters").open) answer().then(showFacets, function () {});
    return;
  }
  const called = await helpFor(state.q);
  if (mine !== asked) return;
  help = called; // from now on what is typed is never written
  if (called && called.isLearned) await settled();
  if (mine !== asked) return;
  showHelp(called);
  try {
    const found = await answer();
    if (mine === asked) showAnswer(found);
  } catch (error) {
    if (mine !== asked) return;
    ["results", "nothing", "share"].forEach(function (id) { part(id).hidden = true; });
    part("list").hidden = part("failed").hidden = false;
    said.textContent = "";
    tell([called && called.said, part("failed").textContent].filter(Boolean).join(" "));
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
  const isCall = help && help.isCall;
  if (isCall) found = sure(found);
  const none = !found.total;
  part("list").hidden = true;
  part("failed").hidden = true;
  part("results").hidden = !found.results.length;
  part("nothing").hidden = !none || isCall;
  part("share").hidden = none || isCall;
  const text = found.total === 1 ? said.dataset.one : filled(said.dataset.many, "count", found.total);
  const count = !none ? text : isCall ? "" : said.dataset.none;
  if (said.textContent !== count) said.textContent = count;
  tell([help && help.said, count].filter(Boolean).join(" "));
  showFacets(found);
  showChosen(found);
  if (none && !isCall) showNothing(found);
  showResults(found, isCall);
}

// Of what was found: what has all the words, none of them by a guess.
function sure(found) {
  const results = !found.complete ? [] : found.results.filter(function (result) {
    return result.by.length && result.by.every(function (way) { return SURE.indexOf(way.how) >= 0; });
  });
  return Object.assign({}, found, { results: results, total: results.length, instead: [], near: [] });
}

function showResults(found, isCall) {
  const instead = part("instead");
  instead.hidden = !found.instead.length || !found.total;
  instead.textContent = "";
  filled(instead.dataset.text, "words", "\n").split("\n").forEach(function (piece, at) {
    if (at) instead.appendChild(element("em", found.instead.join(", ")));
    instead.appendChild(document.createTextNode(piece));
  });
  part("partial").hidden = isCall || !found.total || !state.q.trim() || found.complete > 0;
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
    item.appendChild(element("button", word, { type: "button", class: "tool", "data-near": "" }));
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
  go({ q: state.q, chosen: chosen });
}

field.addEventListener("input", function () {
  lastKey = performance.now();
  clearTimeout(typing);
  clearTimeout(telling);
  typing = setTimeout(function () { go({ q: field.value, chosen: state.chosen }); }, PAUSE);
});
field.addEventListener("focus", function () {
  open().catch(function () {});
  openHelp().catch(function () {});
});
form.addEventListener("submit", function (event) {
  event.preventDefault();
  lastKey = -Infinity;
  clearTimeout(typing);
  go({ q: field.value, chosen: state.chosen });
  if (window.matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard of a phone hides what was found
});
part("results").addEventListener("click", function (event) {
  if (event.target.closest("a")) write();
});
part("share").addEventListener("click", function (event) {
  write();
  event.target.closest("button").dataset.address = location.href;
}, true); // before tools.js shares it
part("near").addEventListener("click", function (event) {
  if (!event.target.closest("[data-near]")) return;
  go({ q: event.target.textContent, chosen: state.chosen });
  field.focus();
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
    forget();
    go({ q: "", chosen: {} });
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

// An address that somebody pastes; another place on this page ("#main") is no other search.
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
