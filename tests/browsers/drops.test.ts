import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';

inBothBrowsers('What is dropped on the options', { withAccount: true }, (bench) => {
  test('is left to the fields, and never takes the place of the page', async () => {
    const page = await bench.browser.open('options.html');
    expect(await page.run(taken, null)).toEqual([]);
    await page.close();
  });
});

/** In the page: what the browser itself would still do with, by element and kind. */
function taken(): string[] {
  const kinds = {
    text: new DataTransfer(),
    link: new DataTransfer(),
    file: new DataTransfer(),
  };
  kinds.text.setData('text/plain', 'AB12CD34');
  kinds.link.setData('text/uri-list', 'https://shop.example/');
  kinds.file.items.add(new File(['<p>'], 'a.html', { type: 'text/html' }));
  const wrong: string[] = [];
  for (const element of document.querySelectorAll(
    'body, main, h1, p, button, label, input, textarea',
  ))
    for (const [kind, dataTransfer] of Object.entries(kinds)) {
      const isField = element.matches('textarea, input:not([type=checkbox], [type=radio])');
      const isForFiles = element.matches('[type=file]');
      const isWanted = isField && isForFiles === (kind === 'file');
      for (const type of ['dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
        if (element.dispatchEvent(event) !== isWanted)
          wrong.push(`${kind} on ${element.tagName} ${element.id}`);
      }
    }
  return wrong;
}
