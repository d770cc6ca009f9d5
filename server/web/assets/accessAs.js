// Counts down in the banner; at the end the page shows nothing more.
const shown = document.querySelector('[data-left]');
const end = performance.now() + Number(shown?.dataset.left ?? 0);
const minutes = new Intl.NumberFormat(document.documentElement.lang, {
  style: 'unit',
  unit: 'minute',
  unitDisplay: 'long',
});
if (shown !== null) {
  setInterval(() => {
    const left = end - performance.now();
    if (left <= 0) location.replace('/console/as/me');
    else shown.textContent = minutes.format(Math.max(1, Math.ceil(left / 60_000)));
  }, 5000);
}
