// The person's own time zone, once: what they chose before or choose in the form counts more.
const zones = document.querySelector('[data-zone]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones?.dataset.zone === '' && here !== undefined) {
  const shown = zones.querySelector('select').value;
  if (shown !== here) location.replace(`?zone=${encodeURIComponent(here)}`);
}

// Radio buttons alone would choose with all four arrows: here up and down go through the times, and choose nothing.
const grid = document.querySelector('[data-grid]');
const slots = [...(grid?.querySelectorAll('fieldset') ?? [])];
const steps = { ArrowUp: -1, ArrowDown: 1 };
grid?.addEventListener('keydown', (event) => {
  const at = slots.indexOf(event.target.closest('fieldset'));
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = targetOf(event.key, at);
  if (to === undefined) return;
  event.preventDefault();
  const radios = [...(slots[to]?.querySelectorAll('input') ?? [])];
  (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
});

function targetOf(key, at) {
  if (key in steps) return Math.min(Math.max(at + steps[key], 0), slots.length - 1);
  if (key !== 'PageUp' && key !== 'PageDown') return undefined;
  const days = [...grid.querySelectorAll('section')];
  const day = days.findIndex((one) => one.contains(slots[at]));
  const other = days[day + (key === 'PageUp' ? -1 : 1)];
  const first = other?.querySelector('fieldset');
  return first === null || first === undefined ? at : slots.indexOf(first);
}
