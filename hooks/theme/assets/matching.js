// The page of matching: reads the answers, shows what fits, what to ask and what does not, and keeps nothing. The data
// are fetched once, when the page opens; after that nothing is requested, stored or put in an address.
import { countKnown, insteadOf, match, numberIn, unpacked } from "./match.js";

const form = document.getElementById("client");
const answers = document.getElementById("answers");
const counted = document.getElementById("counted");
const words = document.getElementById("words").dataset;
let data = null;
let isShown = false;

const FEW = 24; // of a group at first, and as many again with each press on "more"
let most = {};

function element(tag, text, css) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (css) made.className = css;
  return made;
}

function filled(text, values) {
  return Object.keys(values).reduce(function (made, name) { return made.split("{" + name + "}").join(values[name]); }, text);
}

function all(selector, inside) {
  return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
}

// The answers: from criterion to a number, a choice, or the wishes. What is no number that can be, is told and not counted.
function read() {
  const client = {};
  all("[data-criterion]", form).forEach(function (question) {
    const criterion = data.criteria.filter(function (each) { return each.id === question.dataset.criterion; })[0];
    if (criterion.kind === "number") {
      const input = question.querySelector("input"), wrong = question.querySelector(".wrong");
      const number = numberIn(input.value, criterion);
      const isWrong = number !== null && isNaN(number);
      const values = { text: input.value.trim(), low: criterion.possible[0], high: criterion.possible[1] };
      const said = isWrong ? filled(wrong.dataset.text, values) : "";
      if (wrong.textContent !== said) wrong.textContent = said;
      if (isWrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (number !== null && !isWrong) client[criterion.id] = number;
      return;
    }
    const chosen = all("input:checked", question).map(function (input) { return input.value; }).filter(Boolean);
    if (criterion.kind === "wish") client[criterion.id] = chosen;
    else if (chosen.length) client[criterion.id] = chosen[0];
  });
  return client;
}

function show() {
  const judged = match(data, read());
  const groups = { fits: [], asks: [], excluded: [] };
  judged.forEach(function (each) { groups[each.answer].push(each); });
  showKnown();
  all("[data-group]", answers).forEach(function (section) { showGroup(section, groups[section.dataset.group]); });
  answers.hidden = false;
  isShown = true;
  const text = filled(counted.dataset.count, { fits: offersIn(groups.fits), asks: offersIn(groups.asks), excluded: offersIn(groups.excluded) });
  if (counted.textContent !== text) counted.textContent = text;
}

// How many offers there are in a group: one with sides counts once.
function offersIn(judged) {
  return new Set(judged.map(function (each) { return each.offer.id; })).size;
}

// How much the guide knows, counted: the reason why most is to be asked.
function showKnown() {
  const place = document.getElementById("known"), count = countKnown(data.offers), said = place.dataset;
  const isAll = count.known === count.total;
  const text = isAll ? said.all : count.known ? filled(said.some, count) : said.none;
  place.textContent = isAll ? text : text + " " + (data.contacts.length === 1 ? said.oneCall : said.calls);
}

function showGroup(section, judged) {
  const place = section.querySelector("[data-list]");
  const isSure = judged.length > 0 && judged.every(function (each) { return each.offer.confirmed; });
  section.querySelector("h3").textContent = (isSure ? section.dataset.sure : section.dataset.likely) + " (" + offersIn(judged) + ")";
  section.querySelector("[data-empty]").hidden = judged.length > 0;
  const intro = section.querySelector("[data-intro]");
  if (intro) intro.hidden = !judged.length;
  place.textContent = "";
  const some = judged.slice(0, most[section.dataset.group] || FEW);
  const left = judged.length - some.length, rest = section.querySelector("[data-rest]");
  section.querySelector("[data-more]").hidden = rest.hidden = !left;
  rest.textContent = filled(rest.dataset.rest, { count: left });
  if (section.dataset.group === "asks") return showSheets(place, some);
  const list = element("ul", "", "plain");
  some.forEach(function (each) { list.appendChild(card(each, section)); });
  if (some.length) place.appendChild(list);
}

// More of a group. The focus goes to the first that was not there yet.
all("[data-more]").forEach(function (button) {
  button.addEventListener("click", function () {
    const section = button.closest("[data-group]"), group = section.dataset.group;
    const before = all(".answer h4", section).map(nameOf);
    most[group] = (most[group] || FEW) + FEW;
    show();
    focusOn(all(".answer h4", section).filter(function (heading) { return before.indexOf(nameOf(heading)) < 0; })[0]);
  });
});

// Two sides of an offer lead to one page.
function nameOf(heading) {
  return heading.textContent + heading.querySelector("a").href;
}

// A link in folded details is reached by its fold.
function focusOn(heading) {
  (heading.closest("summary") || heading.querySelector("a")).focus();
}

// An offer with the sentence of each rule that decided, its period, and the client's fact that it met.
function card(judged, section) {
  const item = element("li", "", "card answer");
  item.appendChild(title(judged));
  if (section.dataset.group !== "asks" && judged.offer.confirmed !== undefined) {
    item.appendChild(element("p", judged.offer.confirmed ? section.dataset.sure : section.dataset.likely, "verdict"));
  }
  const list = element("ul");
  judged.reasons.forEach(function (reason) {
    if (!reason.rule) return;
    if (judged.answer === "excluded" && reason.says !== "excluded") return;
    list.appendChild(sentence(reason));
  });
  if (list.firstChild) item.appendChild(list);
  item.appendChild(saveButton(judged.offer));
  return item;
}

function title(judged) {
  const heading = element("h4");
  const link = element("a", judged.offer.name);
  link.href = judged.offer.href;
  heading.appendChild(link);
  if (judged.offer.side) heading.appendChild(document.createTextNode(" – " + judged.offer.side));
  if (judged.isWished) {
    heading.appendChild(document.createTextNode(" "));
    heading.appendChild(element("span", words.wish, "badge"));
  }
  return heading;
}

function saveButton(offer) {
  const button = element("button", words.save, "tool");
  button.type = "button";
  button.hidden = true; // top.js shows it where a list can be kept
  button.dataset.save = offer.id;
  button.dataset.name = offer.name;
  return button;
}

function factOf(criterion, given) {
  return criterion.name + ": " + (typeof given === "number" ? given : criterion.choices[given]);
}

function sentence(reason) {
  const item = element("li");
  const rule = reason.rule;
  const said = rule && (rule.because || reason.criterion.name);
  if (rule) item.appendChild(document.createTextNode(said + (rule.period ? " (" + rule.period + ")" : "")));
  if (reason.given === null) note(item, filled(words.unanswered, { question: reason.criterion.question }));
  else {
    note(item, filled(words.met, { fact: factOf(reason.criterion, reason.given) }));
    if (reason.says === "asks") note(item, rule ? words.unclear : filled(words.unstated, { question: reason.criterion.name }));
  }
  if (reason.says === "excluded") {
    const where = insteadOf(rule, reason.given);
    const pointer = element("p", "", "instead");
    pointer.appendChild(element("strong", words.instead + " "));
    const target = element("span");
    target.innerHTML = where; // made by the build from the catalogue, escaped there
    pointer.appendChild(target);
    item.appendChild(pointer);
  }
  return item;
}

function note(item, text) {
  item.appendChild(element("span", text, "quiet fact"));
}

// What is to be asked, bundled by whom to ask: one call, with a box for each point.
function showSheets(place, judged) {
  data.contacts.forEach(function (contact, number) {
    const asked = judged.filter(function (each) { return each.offer.ask === number; });
    if (!asked.length) return;
    const sheet = element("section", "", "call-sheet");
    sheet.appendChild(element("h4", words.sheet));
    sheet.appendChild(element("p", words.sheetFor, "quiet"));
    const whom = element("div");
    whom.innerHTML = contact; // made by the build from the catalogue, escaped there
    sheet.appendChild(whom);
    const list = element("ul", "", "plain");
    asked.forEach(function (each) { list.appendChild(askedOf(each)); });
    sheet.appendChild(list);
    place.appendChild(sheet);
  });
}

// Folded on a screen, where the names are the list; open on paper (tools.js).
function askedOf(judged) {
  const entry = element("li"), item = element("details", "", "answer"), summary = element("summary");
  item.dataset.print = "";
  summary.appendChild(title(judged));
  item.appendChild(summary);
  entry.appendChild(item);
  const reasons = element("ul");
  judged.reasons.forEach(function (reason) { if (reason.says === "asks" && (reason.rule || reason.given !== null)) reasons.appendChild(sentence(reason)); });
  if (judged.offer.known !== "described") reasons.appendChild(element("li", words.unknownRules));
  if (reasons.firstChild) item.appendChild(reasons);
  const points = judged.offer.missing.concat([words.room, words.how]);
  const boxes = element("ul", "", "boxes plain");
  points.forEach(function (point) {
    const line = element("li"), label = element("label"), box = element("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    label.appendChild(box);
    label.appendChild(element("span", point));
    line.appendChild(label);
    boxes.appendChild(line);
  });
  item.appendChild(boxes);
  const line = element("p", words.answer, "on-paper");
  line.appendChild(element("span", "", "blank"));
  item.appendChild(line);
  const more = element("p", judged.offer.send ? "" : words.handOver);
  if (judged.offer.send) {
    const send = element("a", words.send);
    send.href = judged.offer.send;
    send.rel = "noreferrer";
    more.appendChild(send);
  }
  item.appendChild(more);
  item.appendChild(saveButton(judged.offer));
  return entry;
}

function hide() {
  isShown = false;
  answers.hidden = true;
  counted.textContent = "";
  all("[data-list]", answers).forEach(function (place) { place.textContent = ""; });
  all(".wrong", form).forEach(function (place) { place.textContent = ""; });
  all("[aria-invalid]", form).forEach(function (input) { input.removeAttribute("aria-invalid"); });
}

form.addEventListener("submit", function (event) {
  event.preventDefault();
  most = {};
  show();
  document.getElementById("answers-title").focus();
});
form.addEventListener("change", function () { if (isShown) show(); });
// Nobody's answers come back: not when the form is wiped, nor when somebody leaves and presses Back.
document.addEventListener("wiped", hide);
window.addEventListener("pagehide", function () {
  form.reset();
  hide();
});

async function start() {
  try {
    const answer = await fetch(form.dataset.matching, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    data = unpacked(await answer.json());
    form.reset(); // a browser may put back what was filled in before
    form.hidden = false;
  } catch (error) {
    document.getElementById("failed").hidden = false;
  }
  document.getElementById("needs-script").hidden = true;
}

start();
