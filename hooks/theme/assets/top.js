// On every page: the search field at its top, and the shortlist. Both are hidden in the page and shown where they work.

function each(selector, work) {
  Array.prototype.forEach.call(document.querySelectorAll(selector), work);
}

// What is typed goes on by help.js. Where that can't be had, nothing of it is written anywhere.
each("form[data-finder]", function (form) {
  form.hidden = false;
  if (form.closest(".top")) form.closest(".top").classList.add("has-search");
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    import("./help.js").then(function (help) { return help.find(form); }).catch(function () { location.href = form.dataset.finder + "#q"; });
  });
});

// What was done, for who sees the screen and for who hears it. Emptied first, so that the same words are said again.
let fading;
export function say(text) {
  const said = document.getElementById("said");
  said.textContent = "";
  clearTimeout(fading);
  fading = setTimeout(function () {
    said.textContent = text;
    fading = setTimeout(function () { said.textContent = ""; }, 6000);
  }, 100);
}
document.addEventListener("say", function (event) { say(event.detail); });

// The shortlist stays on this device: one value for each site, {v: 1, saved: [{id, on}]}. A value that is gone tells
// other tabs that everything was wiped; a list with nothing on it is an empty one.
const VERSION = 1;
export const KEY = "catalogue-list:" + new URL("..", import.meta.url).pathname;
const DAYS = Number(document.documentElement.dataset.listDays);

// By version: makes a list of the next one. The first was an array of ids.
const MIGRATIONS = [function (ids) { return { v: 1, saved: ids.map(function (id) { return { id: id }; }) }; }];

let store = null;
try {
  store = window.localStorage;
  store.getItem(KEY);
} catch (error) {
  store = null; // the browser keeps nothing
}

export function isId(id) {
  return typeof id === "string" && /^[a-z0-9-]+$/.test(id);
}

function day(after, from) {
  const at = from ? new Date(from + "T12:00") : new Date();
  at.setDate(at.getDate() + after);
  return new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// The first day without this list: counted from when something was last put on it.
export function goneOn(list) {
  return day(DAYS, list.map(function (item) { return item.on; }).sort().pop());
}

export function write(list, isTooOld) {
  try {
    store.setItem(KEY, JSON.stringify({ v: VERSION, saved: list, tooOld: isTooOld }));
  } catch (error) {
    store = null;
  }
}

// The list, or null where there is none to be had: no store, or the value of a newer version, which stays as it is.
// What is broken, twice there or of no day that can be, is mended.
export function saved() {
  let text, kept = null;
  try {
    text = store.getItem(KEY);
    kept = JSON.parse(text);
  } catch (error) {
    if (!store) return null;
  }
  if (kept && kept.v > VERSION) return null;
  for (let version = Array.isArray(kept) ? 0 : VERSION; version < VERSION; version++) kept = MIGRATIONS[version](kept);
  const seen = {}, today = day(0), list = [];
  (kept && Array.isArray(kept.saved) ? kept.saved : []).forEach(function (item) {
    if (!item || !isId(item.id) || seen[item.id]) return;
    seen[item.id] = true;
    list.push({ id: item.id, on: /^\d{4}-[01]\d-[0-3]\d$/.test(item.on) && item.on <= today ? item.on : today });
  });
  const isTooOld = list.length > 0 && goneOn(list) <= today;
  if (isTooOld) list.length = 0;
  if (isTooOld || list.length && JSON.stringify({ v: VERSION, saved: list }) !== text) write(list, isTooOld || undefined);
  return list;
}

// Put these on the list, or take them off.
export function change(ids, isOn) {
  const list = saved().filter(function (item) { return isOn || ids.indexOf(item.id) < 0; });
  if (isOn) ids.forEach(function (id) { list.push({ id: id, on: day(0) }); });
  write(list);
  show();
}

function nameAt(button) {
  return (button.closest(".card") || document).querySelector("h1, h3, h4").textContent.trim();
}

function showButtons(list) {
  each("button[data-save]", function (button) {
    button.hidden = !list;
    const isOn = list && list.some(function (item) { return item.id === button.dataset.save; });
    const label = document.getElementById("said").dataset[isOn ? "take" : "put"];
    if (button.textContent === label && button.hasAttribute("aria-label")) return;
    button.textContent = label;
    button.setAttribute("aria-pressed", String(isOn));
    button.setAttribute("aria-label", label + ": " + nameAt(button));
  });
}

let shown;
export function show() {
  const list = saved();
  if (JSON.stringify(list) === shown) return;
  shown = JSON.stringify(list);
  showButtons(list);
  each(".count", function (count) {
    const number = list && list.length || "", link = count.parentNode;
    count.textContent = number;
    count.hidden = !number;
    link.setAttribute("aria-label", link.firstChild.data.trim() + (number && " " + count.dataset.text.replace("{count}", number)));
  });
  document.dispatchEvent(new CustomEvent("listed"));
}

// A new client: nothing of the last one stays, in any tab.
function reset() {
  each("form.questions", function (form) { form.reset(); });
}

function forget() {
  reset();
  document.dispatchEvent(new CustomEvent("wiped"));
  show();
}

let others;
function listen() {
  if (!window.BroadcastChannel) return;
  others = new BroadcastChannel(KEY);
  others.onmessage = forget;
}

document.addEventListener("click", function (event) {
  const button = event.target.closest("button[data-save], [data-new-client]");
  if (!button) return;
  if ("newClient" in button.dataset) {
    if (store && store.getItem(KEY) !== null) store.removeItem(KEY);
    if (others) others.postMessage("");
    forget();
    return say(button.dataset.done);
  }
  const isOn = button.getAttribute("aria-pressed") === "true";
  change([button.dataset.save], !isOn);
  if (store) say(document.getElementById("said").dataset[isOn ? "taken" : "saved"].replace("{name}", function () { return nameAt(button); }));
});

window.addEventListener("storage", function (event) {
  if (event.key === KEY) (event.newValue === null ? forget : show)();
});
window.addEventListener("pagehide", function () {
  reset();
  if (others) others.close(); // an open one may keep a browser from bringing the page back
});
window.addEventListener("pageshow", function (event) {
  if (!event.persisted) return;
  listen();
  reset();
  show();
});
document.addEventListener("visibilitychange", show);
setInterval(show, 60000); // a day may end

// For cards that other scripts put into the page.
new MutationObserver(function () { showButtons(saved()); }).observe(document.getElementById("main"), { childList: true, subtree: true });
listen();
show();
