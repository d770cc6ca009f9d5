// While the code is shown the screen stays on; where a browser cannot do that, nothing is lost.
const stayOn = () => {
  if (document.visibilityState === 'visible') {
    navigator.wakeLock?.request('screen').catch(() => undefined);
  }
};
document.addEventListener('visibilitychange', stayOn);
stayOn();

const print = document.querySelector('[data-print]');
if (print !== null) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
