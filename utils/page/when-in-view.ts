/** A frame reaches the screen while the next ones are being prepared: Chromium's own paint times lie up to so many later. */
const FRAMES = 5;

/**
 * Calls back once this page is painted where somebody can see it, with the time of that in ms of the page's clock.
 * Returns how to stop.
 */
export function whenInView(act: (at: number) => void): () => void {
  let stopped = false;
  const look = () => {
    if (stopped || document.visibilityState !== 'visible') return;
    stop();
    afterFrames(FRAMES, act);
  };
  const stop = () => {
    stopped = true;
    document.removeEventListener('visibilitychange', look);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return stop;
}

function afterFrames(count: number, act: (at: number) => void): void {
  requestAnimationFrame((at) => (count > 1 ? afterFrames(count - 1, act) : act(at)));
}
