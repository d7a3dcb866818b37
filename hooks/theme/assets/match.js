// Matching: what an offer's conditions say of a client. Pure and three-valued: whatever is not known, or not answered,
// is asked; it never hides an offer and never makes it fit. The data come from service_catalogue/referring.py.

// A number as people type it; null when nothing is there, NaN when it is no number that can be.
export function numberIn(text, criterion) {
  const typed = text.trim();
  if (!typed) return null;
  const number = /^\d{1,9}$/.test(typed) ? parseInt(typed, 10) : NaN;
  const possible = criterion.possible;
  return possible.length === 2 && (number < possible[0] || number > possible[1]) ? NaN : number;
}

// What one rule says of an answer: "fits", "asks" or "excluded".
export function ruleSays(rule, given) {
  if (given === null || given === undefined) return "asks";
  if (rule.ask.indexOf(String(given)) >= 0) return "asks";
  const fits = typeof given === "number"
    ? (rule.min === null || given >= rule.min) && (rule.max === null || given <= rule.max)
    : rule.is.indexOf(given) >= 0;
  return fits ? "fits" : rule.otherwise === "ask" ? "asks" : "excluded";
}

// What an offer's silence about a criterion says.
export function silenceSays(criterion, given) {
  if (criterion.unstated === "ask") return "asks";
  const bounds = criterion.ask_outside;
  return typeof given === "number" && bounds.length === 2 && (given < bounds[0] || given > bounds[1]) ? "asks" : "fits";
}

// One offer, or side of one, against a client's answers (from criterion to answer; absent is "I don't know").
// Gives "fits", "asks" or "excluded", with what each criterion said: its rule, or none where the offer is silent.
export function judge(offer, client, criteria) {
  const reasons = [];
  criteria.forEach(function (criterion) {
    if (criterion.kind === "wish") return;
    const rule = offer.rules.filter(function (each) { return each.criterion === criterion.id; })[0] || null;
    const given = criterion.id in client ? client[criterion.id] : null;
    const says = rule ? ruleSays(rule, given) : silenceSays(criterion, given);
    reasons.push({ criterion: criterion, rule: rule, given: given, says: says });
  });
  const has = function (what) { return reasons.some(function (each) { return each.says === what; }); };
  const answer = has("excluded") ? "excluded" : has("asks") || offer.known !== "described" ? "asks" : "fits";
  return { offer: offer, answer: answer, reasons: reasons, isWished: isWished(offer, client, criteria) };
}

// Whether an offer is about one of the things that the client looks for; wishes order, and never exclude.
function isWished(offer, client, criteria) {
  return criteria.some(function (criterion) {
    const wanted = criterion.kind === "wish" ? client[criterion.id] || [] : [];
    return (offer.wishes[criterion.id] || []).some(function (each) { return wanted.indexOf(each) >= 0; });
  });
}

// The data as it is fetched: what many offers have in common stands there once, what an offer lacks is left out.
export function unpacked(packed) {
  function text(number) { return packed.texts[number] || ""; }
  function rule(each) {
    const pointers = {};
    Object.keys(each.instead || {}).forEach(function (answer) { pointers[answer] = text(each.instead[answer]); });
    const own = { because: text(each.because), period: text(each.period), instead: pointers };
    return Object.assign({ is: [], min: null, max: null, ask: [] }, each, own);
  }
  const offers = packed.offers.map(function (each) {
    const own = {
      href: packed.href.replace("{id}", each.id),
      send: packed.send && packed.send.split("%7Bid%7D").join(each.id).split("%7Bname%7D").join(encodeURIComponent(each.name)),
      rules: (each.rules || []).map(rule),
      missing: (each.missing || []).map(text),
    };
    return Object.assign({ side: null, confirmed: false, seen: "", wishes: {} }, each, own);
  });
  return { criteria: packed.criteria, contacts: packed.contacts, offers: offers };
}

// Every offer judged: those of a wish first, then the latest sign of life, then by name.
export function match(data, client) {
  const byName = new Intl.Collator(); // at 25,000 offers ten times as fast as comparing names one by one
  const judged = data.offers.map(function (offer) { return judge(offer, client, data.criteria); });
  judged.sort(function (one, other) {
    return (
      other.isWished - one.isWished || compare(other.offer.seen, one.offer.seen) || byName.compare(one.offer.name, other.offer.name)
    );
  });
  return judged;
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

// Where somebody can go whom a rule excludes by this answer.
export function insteadOf(rule, given) {
  return rule.instead[String(given)] || rule.instead.any || "";
}

// Of how many offers the conditions are known, and how many there are; one with sides counts once.
export function countKnown(offers) {
  const ids = new Set(), known = new Set();
  offers.forEach(function (offer) {
    ids.add(offer.id);
    if (offer.known === "described") known.add(offer.id);
  });
  return { known: known.size, total: ids.size };
}
