/**
 * The page's only script: switches language, theme and type size, opens what a link or the printer
 * points at. Everything can be read without it; the switches appear only when it runs.
 */
export const script = `(() => {
const page = document.documentElement;
const controls = document.querySelector(".controls");
const [darker, larger] = [controls.querySelector(".theme"), controls.querySelector(".type")];
const isDark = () => (page.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const speak = (language) => {
  page.lang = language;
  document.title = document.querySelector("h1").innerText;
  for (const button of controls.querySelectorAll("[data-speak]")) button.setAttribute("aria-pressed", String(button.dataset.speak === language));
};
const follow = () => {
  const element = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (element) element.scrollIntoView();
};
for (const button of controls.querySelectorAll("[data-speak]")) button.addEventListener("click", () => speak(button.dataset.speak));
darker.setAttribute("aria-pressed", String(isDark()));
darker.addEventListener("click", () => {
  page.dataset.theme = isDark() ? "light" : "dark";
  darker.setAttribute("aria-pressed", String(isDark()));
});
larger.addEventListener("click", () => {
  page.dataset.type = page.dataset.type === "large" ? "normal" : "large";
  larger.setAttribute("aria-pressed", String(page.dataset.type === "large"));
});
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details.print-open")) part.open = true;
});
controls.hidden = false;
speak(page.lang);
follow();
})();`;
