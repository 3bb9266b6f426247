// What was seen, for the test to read from the page.
const { runtime } = globalThis.browser ?? globalThis.chrome;
runtime.sendMessage('seen').then((seen) => {
  document.body.innerText = seen.join('\n');
  document.body.id = 'seen';
});
