// The secret stands behind the #: into the form with it, and out of the address, the history and whoever reads them.
const field = document.querySelector('#link');
const secret = location.hash.slice(1);
if (field !== null && secret !== '') {
  field.value = secret;
  field.type = 'hidden';
  document.querySelector('[data-paste]').hidden = true;
  history.replaceState(null, '', location.pathname + location.search);
}
