// @ts-check
/** The demo shop's own script: language, and the snippet that includes the chat widget. */
(() => {
  const address = new URLSearchParams(location.search);
  const html = document.documentElement;
  const titles = {
    ko: "마루상점 — 오래 쓰는 나무 살림",
    en: "Maru Shop — wooden things to keep",
  };

  /** @param {"ko" | "en"} language */
  function speak(language) {
    html.lang = language;
    document.title = titles[language];
    // The widget follows: a page that changes its language tells it so.
    /** @type {any} */ (window).Maru?.setLanguage(language);
  }

  const asked = address.get("lang") ?? (/^ko\b/.test(navigator.language) ? "ko" : "en");
  speak(asked === "en" ? "en" : "ko");
  document.querySelector("#language")?.addEventListener("click", () => {
    speak(html.lang === "ko" ? "en" : "ko");
  });
  for (const id of ["ask", "ask-en"])
    document.getElementById(id)?.addEventListener("click", () => {
      /** @type {any} */ (window).Maru?.open();
    });

  for (const button of document.querySelectorAll("li button"))
    button.addEventListener("click", () => {
      const words = { ko: "담았어요", en: "In your bag" };
      for (const text of button.querySelectorAll("i"))
        text.textContent = words[/** @type {"ko" | "en"} */ (text.lang)];
    });

  // A shop with shortcuts of its own: "/" jumps to the goods. Nobody who writes "/" in the chat wants that.
  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof Element && event.target.matches("input, textarea");
    if (event.key === "/" && !writing) location.hash = "goods";
  });

  const snippet = document.createElement("script");
  snippet.src = "/widget.js";
  snippet.async = true;
  snippet.dataset.organisation = "demo";
  snippet.dataset.entryPoint = address.get("entry") ?? "shop";
  snippet.dataset.callEntryPoint = address.get("call") ?? "shop-call";
  snippet.dataset.language = "auto";
  snippet.dataset.colour = "#2f5d50";
  snippet.dataset.theme = address.get("theme") ?? "light";
  document.head.append(snippet);
})();
