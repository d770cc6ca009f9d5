// The keyboard's short ways: / goes to the search field of the page.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
  const field = document.querySelector('[data-search]');
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// Who fills in what belongs to a choice has made that choice.
for (const way of document.querySelectorAll('.way')) {
  const radio = way.querySelector('input[type=radio]');
  const choose = () => {
    if (radio instanceof HTMLInputElement) radio.checked = true;
  };
  for (const field of way.querySelectorAll('select, input[type=search]')) {
    field.addEventListener('change', choose);
    field.addEventListener('input', choose);
  }
}
