// The small tools of a page: copy, print, share, read aloud. All local; each shows itself only where the
// device can do it, so that without JavaScript, or on an old phone, the page lacks nothing.
(function () {
  "use strict";
  var said = document.getElementById("said");

  // What a tool did, also for who doesn't see the screen.
  function say(text) {
    if (!said) return;
    said.textContent = "";
    setTimeout(function () { said.textContent = text; }, 50);
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  // A button is in the page with `hidden`; what it needs decides whether it shows.
  function offer(name, can, press) {
    each('[data-tool="' + name + '"]', function (button) {
      if (!can) return;
      button.hidden = false;
      button.addEventListener("click", function () { press(button); });
    });
  }

  function copy(text, done) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(done, function () {});
      return;
    }
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "off-screen";
    document.body.appendChild(field);
    field.select();
    field.setSelectionRange(0, text.length);
    if (document.execCommand("copy")) done();
    document.body.removeChild(field);
  }

  offer("copy", !!(navigator.clipboard || document.execCommand), function (button) {
    copy(button.getAttribute("data-text"), function () { say(button.getAttribute("data-done")); });
  });

  offer("print", typeof window.print === "function", function () { window.print(); });

  // Web Share where there is one, else the address is copied.
  offer("share", !!(navigator.share || navigator.clipboard || document.execCommand), function (button) {
    var address = location.href.split("#")[0];
    if (navigator.share) {
      navigator.share({ title: document.title, url: address }).catch(function () {});
    } else {
      copy(address, function () { say(button.getAttribute("data-done")); });
    }
  });

  // Read aloud, only with a voice on the device for the language of the page.
  var speech = window.speechSynthesis;
  var language = document.documentElement.lang;

  function voice() {
    if (!speech || !window.SpeechSynthesisUtterance) return null;
    return speech.getVoices().filter(function (each) {
      return each.localService && each.lang.slice(0, 2).toLowerCase() === language.slice(0, 2);
    })[0] || null;
  }

  function pieces() {
    var found = [];
    each("main h1, main h2, main h3, main p, main li, main dt, main dd", function (element) {
      var foreign = element.closest("[lang]");
      var nested = element.querySelector("p, li, h2, h3");
      if (nested || element.closest("[data-silent], [hidden], details:not([open])")) return;
      if (foreign && foreign.lang.slice(0, 2) !== language.slice(0, 2)) return;
      found.push(element.textContent.replace(/\s+/g, " ").trim());
    });
    return found.filter(Boolean);
  }

  function silence(button) {
    speech.cancel();
    button.setAttribute("aria-pressed", "false");
    button.querySelector("span").textContent = button.getAttribute("data-start");
  }

  function readAloud(button) {
    if (button.getAttribute("aria-pressed") === "true") return silence(button);
    var texts = pieces();
    speech.cancel();
    button.setAttribute("aria-pressed", "true");
    button.querySelector("span").textContent = button.getAttribute("data-stop");
    texts.forEach(function (text, index) {
      var utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice();
      utterance.lang = language;
      if (index === texts.length - 1) utterance.onend = function () { silence(button); };
      speech.speak(utterance);
    });
  }

  if (speech) {
    var ready = false;
    var prepare = function () {
      if (ready || !voice()) return;
      ready = true;
      offer("read", true, readAloud);
      window.addEventListener("pagehide", function () { speech.cancel(); });
    };
    prepare(); // some browsers have their voices at once, others later
    if (speech.addEventListener) speech.addEventListener("voiceschanged", prepare);
  }

  // On paper everything is open, and the day stands on it.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    each("main details[data-print]:not([open])", function (details) { opened.push(details); details.open = true; });
    each("[data-today]", function (place) {
      place.textContent = new Date().toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    opened = [];
  });
})();
