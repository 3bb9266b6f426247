import { options } from 'preact';

/** What `act` changes stands on the page when this returns, and not a moment later. */
export function drawAtOnce(act: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  try {
    act();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}
