// The small tools of a page: copy, share, print, read aloud. All local. Their buttons are hidden in the page;
// each is shown where the device can do what it says, so that without this file nothing needed is missing.
(function () {
  "use strict";
  const language = document.documentElement.lang;
  const speech = window.speechSynthesis;

  function each(selector, work, inside) {
    Array.prototype.forEach.call((inside || document).querySelectorAll(selector), work);
  }

  // Show the buttons of a tool, and say what a press does.
  function offer(name, press) {
    each('[data-tool="' + name + '"]', function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { press(button); });
    });
  }

  // Said by top.js.
  function say(text) { document.dispatchEvent(new CustomEvent("say", { detail: text })); }

  const clipboard = navigator.clipboard && navigator.clipboard.writeText;

  function copy(text, done) {
    function succeeded() { say(done); }
    if (clipboard) navigator.clipboard.writeText(text).then(succeeded, function () { copyByHand(text, succeeded); });
    else copyByHand(text, succeeded);
  }

  // The way of before there was a clipboard: a field that is selected. The focus goes back where it was.
  function copyByHand(text, succeeded) {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "off-screen";
    document.body.appendChild(field);
    field.select();
    field.setSelectionRange(0, text.length);
    const copied = document.execCommand("copy");
    document.body.removeChild(field);
    if (focused) focused.focus();
    if (copied) succeeded();
  }

  if (clipboard || document.queryCommandSupported("copy")) {
    offer("copy", function (button) { copy(button.dataset.text, button.dataset.done); });
    // Where the device can't share, the address is copied: it can be pasted in any message.
    offer("share", function (button) {
      const address = button.dataset.address || location.href.split("#")[0];
      function copyAddress() { copy(address, button.dataset.done); }
      if (!navigator.share) return copyAddress();
      navigator.share({ title: document.title, url: address }).catch(function (error) {
        if (error.name !== "AbortError") copyAddress(); // who closes the list wants nothing
      });
    });
  }

  // Paper. `data-alone` prints only what the button stands in; see "one sheet alone" in site.css.
  if (typeof window.print === "function") {
    offer("print", function (button) {
      const alone = "alone" in button.dataset && button.closest("details");
      if (alone) mark(alone, true);
      window.print();
      if (alone) mark(alone, false);
    });
  }

  function mark(sheet, on) {
    document.body.classList.toggle("prints-one", on);
    for (let at = sheet; at.id !== "main"; at = at.parentElement) at.classList.toggle("prints", on);
  }

  let opened = [];
  window.addEventListener("beforeprint", function () {
    each("details[data-print]:not([open])", function (details) {
      opened.push(details);
      details.open = true;
    });
    each("[data-today]", function (place) {
      place.textContent = new Date().toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    opened = [];
  });

  // Reading aloud, by a voice that is on the device and speaks the language of the page: any other would send the text away.
  function voice() {
    return speech.getVoices().filter(function (each) {
      return each.localService && each.lang.slice(0, 2).toLowerCase() === language.slice(0, 2);
    })[0];
  }

  // The smallest parts that hold a sentence, in the order of the page, without what is folded, on paper only, or in another language.
  function texts() {
    const parts = "h1, h2, h3, h4, p, li, dt, dd";
    const found = [];
    each(parts, function (part) {
      if (!part.closest("main") || part.querySelector(parts)) return;
      if (part.closest("[data-silent], .on-paper, .trail, .said, details:not([open])")) return;
      const own = part.cloneNode(true);
      each("[lang]", function (inner) {
        if (inner.lang !== language) inner.parentNode.removeChild(inner);
      }, own);
      const text = own.textContent.replace(/\s+/g, " ").trim();
      const foreign = part.closest("[lang]").lang !== language || text.length < part.textContent.trim().length / 2;
      if (text && !foreign) found.push(text);
    });
    return found;
  }

  let reading = null; // what tells one reading from the next: an end may be told late

  function quiet(button) {
    reading = null;
    speech.cancel();
    button.lastElementChild.textContent = button.dataset.start;
  }

  function readAloud(button) {
    if (reading) return quiet(button);
    const mine = reading = {};
    button.dataset.start = button.lastElementChild.textContent;
    button.lastElementChild.textContent = button.dataset.stop;
    speech.cancel();
    const all = texts();
    all.forEach(function (text, index) {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = voice();
      spoken.lang = language;
      if (index === all.length - 1) spoken.onend = function () { if (reading === mine) quiet(button); };
      speech.speak(spoken);
    });
  }

  if (speech && window.SpeechSynthesisUtterance) {
    let offered = false;
    const offerReading = function () {
      if (offered || !voice()) return;
      offered = true;
      offer("read", readAloud);
      window.addEventListener("pagehide", function () { speech.cancel(); });
    };
    offerReading();
    speech.onvoiceschanged = offerReading; // most browsers know their voices only later
  }
})();
