/*
 * Runs before anything else of `npm ci`, in whatever Node there is: with an older one the bundler's binding is left out
 * without a word, and what fails later does not speak of Node.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major === 20 ? minor >= 19 : major > 22 || (major === 22 && minor >= 12);
if (!isNewEnough) {
  console.error(`This needs Node 20.19 or later, or 22.12 or later. Here is ${process.version}.`);
  process.exitCode = 1;
}
