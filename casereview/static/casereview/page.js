// Small courtesies, each bound by data-module. Every page works without them.
(() => {
  const modules = {
    // A second click while the first is under way does nothing. The server holds against it too, by the form's key.
    "send-once": (form) => {
      form.addEventListener("submit", (event) => {
        if (form.dataset.sent) {
          event.preventDefault();
          return;
        }
        form.dataset.sent = "yes";
        form.querySelectorAll("button[type=submit]").forEach((button) => {
          button.setAttribute("aria-disabled", "true");
          button.dataset.label = button.textContent;
          if (button.dataset.busy) button.textContent = button.dataset.busy;
        });
      });
      // The browser's "back" shows the page as it was left: let it be sent again.
      window.addEventListener("pageshow", (event) => {
        if (!event.persisted) return;
        delete form.dataset.sent;
        form.querySelectorAll("button[type=submit]").forEach((button) => {
          button.removeAttribute("aria-disabled");
          if (button.dataset.label) button.textContent = button.dataset.label;
        });
      });
    },
    // Ticking a box says "some", so that nobody has to say it twice.
    "known-codes": (group) => {
      const some = group.querySelector("input[type=radio][value=some]");
      group.querySelectorAll("input[type=checkbox]").forEach((box) => {
        box.addEventListener("change", () => {
          if (box.checked && some) some.checked = true;
        });
      });
    },
    "print-page": (button) => button.addEventListener("click", () => window.print()),
    // The list of what went wrong is read out, and Tab goes on from there.
    "take-focus": (element) => element.focus(),
  };
  const bind = (root) => {
    const found = root.matches && root.matches("[data-module]") ? [root] : [];
    [...found, ...root.querySelectorAll("[data-module]")].forEach((element) => {
      if (element.dataset.bound) return;
      element.dataset.bound = "yes";
      element.dataset.module.split(" ").forEach((name) => modules[name] && modules[name](element));
    });
  };
  document.addEventListener("DOMContentLoaded", () => bind(document.body));
  document.addEventListener("htmx:load", (event) => bind(event.detail.elt));
})();
