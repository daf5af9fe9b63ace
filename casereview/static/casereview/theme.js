// Follows the device's light or dark setting. Loaded in the head, so that no page flashes white at night.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const paint = () => document.documentElement.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  document.documentElement.classList.add("has-script");
  dark.addEventListener("change", paint);
  // Paper is white whatever the device is set to.
  window.addEventListener("beforeprint", () => document.documentElement.setAttribute("data-bs-theme", "light"));
  window.addEventListener("afterprint", paint);
  paint();
})();
