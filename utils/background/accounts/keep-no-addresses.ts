/** Where a server takes the key in the address only, the browser's list of requests would keep it: there is none. */
export function keepNoAddresses(): void {
  performance.setResourceTimingBufferSize(0);
  performance.clearResourceTimings();
}
