// The page of the shortlist: shows what is kept on this device and what somebody shared, and makes the sheets for on
// paper. What it knows of offers it reads from the site's own data, in pieces; which pieces says nothing of whom.
import { KEY, change, goneOn, isId, saved, say, show, write } from "./top.js";

const page = document.getElementById("shortlist");
const words = page.dataset;
const language = document.documentElement.lang;
const MOST = 50; // in a shared list

const share = page.querySelector("[data-tool=share]"), canShare = !share.hidden; // tools.js shows it where it works

function part(id) {
  return document.getElementById(id);
}

function element(tag, text, css) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (css) made.className = css;
  return made;
}

function filled(text, name, value) {
  return text.split("{" + name + "}").join(value);
}

function all(selector, work) {
  Array.prototype.forEach.call(document.querySelectorAll(selector), work);
}

function inWords(day) {
  return (day ? new Date(day + "T12:00") : new Date()).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
}

// The data: where each offer's sheet stands, then the pieces that are needed, each once.
const fetched = {};

function fetchOnce(address) {
  if (!fetched[address]) {
    fetched[address] = fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      return answer.json();
    });
    fetched[address].catch(function () { delete fetched[address]; }); // the next try asks again
  }
  return fetched[address];
}

async function entries(ids) {
  const found = {};
  if (!ids.length) return found;
  const address = new URL(words.sheets, location.href);
  const index = await fetchOnce(address.href);
  const wanted = {};
  ids.forEach(function (id) {
    const now = index.former[id] || id;
    const at = index.firsts.filter(function (first) { return first <= now; }).length - 1;
    if (at >= 0) wanted[index.pieces[at]] = true;
  });
  const names = Object.keys(wanted);
  const pieces = await Promise.all(names.map(function (name) { return fetchOnce(new URL(name, address).href); }));
  ids.forEach(function (id) {
    const now = index.former[id] || id;
    pieces.forEach(function (piece) {
      if (Object.prototype.hasOwnProperty.call(piece, now)) found[id] = { id: now, entry: piece[now] };
    });
  });
  return found;
}

// A list with what is known of its ids: what is there twice, under two names, is shown once.
function resolved(list, found) {
  const made = { offers: [], unknown: [], isRepeated: false };
  list.forEach(function (item) {
    const known = found[item.id];
    const same = known && made.offers.filter(function (each) { return each.id === known.id; })[0];
    if (!known) made.unknown.push(item.id);
    else if (same) {
      made.isRepeated = true;
      same.ids.push(item.id);
    } else made.offers.push({ id: known.id, ids: [item.id], on: item.on, entry: known.entry });
  });
  return made;
}

function link(entry) {
  const made = element("a", entry.name);
  made.href = entry.href;
  return made;
}

function card(offer, names, isOwn) {
  const made = element("li", "", "card");
  made.dataset.offer = offer.id;
  const heading = element("h3");
  heading.appendChild(link(offer.entry));
  made.appendChild(heading);
  if (offer.ids.some(function (id) { return id !== offer.id; })) made.appendChild(element("p", filled(words.renamed, "name", offer.entry.name)));
  if (offer.entry.status === "ended") {
    const ended = element("p", filled(words.ended, "name", offer.entry.name) + " ");
    const successor = offer.entry.successor && names[offer.entry.successor];
    if (successor) {
      ended.appendChild(document.createTextNode(words.successor + " "));
      ended.appendChild(link(successor.entry));
      ended.className = "above";
    }
    made.appendChild(ended);
  } else if (offer.entry.summary) made.appendChild(element("p", offer.entry.summary));
  if (isOwn) {
    made.appendChild(element("p", filled(words.since, "date", inWords(offer.on)), "quiet"));
    made.appendChild(remover(offer.ids, offer.entry.name));
  }
  return made;
}

function remover(ids, name) {
  const made = element("button", filled(words.remove, "name", name), "tool");
  made.type = "button";
  made.dataset.remove = ids.join(",");
  made.dataset.name = name;
  return made;
}

function fill(section, list, names, isOwn) {
  const cards = section.querySelector(".cards"), notes = section.querySelector(".notes");
  cards.textContent = notes.textContent = "";
  list.offers.forEach(function (offer) { cards.appendChild(card(offer, names, isOwn)); });
  list.unknown.forEach(function (id) {
    const note = element("li", filled(words.unknown, "id", id) + " ");
    if (isOwn) note.appendChild(remover([id], id));
    notes.appendChild(note);
  });
  if (list.isRepeated) notes.appendChild(element("li", words.repeated));
  cards.hidden = !cards.firstChild;
  notes.hidden = !notes.firstChild;
}

// What somebody shared stands behind "#": ids of offers, and nothing else.
function shared() {
  const ids = /^#ids=(.*)$/.exec(location.hash.replace(/%2C/gi, ","));
  const list = ids ? ids[1].split(",").filter(isId) : [];
  const once = list.filter(function (id, at) { return list.indexOf(id) === at; });
  return { ids: once.slice(0, MOST), isRepeated: once.length < list.length };
}

const FIRST = -1; // the list itself: where its first offer leads
let asked = 0, focusAt = null, theirs = shared(), own = [];

async function render() {
  const mine = ++asked;
  const list = saved();
  const kept = list || [];
  const ids = kept.map(function (item) { return item.id; }).concat(theirs.ids);
  let found = {}, isThere = true;
  try {
    found = await entries(ids);
    const successors = ids.map(function (id) { return found[id] && found[id].entry.status === "ended" && found[id].entry.successor; }).filter(Boolean);
    Object.assign(found, await entries(successors.filter(function (id) { return !found[id]; })));
  } catch (error) {
    isThere = false;
  }
  if (mine !== asked) return;
  const focused = document.activeElement;
  const back = focused.dataset.remove || focused.parentNode.tagName === "H3" && focused.closest("#own .card");
  part("failed").hidden = isThere;
  part("needs-script").hidden = Boolean(list) || theirs.ids.length > 0;
  page.hidden = !list && !theirs.ids.length;
  part("own").hidden = !list;
  part("own-title").className = theirs.ids.length ? "" : "unseen";
  part("empty").hidden = kept.length > 0;
  part("kept").hidden = !kept.length || !isThere;
  part("wipe").hidden = !kept.length;
  if (kept.length && part("expires").dataset.text) part("expires").textContent = filled(part("expires").dataset.text, "date", inWords(goneOn(kept)));
  const ours = resolved(kept, found);
  fill(part("own"), ours, found, true);
  const other = resolved(theirs.ids.map(function (id) { return { id: id }; }), found);
  other.isRepeated = other.isRepeated || theirs.isRepeated;
  part("theirs").hidden = !theirs.ids.length || !isThere;
  fill(part("theirs"), other, found, false);
  part("add").hidden = !list || !other.offers.length;
  part("add").dataset.ids = other.offers.map(function (offer) { return offer.id; }).join(",");
  own = ours.offers;
  share.hidden = !canShare || !own.length;
  // tools.js shares it: the ids of offers stand behind "#", and nothing else.
  share.dataset.address = location.href.split("#")[0] + "#ids=" + own.map(function (offer) { return offer.id; }).slice(0, MOST).join(",");
  showLanguages();
  makeSheets();
  if (focusAt === null && !back) return;
  // Where something was taken away, the next one; without one the list itself. Else where the focus was.
  const removers = part("own").querySelectorAll("[data-remove]");
  const again = Array.prototype.filter.call(removers, function (each) { return each.dataset.remove === focused.dataset.remove; })[0];
  const next = focusAt === null ? again : removers[Math.min(focusAt, removers.length - 1)];
  const first = part("own").querySelector(".card a") || part("empty");
  (focusAt === FIRST || !next ? first : next).focus();
  focusAt = null;
}

// Paper.

function nameOf(code) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code);
  } catch (error) {
    return code; // an older browser knows no names
  }
}

function showLanguages() {
  const select = part("language");
  const chosen = select.value;
  const codes = {};
  own.forEach(function (offer) { Object.keys(offer.entry.sides).forEach(function (code) { codes[code] = true; }); });
  while (select.options.length > 1) select.remove(1);
  Object.keys(codes).sort().forEach(function (code) {
    const option = element("option", nameOf(code));
    option.value = code;
    select.appendChild(option);
  });
  select.value = codes[chosen] ? chosen : "";
  part("side").hidden = select.options.length < 2;
  part("paper").hidden = !own.length;
}

function makeSheets() {
  const place = part("sheets"), chosen = part("language").value;
  const isShort = document.querySelector("[name=sheets]:checked").value === "short";
  place.textContent = "";
  place.className = "on-paper" + (isShort ? " short" : "");
  document.body.classList.toggle("prints-sheets", own.length > 0);
  own.forEach(function (offer) {
    const sheet = element("article", "", chosen ? "a4 with-side" : "a4");
    const sides = [["dutch", offer.entry.sheet]];
    if (chosen) sides.push(["side", offer.entry.sides[chosen] || part("none").innerHTML]);
    sides.forEach(function (side) {
      const made = element("div", "", side[0]);
      made.innerHTML = side[1]; // made by the build, from the entry
      sheet.appendChild(made);
    });
    if (!isShort) sheet.appendChild(part("imprint").content.cloneNode(true));
    place.appendChild(sheet);
  });
  if (isShort && own.length) place.appendChild(part("imprint").content.cloneNode(true));
}

part("paper").addEventListener("change", makeSheets);
part("print").addEventListener("click", function () { window.print(); });
window.addEventListener("beforeprint", function () {
  all("#sheets [data-today]", function (place) { place.textContent = inWords(); });
});

// What the buttons do.

part("own").addEventListener("click", function (event) {
  const button = event.target.closest("button[data-remove]");
  if (!button) return;
  focusAt = Array.prototype.indexOf.call(part("own").querySelectorAll("[data-remove]"), button);
  change(button.dataset.remove.split(","), false);
  say(filled(part("said").dataset.taken, "name", button.dataset.name));
});

part("wipe").addEventListener("click", function () {
  focusAt = 0;
  write([]);
  show();
  say(this.dataset.done);
});

part("add").addEventListener("click", function () {
  focusAt = FIRST;
  const ids = this.dataset.ids.split(",");
  leaveShared();
  change(ids, true);
  say(this.dataset.done);
  render();
});

// The shared list goes from the page and from its address; the own one is told apart no more.
function leaveShared() {
  theirs = { ids: [] };
  history.replaceState(null, "", location.pathname + location.search);
}

function isTooOld() {
  try {
    return JSON.parse(localStorage.getItem(KEY)).tooOld === true;
  } catch (error) {
    return false;
  }
}

// That a list was too old is said on this page, once.
function sayTooOld() {
  if (!saved() || !isTooOld()) return;
  part("expired").hidden = false;
  write([]);
}

document.addEventListener("listed", function () {
  sayTooOld();
  render();
});
document.addEventListener("wiped", function () {
  part("expired").hidden = true;
  if (theirs.ids.length) leaveShared();
  render();
});
// Another place on this page ("#main") is no other list.
window.addEventListener("hashchange", function () {
  if (location.hash && !/^#ids=/.test(location.hash)) return;
  theirs = shared();
  render();
});

sayTooOld();
render();
