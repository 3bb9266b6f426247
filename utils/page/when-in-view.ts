/**
 * Calls back once this page is painted where somebody can see it, with the time of that in ms of the page's clock.
 * Returns how to stop.
 */
export function whenInView(act: (at: number) => void): () => void {
  let stopped = false;
  const look = () => {
    if (stopped || document.visibilityState !== 'visible') return;
    stop();
    requestAnimationFrame(() => requestAnimationFrame(act)); // the first comes before the painting
  };
  const stop = () => {
    stopped = true;
    document.removeEventListener('visibilitychange', look);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return stop;
}
